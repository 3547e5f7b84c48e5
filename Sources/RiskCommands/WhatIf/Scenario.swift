import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Changes with a name, and whom they were made for.
struct Scenario: Sendable {
  let name: String
  let changes: CustomerChanges
  /// The customer as it was then.
  let customer: Customer

  /// The customer after the changes.
  func customer(from other: Customer? = nil, in session: Session) throws -> Customer {
    let start = other ?? customer
    return Customer(name: name, inputs: try changes.applied(to: start.inputs, of: start.name, in: session))
  }
}

extension ThingKind where Item == Scenario {
  /// Changes with a name.
  static var scenario: ThingKind {
    ThingKind("scenario", hint: "make one: whatif good set util = 30% as \"pay down\"")
  }
}

extension ArgumentType where Content == Identifier {
  /// The name of a new scenario, bare or in quotes.
  static var scenarioName: ArgumentType {
    ArgumentType("a name for the scenario", placeholder: "\"NAME\"", form: .block) { slot, session in
      guard let name = try slot.soleExpression().scenarioName(in: session) else { throw slot.wrong }
      return name
    }.offering()
  }
}

extension ArgumentType where Content == Scenario {
  /// A scenario's name, bare or in quotes.
  static var scenario: ArgumentType {
    ArgumentType(
      "a scenario's name", placeholder: "SCENARIO", form: .thingOrValue(kinds: [ThingKind<Scenario>.scenario.name])
    ) { slot, session in
      guard let name = try slot.soleExpression().scenarioName(in: session) else { throw slot.wrong }
      return try session.thing(.scenario, named: name)
    }
  }
}

extension Expression {
  /// The name it gives: bare, a text, or what a variable or a text with `{…}` holds.
  func scenarioName(in session: Session) throws -> Identifier? {
    if case .text(let text) = kind, !text.isEmpty { return Identifier(text, isQuoted: true, span: span) }
    return try session.name(of: self)
  }
}
