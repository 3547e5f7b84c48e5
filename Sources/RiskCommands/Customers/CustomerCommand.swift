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
    let changes = try CustomerChanges(try call[changes])
    let inputs = try changes.applied(to: try start(call, session), of: name, in: session)
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
}
