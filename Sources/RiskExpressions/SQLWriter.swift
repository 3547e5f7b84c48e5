/// Writes expressions as SQL of a dialect.
struct SQLWriter {
  let dialect: SQLDialect
  /// The column that numbers the rows, in quotes.
  let rowNumber: String

  /// The text of an expression.
  func text(_ expression: RowExpression) throws(ExpressionFault) -> String {
    let text: String
    switch expression.node {
    case .constant(let value): text = SQL.literal(value.widened(to: expression.type), dialect)
    case .column(_, let name): text = SQL.quoted(name, dialect)
    case .call(let function, let arguments): text = try call(function, arguments, nil)
    case .choice(let branches, let otherwise): text = try choice(branches, otherwise)
    case .window(let function, let arguments, let window):
      text = try call(function, arguments, try self.window(function, arguments, window))
    }
    guard text.utf8.count <= SQL.lengthLimit else { throw .tooLarge }
    return text
  }

  private func texts(_ expressions: [RowExpression]) throws(ExpressionFault) -> [String] {
    var texts: [String] = []
    for expression in expressions { texts.append(try text(expression)) }
    return texts
  }

  private func window(
    _ function: Function, _ arguments: [RowExpression], _ window: RowWindow
  ) throws(ExpressionFault) -> SQLWindow {
    var (frame, rows): (WindowFrame?, Int64) = (nil, 1)
    if case .window(let own) = function.evaluation { frame = own }
    if case .integer(let count) = arguments.last?.constantValue { rows = count }
    return SQLWindow(keys: try texts(window.keys), order: try order(window.order), frame: frame, rows: rows)
  }

  private func order(_ keys: [RowWindow.Key]) throws(ExpressionFault) -> [String] {
    var order: [String] = []
    for key in keys { order.append(try text(key.value) + (key.descending ? " DESC" : "") + " NULLS LAST") }
    return order
  }

  private func call(
    _ function: Function, _ arguments: [RowExpression], _ window: SQLWindow?
  ) throws(ExpressionFault) -> String {
    var texts: [String] = []
    for (place, argument) in arguments.enumerated() {
      texts.append(try text(argument, for: function.parameter(at: place)))
    }
    return try function.sql(
      SQLCall(
        arguments: texts, types: arguments.map(\.type), constants: arguments.map(\.constantValue),
        dialect: dialect, rowNumber: rowNumber, window: window))
  }

  /// An argument; engines need the type of a missing one to know which function of a name is meant.
  private func text(_ argument: RowExpression, for parameter: FunctionParameter) throws(ExpressionFault) -> String {
    let text = try text(argument)
    guard text == "NULL", let type = parameter.accepts.soleType else { return text }
    return "CAST(NULL AS \(dialect.type(type)))"
  }

  private func choice(
    _ branches: [(condition: RowExpression, value: RowExpression)], _ otherwise: RowExpression?
  ) throws(ExpressionFault) -> String {
    var text = "CASE"
    for branch in branches {
      text += " WHEN \(try self.text(branch.condition)) THEN \(try self.text(branch.value))"
    }
    if let otherwise { text += " ELSE \(try self.text(otherwise))" }
    return text + " END"
  }
}
