import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Says which models `score` applies.
enum UseCommand: Command {
  private static let models = Parameter(
    "model", .groups("models' names", placeholder: "MODEL, …", form: .thing(kind: ThingKind.model.name)),
    at: .arguments, "The models.")
  private static let exposure = Parameter(
    optional: "exposure", .column, at: .option,
    "The column with the exposure, for a loss that is a share of it; the loss model's own if not given.")

  static let spec = CommandSpec(
    "use", group: .models, "Say which models 'score' applies: one of each kind, and no others.",
    parameters: [models.info, exposure.info],
    examples: [Example("use pd1", "Score with pd1.", setup: .model)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    var used: [CreditModel] = []
    for argument in try call[models].flatMap({ $0 }) {
      let expression = try argument.asExpression()
      guard let name = try session.name(of: expression) else {
        throw KernelFault.wrongArgument("what is used", expected: "a model").at(expression.span)
      }
      let model = try session.thing(.model, named: name)
      if let other = used.first(where: { $0.kind == model.kind }) {
        throw CommandFault.twoOfAKind(other.name, model.name, kind: model.kind.title).at(name.span)
      }
      used.append(model)
    }
    let column = try call[exposure]?.text
    let scorer = try call.at(models) {
      try Scorer(
        pd: used.of(.pd), lgd: used.of(.lgd), ead: used.of(.ead), segments: used.of(.segments),
        anomaly: used.of(.anomaly), exposure: column)
    }
    session.use(used, exposure: column)
    let lines = used.map { View.line("\($0.name)   \($0.summary)") }
    return .notice(.list(used.map { .text($0.name) }), lines + scorer.remarks.map { .line(" \($0)") })
  }
}

extension [CreditModel] {
  /// The model of a kind.
  fileprivate func of(_ kind: ModelKind) -> CreditModel? { first { $0.kind == kind } }
}
