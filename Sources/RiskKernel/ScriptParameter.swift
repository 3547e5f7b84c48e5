import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// A parameter a script takes from the command line: `param cutoff = 10%`.
public struct ScriptParameter: Sendable {
  /// The name behind `--`.
  public let name: String
  /// What it is where none is given, as it was written.
  public let defaultText: String
  /// What kind of value it takes, in words.
  public let kindName: String
  /// The `##` comment above it.
  public let documentation: String?

  /// The parameter a statement declares, if it does; a default that is no constant takes any text.
  init?(_ statement: Statement) {
    guard case .parameter(let name, let expression) = statement.kind else { return nil }
    let value = try? Evaluator(EmptyEnvironment()).evaluate(expression)
    self.name = name.text
    defaultText = expression.span.text
    kindName = value?.kindName ?? "a value"
    documentation = statement.documentation
  }

  /// A text from the command line as a value of the default's kind, or nil where it is none.
  static func value(of text: String, like fallback: Value) -> Value? {
    if case .text = fallback { return .text(text) }
    guard let expression = try? Parser.parseExpression(Source(text)),
      let value = try? Evaluator(EmptyEnvironment()).evaluate(expression)
    else {
      if case .null = fallback { return .text(text) }
      return nil
    }
    switch (fallback, value) {
    case (.null, _), (.boolean, .boolean), (.integer, .integer), (.number, .number), (.date, .date), (.list, .list),
      (.range, .range), (.record, .record):
      return value
    case (.number, .integer(let whole)): return .number(Double(whole))
    default: return nil
    }
  }
}
