import RiskDiagnostics
import RiskSyntax

/// Trees as short texts, to be compared.
enum TreeShape {
  /// An expression in prefix form: `(+ 1 (* 2 3))`.
  static func of(_ expression: Expression) -> String {
    switch expression.kind {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .date(let value): "\(value)"
    case .text(let value): "'\(value)'"
    case .interpolation(let segments): "(text\(segments.map(segment).joined()))"
    case .name(let name): name.isQuoted ? "`\(name.text)`" : name.text
    case .variable(let name): "$\(name.text)"
    case .list(let items): "[\(items.map(of).joined(separator: " "))]"
    case .range(let from, let through, let step):
      "(.. \(of(from)) \(of(through))\(step.map { " " + of($0) } ?? ""))"
    case .record(let fields): "{\(fields.map { "\($0.name.text): \(of($0.value))" }.joined(separator: ", "))}"
    case .unary(let symbol, let operand): "(\(symbol.rawValue) \(of(operand)))"
    case .binary(let symbol, let left, let right): "(\(symbol.rawValue) \(of(left)) \(of(right)))"
    case .between(let value, let low, let high): "(between \(of(value)) \(of(low)) \(of(high)))"
    case .isNull(let operand, let negated): "(\(negated ? "is not null" : "is null") \(of(operand)))"
    case .choice(let branches, let otherwise):
      "(if \(branches.map { "\(of($0.condition)) \(of($0.value))" }.joined(separator: " "))"
        + (otherwise.map { " " + of($0) } ?? "") + ")"
    case .call(let name, let arguments):
      "(\(name.text)\(arguments.map { " " + ($0.label.map { "\($0.text)=" } ?? "") + of($0.value) }.joined()))"
    case .field(let base, let name): "(. \(of(base)) \(name.text))"
    case .item(let base, let index): "(item \(of(base)) \(of(index)))"
    case .pipeline(let pipeline): "<\(of(pipeline))>"
    case .block(let statements): "{\(statements.map(of).joined(separator: "; "))}"
    case .window(let call, let window):
      "(over \(of(call)) [\(window.keys.map(of).joined(separator: " "))]"
        + " [\(window.order.map { of($0.value) + ($0.descending ? " desc" : "") }.joined(separator: " "))])"
    }
  }

  /// A statement: its kind and its parts.
  static func of(_ statement: Statement) -> String {
    switch statement.kind {
    case .pipeline(let pipeline): of(pipeline)
    case .binding(let name, let pipeline): "let \(name.text) \(of(pipeline))"
    case .setting(let name, let value): "set \(name.text) \(of(value))"
    case .parameter(let name, let value): "param \(name.text) \(of(value))"
    case .assertion(let condition, let message): "assert \(of(condition))\(message.map { " " + of($0) } ?? "")"
    case .inclusion(let path): "include \(of(path))"
    case .choice(let branches, let otherwise):
      "if \(branches.map { "\(of($0.condition)) \(of($0.block))" }.joined(separator: " elif "))"
        + (otherwise.map { " else \(of($0))" } ?? "")
    case .loop(let name, let items, let body): "for \(name.text) \(of(items)) \(of(body))"
    case .repetition(let condition, let body): "while \(of(condition)) \(of(body))"
    case .definition(let definition): "def \(definition.name.text) \(parameters(definition)) \(of(definition.body))"
    case .result(let pipeline): "return\(pipeline.map { " " + of($0) } ?? "")"
    case .leave: "break"
    case .next: "continue"
    case .attempt(let body, let name, let rescue): "try \(of(body)) catch \(name?.text ?? "_") \(of(rescue))"
    case .exit(let status): "exit\(status.map { " " + of($0) } ?? "")"
    }
  }

  private static func of(_ block: Block) -> String { "{\(block.statements.map(of).joined(separator: "; "))}" }

  private static func parameters(_ definition: Definition) -> String {
    "(\(definition.parameters.map { $0.name.text + ($0.fallback.map { "=" + of($0) } ?? "") }.joined(separator: " ")))"
  }

  /// A pipeline: its phrases with bars between them.
  static func of(_ pipeline: Pipeline) -> String { pipeline.stages.map(of).joined(separator: " | ") }

  private static func of(_ phrase: Phrase) -> String {
    ([of(phrase.groups)] + phrase.clauses.map { "@\($0.word.text) \(of($0.groups))" }).joined(separator: " ")
  }

  private static func of(_ groups: [ArgumentGroup]) -> String {
    groups.map { $0.arguments.map(of).joined(separator: " ") }.joined(separator: ", ")
  }

  private static func of(_ argument: Argument) -> String {
    (argument.label.map { "\($0.text):=" } ?? "") + of(argument.value)
  }

  private static func segment(_ segment: Expression.Segment) -> String {
    switch segment {
    case .literal(let text): " '\(text)'"
    case .expression(let expression): " \(of(expression))"
    }
  }
}
