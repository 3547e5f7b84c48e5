import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Says which models `score` applies.
enum UseCommand: Command {
  private static let models = Parameter(
    "model", .groups("models' names", placeholder: "MODEL, …", form: .thing(kind: ThingKind.model.name)),
    at: .arguments, "The models.")

  static let spec = CommandSpec(
    "use", group: .models, "Say which model 'score' applies.", parameters: [models.info],
    examples: [Example("use pd1", "Score with pd1.", setup: .model)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    var used: [PDModel] = []
    for argument in try call[models].flatMap({ $0 }) {
      let expression = try argument.asExpression()
      guard let name = try session.name(of: expression) else {
        throw KernelFault.wrongArgument("what is used", expected: "a model").at(expression.span)
      }
      used.append(try session.thing(.model, named: name))
    }
    for model in used { session.activate(model.name) }
    let lines = used.map { View.line("\($0.name)   \($0.card.kind.uppercased()) model, \($0.card.learner)") }
    return .notice(.list(used.map { .text($0.name) }), lines)
  }
}
