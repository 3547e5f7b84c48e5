public import RiskDiagnostics

/// What can be wrong with the form of a script.
public enum SyntaxFault: Fault, Equatable {
  case expected(String, found: String)
  case unclosed(String)
  case unterminatedText
  case unknownEscape(String)
  case invalidNumber(String)
  case invalidDate(String)
  case unknownCharacter(String)
  case foreignOperator(String, ours: String)
  case chainedComparison
  case tooDeep(limit: Int)
  case duplicateName(String)
  case methodCall(String)
  case starArgument
  case settingWithoutValue(String?)

  public var code: String {
    switch self {
    case .expected: "unexpected"
    case .unclosed: "unclosed"
    case .unterminatedText: "unterminated-text"
    case .unknownEscape: "unknown-escape"
    case .invalidNumber: "invalid-number"
    case .invalidDate: "invalid-date"
    case .unknownCharacter: "unknown-character"
    case .foreignOperator: "unknown-operator"
    case .chainedComparison: "chained-comparison"
    case .tooDeep: "too-deep"
    case .duplicateName: "duplicate-name"
    case .methodCall: "method-call"
    case .starArgument: "unexpected"
    case .settingWithoutValue: "setting-without-value"
    }
  }

  public var message: String {
    switch self {
    case .expected(let wanted, let found): "\(wanted) is expected here, not \(found)"
    case .unclosed(let bracket): "this '\(bracket)' is never closed"
    case .unterminatedText: "the text does not end on its line"
    case .unknownEscape(let escape): "'\(escape)' is not an escape"
    case .invalidNumber(let text): "'\(text)' is not a number"
    case .invalidDate(let text): "'\(text)' is not a day of the calendar"
    case .unknownCharacter(let character): "'\(character)' has no meaning here"
    case .foreignOperator(let text, _): "'\(text)' is not an operator"
    case .chainedComparison: "comparisons cannot be chained"
    case .tooDeep(let limit): "this is nested more than \(limit) levels deep"
    case .duplicateName(let name): "'\(name)' is given twice"
    case .methodCall(let name): "'\(name)' is not called with a point before it"
    case .starArgument: "'*' is not an argument"
    case .settingWithoutValue(let name):
      "'set\(name.map { " \($0)" } ?? "")' needs \(name == nil ? "a setting and its value" : "a value")"
    }
  }

  public var hint: String? {
    switch self {
    case .expected: nil
    case .unclosed(let bracket): "close it with '\(SyntaxFault.closing(bracket))'"
    case .unterminatedText: "end it with the quote it began with, or write \\n for a new line"
    case .unknownEscape: #"the escapes are \n, \t, \", \\, \{ and \}; in '…' nothing is escaped"#
    case .invalidNumber: "numbers look like 12, 1.5, 1e-3, 10%, 10k or 2.5m; a name that begins so stands in backticks"
    case .invalidDate: "dates look like 2024-03-31"
    case .unknownCharacter(let character):
      ["“", "”", "‘", "’"].contains(character) ? "use the plain quote \" around text" : nil
    case .foreignOperator(_, let ours): "write \(ours)"
    case .chainedComparison: "write a < b and b < c, or b between a and c"
    case .tooDeep: "give a part of it a name with let"
    case .duplicateName: "keep one of the two"
    case .methodCall: "stages follow a '|': portfolio | take 5"
    case .starArgument: "count() counts rows"
    case .settingWithoutValue: "help settings shows what they are now, and what they can be"
    }
  }

  public var status: ExitStatus { .misused }

  private static func closing(_ bracket: String) -> String {
    switch bracket {
    case "(": ")"
    case "[": "]"
    default: "}"
    }
  }
}
