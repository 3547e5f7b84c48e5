import RiskExpressions
import RiskKernel
import RiskModels

extension ModelListing {
  /// What a model's own card says, as a record.
  static func card(_ model: CreditModel) -> Output {
    let card = model.card
    let learned = model.plan.learned.map { Record.Field($0.text, $0.value) }
    let parameters = card.parameters.sorted { $0.key < $1.key }.map { Record.Field($0.key, $0.value.value) }
    let value = Record([
      Record.Field("name", .text(model.name)), Record.Field("kind", .text(card.kind.rawValue)),
      Record.Field("learner", .text(card.learner)), Record.Field("target", .text(card.target)),
      Record.Field("trees", .integer(Int64(model.predictor.size.count))),
      Record.Field("features", .list(model.plan.features.map { .text($0.name) })),
      Record.Field("learned", .record(Record(learned))), Record.Field("parameters", .record(Record(parameters))),
      Record.Field("dataset", .text(card.training.dataset)), Record.Field("rows", .integer(Int64(card.training.rows))),
      Record.Field("bads", card.training.bads.map { .integer(Int64($0)) } ?? .null),
      Record.Field("fingerprint", .text(card.training.fingerprint)),
      Record.Field("seed", .integer(Int64(clamping: card.seed))), Record.Field("created", .text(card.created)),
    ])
    return Output(.record(value))
  }
}
