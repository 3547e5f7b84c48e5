import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Who is explained: a customer by name, inputs typed in, or rows.
enum ExplainedSubject {
  case rows(Call.InputTable)
  case customer(Customer)

  /// Reads what was written; a name is a customer's before it is a dataset's.
  init(_ expression: Expression, in session: Session) throws {
    if case .name(let name) = expression.kind {
      if try session.existing(.customer, named: name.text) == nil,
        let rows = try session.existing(.dataset, named: name.text)
      {
        self = .rows(Call.InputTable(rows, name: name.text))
      } else {
        self = .customer(try session.thing(.customer, named: name))
      }
      return
    }
    let value = try session.evaluate(expression)
    guard case .table(let table) = value else {
      self = .customer(try ExplainedSubject.customer(value, expression))
      return
    }
    if case .variable(let name) = expression.kind {
      self = .rows(Call.InputTable(table, name: "$\(name.text)"))
    } else {
      self = .rows(Call.InputTable(table, name: nil))
    }
  }

  private static func customer(_ value: Value, _ expression: Expression) throws -> Customer {
    guard case .record(let record) = value else {
      throw CommandFault.notARecord(found: value.kindName).at(expression.span)
    }
    return Customer(name: "customer", inputs: record)
  }
}

extension ExplainedSubject {
  /// Reads a customer: rows are none.
  static func customer(_ expression: Expression, in session: Session) throws -> Customer {
    switch try ExplainedSubject(expression, in: session) {
    case .customer(let customer): return customer
    case .rows: throw CommandFault.notARecord(found: "a table").at(expression.span)
    }
  }
}

extension ArgumentType where Content == Expression {
  /// A customer's name, a record of inputs, or rows; the command reads it.
  static var explained: ArgumentType {
    ArgumentType("a customer, a record of inputs or a dataset", placeholder: "CUSTOMER", form: .block) { slot, _ in
      try slot.soleExpression()
    }
  }
}

extension ArgumentType where Content == Call.InputTable {
  /// Rows behind the word 'query'; where that word is missing a customer may stand there, which the command says.
  static var queried: ArgumentType {
    ArgumentType("a dataset", placeholder: "DATASET", form: .tableOrThings(kind: ThingKind.customer.name)) {
      slot, session in
      try session.table(of: try slot.soleExpression())
    }
  }
}

extension ArgumentType where Content == Identifier {
  /// A feature's name, which need be no column's.
  static var featureName: ArgumentType {
    ArgumentType("a feature's name", placeholder: "FEATURE", form: .block) { slot, session in
      if let name = try session.name(of: try slot.soleExpression()) { return name }
      return try slot.soleName()
    }
  }
}

extension Expression {
  /// Whether it is nothing but a word, without backticks.
  func isWord(_ word: String) -> Bool {
    if case .name(let name) = kind { !name.isQuoted && name.text == word } else { false }
  }
}
