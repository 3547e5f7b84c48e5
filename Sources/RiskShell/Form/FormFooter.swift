import RiskExpressions
import RiskKernel
import RiskRender

/// The lines below a form: what the field at the cursor is, what is typed or to be said, and the keys.
struct FormFooter {
  /// The lines.
  let lines: [ScreenLine]
  /// Where text is typed, from the first of the lines.
  let caret: FormScreen.Place?

  init(_ screen: FormScreen) {
    let parts = Parts(screen)
    let typed = screen.state.entry.map(parts.typing)
    let keys = parts.keys
    if screen.height < 10 {
      lines = [typed?.line ?? parts.message ?? parts.facts, (typed == nil ? nil : parts.fault) ?? keys]
      caret = typed.map { FormScreen.Place(row: 0, column: $0.caret) }
      return
    }
    let facts = (typed == nil ? nil : parts.fault) ?? parts.facts
    let above = screen.height < 16 ? [] : [screen.rule] + parts.description(lines: screen.height < 22 ? 1 : 2)
    lines = above + [facts, typed?.line ?? parts.message ?? ScreenLine(), keys]
    caret = typed.map { FormScreen.Place(row: above.count + 1, column: $0.caret) }
  }

  /// The parts a footer is put together from.
  private struct Parts {
    let state: FormState
    let width: Int
    let isWide: Bool
    let numbers: NumberText
    let glyphs: FormGlyphs

    init(_ screen: FormScreen) {
      state = screen.state
      width = screen.width
      isWide = screen.isWide
      numbers = screen.numbers
      glyphs = screen.glyphs
    }

    private var separator: String { "  \(glyphs.dot)  " }

    /// What the field is, in so many lines.
    func description(lines count: Int) -> [ScreenLine] {
      let text = state.field?.documentation ?? state.field?.title ?? ""
      var lines = WrappedText.lines(DisplayWidth.printable(text), width: width - 2)
      if lines.count > count { lines = Array(lines.prefix(count - 1)) + [lines[(count - 1)...].joined(separator: " ")] }
      return (0..<count).map { ScreenLine(" " + ($0 < lines.count ? lines[$0] : "")).cut(to: width) }
    }

    /// The name of the field, its values and how far it steps.
    var facts: ScreenLine {
      guard let field = state.field else { return ScreenLine() }
      let text = FieldText(field)
      var parts = [text.unit.isEmpty ? field.name : "\(field.name) in \(text.unit)"]
      switch field.type {
      case .boolean: parts.append("true or false")
      case .text:
        if !field.levels.isEmpty { parts.append("one of \(field.levels.joined(separator: ", "))") }
      case .null, .integer, .number, .date:
        if let range = field.range { parts.append(text.shown(range, numbers)) }
        if let trained = field.trained { parts.append("training saw \(text.shown(trained, numbers))") }
        let step = FieldStep(field).size
        parts.append(field.type == .date ? "steps of a day" : "steps of \(text.shown(step, numbers))")
      }
      if !field.remark.isEmpty { parts.append(field.remark) }
      return ScreenLine(" " + parts.joined(separator: separator), .dim).cut(to: width)
    }

    /// What was just done or went wrong; else what is to be said of the value.
    var message: ScreenLine? {
      if let fault { return fault }
      if case .note(let text)? = state.message { return ScreenLine(" " + text, .changed).cut(to: width) }
      if let field = state.field, let remark = state.remark(on: field) {
        return ScreenLine(" " + remark, .changed).cut(to: width)
      }
      guard !state.kept.isEmpty else { return nil }
      let names = state.kept.map(\.name).joined(separator: ", ")
      return ScreenLine(" kept when you leave: \(names)", .dim).cut(to: width)
    }

    var fault: ScreenLine? {
      guard case .fault(let text)? = state.message else { return nil }
      return ScreenLine(" " + text, .fault).cut(to: width)
    }

    /// What is typed, as much of it as fits around the caret.
    func typing(_ entry: FormEntry) -> (line: ScreenLine, caret: Int) {
      let name = entry.purpose == .name ? "keep as" : (state.field?.title ?? "") + " ="
      var line = ScreenLine()
      line.add(" " + DisplayWidth.cut(DisplayWidth.printable(name), to: max(4, width / 3)) + " ", .bold)
      // As much of what stands before the caret as leaves room for it.
      let room = max(1, width - line.width - 1)
      var (first, before) = (entry.caret, 0)
      while first > 0 {
        before += DisplayWidth.of(entry.characters[first - 1])
        guard before < room else { break }
        first -= 1
      }
      let caret = line.width + DisplayWidth.of(String(entry.characters[first..<entry.caret]))
      line.add(String(entry.characters[first...].prefix(width)))
      return (line.cut(to: width), min(caret, width - 1))
    }

    /// The keys there are, those that matter most first.
    private var offered: [(key: String, meaning: String)] {
      if state.entry != nil { return [("Enter", "take it"), ("Esc", "give up")] }
      if state.page == .help { return [("any key", "back")] }
      return [
        ("?", "keys"), ("q", "leave"), (glyphs.leftRight, "step"), ("Enter", "type"), ("u", "undo"),
        (glyphs.upDown, "input"), ("s", "keep"), ("r", "reset"), ("m", "missing"),
      ] + (isWide ? [] : [("w", "why")])
    }

    /// As many keys as fit.
    var keys: ScreenLine {
      var line = ScreenLine(" ")
      for (key, meaning) in offered where line.width + key.count + meaning.count + 4 <= width {
        line.add(key, .bold)
        line.add(" " + meaning + "   ", .dim)
      }
      return line.cut(to: width)
    }
  }
}
