import RiskKernel

/// Lists the models.
enum ModelsCommand: Command {
  static let spec = CommandSpec(
    "models", group: .models, "List the models of the workspace.", parameters: [],
    examples: [Example("models", "Every model with its stage, how good it is and what it learned from.", setup: .model)]
  )

  static func run(_ call: Call, in session: Session) throws -> Output {
    ModelListing.output(try session.registry.listing())
  }
}
