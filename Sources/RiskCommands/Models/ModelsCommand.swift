import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels

/// Lists the models.
enum ModelsCommand: Command {
  static let spec = CommandSpec(
    "models", group: .models, "List the models of the workspace.", parameters: [],
    examples: [Example("models", "Every model with what it predicts and learned from.", setup: .model)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    var models: [CreditModel] = []
    var damaged: [(name: String, reason: String)] = []
    for name in session.names(of: .model) {
      do { models += [try session.existing(.model, named: name)].compactMap { $0 } } catch let fault as any Fault {
        damaged.append((name, fault.message))
      }
    }
    return ModelListing.output(models, damaged: damaged)
  }
}

/// Shows models.
enum ModelListing {
  /// The models as a table: a model a row; below it those that cannot be read, with the reasons.
  static func output(_ models: [CreditModel], damaged: [(name: String, reason: String)]) -> Output {
    let titles = ["name", "kind", "learner", "target", "rows", "features", "created"]
    let rows = models.map { model -> [Value] in
      [
        .text(model.name), .text(model.kind.rawValue), .text(model.card.learner), .text(model.card.target),
        .integer(Int64(model.card.training.rows)), .integer(Int64(model.plan.expressions.count)),
        .text(String(model.card.created.prefix(10))),
      ]
    }
    let records = rows.map { Value.record(Record(zip(titles, $0).map { Record.Field($0, $1) })) }
    let note = models.isEmpty && damaged.isEmpty ? "none yet; 'help train' says how to make one" : nil
    let view = TableView(
      columns: titles.map { TableView.Column($0) }, rows: rows.map { TableView.Row($0) }, note: note)
    let lines = damaged.map { View.line(" \($0.name) cannot be used: \($0.reason)") }
    return Output(.list(records), views: [.table(view)] + lines)
  }

  /// All that is known of a model.
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
