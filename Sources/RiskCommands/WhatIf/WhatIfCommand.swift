import RiskKernel

/// Opens a form in which a customer's inputs can be changed.
enum WhatIfCommand: Command {
  private static let customer = Parameter(
    optional: "customer", .customer, at: .argument, "Whom to ask about: a name, or a record of inputs.")

  static let spec = CommandSpec(
    "whatif", group: .customers, "See what a customer would be with other inputs.", parameters: [customer.info],
    examples: [Example("whatif good", "Change inputs on the screen.", setup: .prompt)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    try WhatIfForm(try call[customer], in: session).output()
  }
}
