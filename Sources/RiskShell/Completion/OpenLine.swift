import RiskSyntax

/// What stands before the cursor, with the brackets that are still open there.
struct OpenLine {
  /// The whole text, then what stands in each bracket that is open, the innermost last.
  private(set) var stretches = [OpenStretch(opener: .start, start: 0, isTight: false)]

  /// Sorts tokens into the brackets they stand in.
  init(_ tokens: [CursorText.Token]) {
    for (place, token) in tokens.enumerated() {
      let next = place + 1 < tokens.count ? tokens[place + 1].kind : nil
      switch token.kind {
      case .symbol("("), .symbol("["), .symbol("{"): open(token)
      case .symbol(")"), .symbol("]"), .symbol("}"): close(token)
      case .symbol("|"): stretches[inner].stages.append([])
      case .symbol(";"): stretches[inner].endStatement()
      case .lineEnd: if next != .symbol("|"), !stretches[inner].goesOn { stretches[inner].endStatement() }
      default: stretches[inner].append(.token(token))
      }
    }
  }

  /// The place of the innermost stretch, which is changed where it stands: a copy of a long line takes its time.
  private var inner: Int { stretches.count - 1 }

  private mutating func open(_ token: CursorText.Token) {
    let before = token.followsSpace ? nil : stretches[inner].items.last
    let opener: OpenStretch.Opener =
      switch token.kind {
      case .symbol("("): before?.name.map { .call($0) } ?? .parenthesis
      case .symbol("["): .bracket
      default: .brace
      }
    let isTight = before?.isOperand ?? false
    let start = isTight ? before?.range.lowerBound : nil
    stretches.append(OpenStretch(opener: opener, start: start ?? token.range.lowerBound, isTight: isTight))
  }

  /// Makes what stands in the innermost bracket one item; a bracket that nothing opened is passed over.
  private mutating func close(_ token: CursorText.Token) {
    guard stretches.count > 1, let closed = stretches.popLast() else { return }
    // A call's arguments and an index are one operand with the name before them.
    if closed.isTight { stretches[inner].removeLast() }
    stretches[inner].append(.group(closed.opener, closed.stages, closed.start..<token.range.upperBound))
  }
}

/// What stands in an open bracket, of the statement the cursor is in.
struct OpenStretch {
  /// What opened it.
  enum Opener: Equatable {
    case start, parenthesis, bracket, brace
    case call(String)
  }

  let opener: Opener
  /// Where the operand begins that it belongs to, in bytes.
  let start: Int
  /// Whether it follows an operand without a blank, as a call's arguments do.
  let isTight: Bool
  /// What stands between the pipes.
  var stages: [[LineItem]] = [[]]

  /// What stands in the stage the cursor is in.
  var items: [LineItem] { stages[stages.count - 1] }

  fileprivate mutating func append(_ item: LineItem) { stages[stages.count - 1].append(item) }

  fileprivate mutating func removeLast() { _ = stages[stages.count - 1].popLast() }

  /// Forgets the statement before; in other brackets a line's end means nothing.
  fileprivate mutating func endStatement() {
    if opener == .start || opener == .brace { stages = [[]] }
  }

  /// Whether the statement goes on with the next line.
  fileprivate var goesOn: Bool { stages.count > 1 && items.isEmpty || items.last.map { !$0.isOperand } ?? false }
}

/// A token, or all that stands in brackets that were closed.
enum LineItem {
  case token(CursorText.Token)
  case group(OpenStretch.Opener, [[LineItem]], Range<Int>)

  /// Where it stands.
  var range: Range<Int> {
    switch self {
    case .token(let token): token.range
    case .group(_, _, let range): range
    }
  }

  /// The word it is, if it is one without backticks.
  var word: String? {
    if case .token(let token) = self, case .word(let text) = token.kind { text } else { nil }
  }

  /// The name it is, in backticks or without.
  var name: String? {
    if case .token(let token) = self, case .quotedName(let text) = token.kind { text } else { word }
  }

  /// The variable it is.
  var variable: String? {
    if case .token(let token) = self, case .variable(let name) = token.kind { name } else { nil }
  }

  /// The sign it is.
  var symbol: String? {
    if case .token(let token) = self, case .symbol(let text) = token.kind { text } else { nil }
  }

  /// Whether a value can end with it, so that an operator, a clause or another argument may follow.
  var isOperand: Bool {
    guard let word else { return symbol == nil }
    return !LineItem.connectives.contains(word)
  }

  /// The words between operands.
  private static let connectives: Set<String> = [
    "and", "or", "not", "in", "like", "mod", "between", "is", "if", "then", "else", "case", "when",
  ]
}
