import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Describes a customer by the inputs models read.
enum CustomerCommand: Command {
  private static let name = Parameter("name", .newName("customer"), at: .argument, "What to call the customer.")
  private static let record = Parameter(
    optional: "inputs", .block("a record of inputs"), at: .argument,
    "The inputs: { util: 35%, age: 42 }; rows of child tables stand in lists of records.")
  private static let original = Parameter(
    optional: "like", .thing(.customer), at: .clause,
    "A customer to copy the inputs of; those of a record go over them.")
  private static let changes = Parameter(
    "with", .writtenExpressions("name = expression"), at: .clause, default: [],
    "What is different; expressions may use the customer's own inputs.")

  static let spec = CommandSpec(
    "customer", group: .customers, "Describe a customer, from nothing or like another.",
    parameters: [name.info, record.info, original.info, changes.info],
    examples: [
      Example("customer anna { util: 35%, age: 42, num_90: 0 }", "A customer of three inputs."),
      Example(
        "customer bert like good with util = util + 50%, age = 22", "Like another, with changes.", setup: .customer),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let name = try call[name]
    var inputs = try start(call, session)
    var changed: Set<String> = []
    for change in try call[changes] {
      guard change.isNamed else { throw CommandFault.assignmentExpected.at(change.expression.span) }
      guard changed.insert(change.name.text).inserted else {
        throw CommandFault.changeTwice(change.name.text).at(change.name.span)
      }
      inputs[change.name.text] = try value(of: change.expression, in: inputs, session, owner: name)
    }
    session.put(Customer(name: name, inputs: inputs), as: name, .customer)
    let line = "\(name)   \(Words.count(inputs.fields.count, "input"))"
    return .notice(.record(inputs), [.line(line)])
  }

  /// What the customer starts from: the original's inputs, and the record's over them.
  private static func start(_ call: Call, _ session: Session) throws -> Record {
    let copied = try call[original]?.inputs
    guard let expression = try call[record] else {
      guard let copied else { throw CommandFault.customerOrRecord }
      return copied
    }
    return Record((copied?.fields ?? []) + (try written(expression, session).fields))
  }

  private static func written(_ expression: Expression, _ session: Session) throws -> Record {
    if case .block = expression.kind { throw CommandFault.notARecord(found: "a block").at(expression.span) }
    let value = try session.evaluate(expression)
    guard case .record(let record) = value else {
      throw CommandFault.notARecord(found: value.kindName).at(expression.span)
    }
    for field in record.fields where field.value.scalarType == nil && !field.value.isListOfRecords {
      throw CommandFault.notSingle(field.name, found: field.value.kindName).at(expression.span)
    }
    return record
  }

  /// The records of a child table.
  private static func children(_ expression: Expression, _ session: Session) throws -> Value {
    let value = try session.evaluate(expression)
    guard value.isListOfRecords else {
      throw CommandFault.notARecord(found: "a list of other values").at(expression.span)
    }
    return value
  }

  /// An expression over the customer's own inputs.
  static func value(
    of expression: Expression, in inputs: Record, _ session: Session, owner: String
  ) throws -> Value {
    let single = inputs.fields.filter { $0.value.scalarType != nil }
    let schema = Schema(single.map { Schema.Column($0.name, $0.value.scalarType ?? .null) })
    // Rows of child tables are given whole; single inputs are computed from single inputs.
    if case .list = expression.kind { return try children(expression, session) }
    do {
      let bound = try RowBinder(schema: schema, owner: owner, environment: session.environment).bind(expression)
      do { return try bound.evaluate(single.map(\.value)) } catch { throw error.at(expression.span) }
    } catch let diagnostic as Diagnostic {
      guard case ExpressionFault.unknownColumn(let name, _, let near) = diagnostic.fault else { throw diagnostic }
      throw CommandFault.noSuchField(name, near: near).at(diagnostic.span)
    }
  }
}

extension Value {
  /// Whether it holds rows of a child table: records with single values, and perhaps with such lists of their own.
  fileprivate var isListOfRecords: Bool {
    guard case .list(let items) = self else { return false }
    return items.allSatisfy { item in
      guard case .record(let record) = item else { return false }
      return record.fields.allSatisfy { $0.value.scalarType != nil || $0.value.isListOfRecords }
    }
  }
}
