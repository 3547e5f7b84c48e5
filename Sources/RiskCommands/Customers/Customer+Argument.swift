import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

extension ArgumentType where Content == Customer {
  /// A customer's name, or a record of inputs.
  static var customer: ArgumentType {
    ArgumentType(
      "a customer's name or a record of inputs", placeholder: "CUSTOMER",
      form: .thingOrValue(kinds: [ThingKind<Customer>.customer.name])
    ) { slot, session in try Customer(try slot.soleExpression(), in: session) }
  }
}

extension ArgumentType where Content == [Customer] {
  /// Customers' names or records of inputs, with commas between them.
  static var customers: ArgumentType {
    ArgumentType(
      "customers' names or records of inputs", placeholder: "CUSTOMER, …",
      form: .thingOrValue(kinds: [ThingKind<Customer>.customer.name])
    ) { slot, session in
      try slot.groups.map { group in
        if group.arguments.count > 1 {
          throw KernelFault.oneOnly("customer between commas").at(group.arguments[1].span)
        }
        return try Customer(try group.arguments[0].asExpression(), in: session)
      }
    }
  }
}

extension Customer {
  /// What stands for a customer without a name.
  static let unnamed = "customer"

  /// The customer an expression stands for: its name, or a record of its inputs.
  init(_ expression: Expression, in session: Session) throws {
    if case .name(let name) = expression.kind {
      self = try session.thing(.customer, named: name)
    } else {
      try self.init(try session.evaluate(expression), at: expression.span)
    }
  }

  /// The customer with a record's inputs.
  init(_ value: Value, at span: Span) throws {
    guard case .record(let record) = value else {
      throw CommandFault.notARecord(found: value.kindName).at(span)
    }
    self.init(name: Self.unnamed, inputs: record)
  }
}
