import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// A form at work, without any terminal: the values, the cursor, what is being typed and what can be taken back.
struct FormState {
  /// What the form shows beside its figures.
  enum Page: Equatable {
    case fields
    /// The contributions alone, for a screen without room for both.
    case contributions
    case help
  }

  /// A line about what was just done.
  enum Message: Equatable {
    case note(String)
    case fault(String)
  }

  let request: FormRequest
  private(set) var inputs: Record
  /// The figures at the beginning and now.
  let before: FormFigures
  private(set) var now: FormFigures
  private(set) var cursor = 0
  private(set) var entry: FormEntry?
  private(set) var message: Message?
  private(set) var page = Page.fields
  /// The lines that keep customers, with the customers' names.
  private(set) var kept: [(name: String, line: String)] = []
  private(set) var isLeft = false
  private var past: [Record] = []
  private var future: [Record] = []
  /// How many changes can be taken back.
  private static let depth = 1_000

  /// Opens a form; throws what is wrong with the values it begins with.
  init(_ request: FormRequest) throws {
    self.request = request
    inputs = request.start
    before = try request.figures(request.start)
    now = before
  }

  /// The field at the cursor; nil in a form without any.
  var field: FormField? { request.fields.indices.contains(cursor) ? request.fields[cursor] : nil }

  /// The value of a field now.
  func value(of field: FormField) -> Value { inputs[field.name] ?? .null }

  /// The value of a field at the beginning.
  func start(of field: FormField) -> Value { request.start[field.name] ?? .null }

  /// Whether a field's value is another one now.
  func isChanged(_ field: FormField) -> Bool { !value(of: field).isSame(as: start(of: field)) }

  /// How many fields have other values now.
  var changedCount: Int { request.fields.count(where: isChanged) }

  /// What is to be said of a field's value.
  func remark(on field: FormField) -> String? {
    now.remarks.first { $0.name == field.name }?.value.plainText
  }

  /// What the form is left with.
  var result: FormResult { FormResult(inputs: inputs, kept: kept.map(\.line)) }
}

// Keys

extension FormState {
  /// Does what a key asks for.
  mutating func handle(_ key: FormKey) {
    message = nil
    if entry != nil { return type(key) }
    if page == .help, key != .interrupt {
      page = .fields
      return
    }
    switch key {
    case .up, .backTab: move(by: -1)
    case .down, .tab: move(by: 1)
    case .home: cursor = 0
    case .end: cursor = max(0, request.fields.count - 1)
    case .left: step(by: -1)
    case .right: step(by: 1)
    case .farLeft: step(by: -1, isFar: true)
    case .farRight: step(by: 1, isFar: true)
    case .enter: beginTyping(nil)
    case .delete, .backspace: set(.null)
    case .undo: undo()
    case .redo: redo()
    case .escape, .interrupt: isLeft = true
    case .paste(let text): beginTyping(FormEntry.oneLine(text))
    case .character(let character): command(character)
    case .eraseLine, .redraw, .suspend: break
    }
  }

  private mutating func command(_ character: Character) {
    switch character {
    case "q", "Q": isLeft = true
    case "?", "h": page = .help
    case "k": move(by: -1)
    case "j": move(by: 1)
    case "-": step(by: -1)
    case "+", " ": step(by: 1)
    case "<": step(by: -1, isFar: true)
    case ">": step(by: 1, isFar: true)
    case "m": set(.null)
    case "u": undo()
    case "U": redo()
    case "r": if let field { set(start(of: field)) }
    case "R": if change(to: request.start) { message = .note("all as it was") }
    case "s": entry = FormEntry(.name, proposedName)
    case "w": page = page == .contributions ? .fields : .contributions
    case "=": beginTyping("")
    case "0"..."9", ".", "(", "\"", "'": beginTyping(String(character))
    default: message = .note("'\(character)' does nothing here: ? lists the keys")
    }
  }

  private mutating func move(by places: Int) {
    let count = request.fields.count
    if count > 0 { cursor = (cursor + places + count) % count }
  }
}

// Values

extension FormState {
  private mutating func step(by direction: Int, isFar: Bool = false) {
    guard let field else { return }
    let step = FieldStep(field)
    guard let next = step.value(from: value(of: field), by: direction, isFar: isFar) else {
      let isOpen = field.type == .text && field.levels.isEmpty
      message = .note(isOpen ? "press Enter and type a text" : "no step further; a typed value can go beyond")
      return
    }
    set(next)
  }

  private mutating func set(_ value: Value) {
    guard let field else { return }
    var candidate = inputs
    candidate[field.name] = value
    change(to: candidate)
  }

  /// Takes values over if they can be scored; else they stay, and what is wrong is said.
  @discardableResult private mutating func change(to candidate: Record) -> Bool {
    let isOther = request.fields.contains { field in
      !(candidate[field.name] ?? .null).isSame(as: value(of: field))
    }
    guard isOther else { return true }
    guard adopt(candidate, keeping: inputs) else { return false }
    future = []
    return true
  }

  private mutating func adopt(_ candidate: Record, keeping old: Record) -> Bool {
    do {
      now = try request.figures(candidate)
      inputs = candidate
      past.append(old)
      if past.count > Self.depth { past.removeFirst() }
      return true
    } catch {
      message = .fault(Self.words(of: error))
      return false
    }
  }

  private mutating func undo() {
    guard let last = past.popLast() else {
      message = .note("nothing to take back")
      return
    }
    let present = inputs
    guard adopt(last, keeping: last) else { return }
    past.removeLast()
    future.append(present)
    showChange(from: present)
  }

  private mutating func redo() {
    guard let next = future.popLast() else {
      message = .note("nothing to bring back")
      return
    }
    let present = inputs
    if adopt(next, keeping: present) { showChange(from: present) }
  }

  /// Takes the cursor to the field that differs, where it is one.
  private mutating func showChange(from other: Record) {
    let changed = request.fields.indices.filter { place in
      let field = request.fields[place]
      return !value(of: field).isSame(as: other[field.name] ?? .null)
    }
    if changed.count == 1 { cursor = changed[0] }
  }

  /// What went wrong, as it is said at the prompt, and what to do.
  static func words(of error: any Error) -> String {
    let fault = (error as? Diagnostic)?.fault ?? (error as? Diagnostics)?.all.first?.fault ?? error as? any Fault
    guard let fault else { return "this cannot be computed (\(Swift.type(of: error)))" }
    return fault.message + (fault.hint.map { "; \($0)" } ?? "")
  }
}

// Typing

extension FormState {
  /// Begins to type a value: with a text, or with the value there is.
  private mutating func beginTyping(_ text: String?) {
    guard let field else { return }
    entry = FormEntry(.value, text ?? FieldText(field).typed(value(of: field)))
  }

  private mutating func type(_ key: FormKey) {
    guard var typed = entry else { return }
    let outcome = typed.handle(key)
    switch outcome {
    case .typing: entry = typed
    case .givenUp: entry = nil
    case .done(let key):
      entry = typed
      guard take(typed) else { return }
      entry = nil
      if key != .enter { handle(key) }
    }
  }

  /// Takes what was typed over; false where something is wrong with it, which is said, and typing goes on.
  private mutating func take(_ typed: FormEntry) -> Bool {
    switch typed.purpose {
    case .value: takeValue(typed.text)
    case .name: keep(as: typed.text)
    }
  }

  private mutating func takeValue(_ text: String) -> Bool {
    guard let field else { return true }
    // An empty line takes nothing over: 'm' makes a value missing.
    guard text.contains(where: { !$0.isWhitespace }) else { return true }
    do {
      var candidate = inputs
      candidate[field.name] = try level(text, of: field) ?? request.value(text, inputs)
      return change(to: candidate)
    } catch {
      message = .fault(Self.words(of: error))
      return false
    }
  }

  /// The level of a text that was typed without quotes, in any case of letters.
  private func level(_ text: String, of field: FormField) -> Value? {
    guard field.type == .text else { return nil }
    if field.levels.contains(text) { return .text(text) }
    let near = field.levels.filter { $0.lowercased() == text.lowercased() }
    return near.count == 1 ? .text(near[0]) : nil
  }

  // Keeping

  /// A name that no customer kept here has yet.
  private var proposedName: String {
    let proposed = request.proposedName
    let others = (2...(kept.count + 2)).lazy.map { "\(proposed)_\($0)" }
    return ([proposed] + others).first { name in !kept.contains { $0.name == name } } ?? proposed
  }

  private mutating func keep(as name: String) -> Bool {
    let name = name.filter { !$0.isWhitespace || $0 == " " }
    do {
      let line = try request.keeping(name, inputs)
      kept.removeAll { $0.name == name }
      kept.append((name, line))
      message = .note("'\(name)' is kept when you leave")
      return true
    } catch {
      message = .fault(Self.words(of: error))
      return false
    }
  }
}

extension Value {
  /// Whether it is the same value, as far as a field can hold it.
  func isSame(as other: Value) -> Bool {
    if let number = asNumber, let another = other.asNumber { return number == another }
    return scalarType == other.scalarType && plainText == other.plainText
  }
}
