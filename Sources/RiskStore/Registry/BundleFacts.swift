import Foundation
import RiskModels

/// What the registry notes of a model, so that a list of models reads no bundle.
struct BundleFacts {
  let kind: ModelKind
  let learner: String
  /// The metric the model is known by.
  let metric: (name: String, value: Double)?
  let rows: Int
  let features: Int
  let created: String
  /// Who keeps it, and the program that made it.
  let keeper: String

  /// Looks into a bundle.
  init(_ bundle: ModelBundle) {
    let card = bundle.model.card
    kind = card.kind
    learner = card.learner
    // What was measured on the very rows a model learned from is no more than that.
    metric = card.metrics.first.map { ($0.sample == "training" ? "training \($0.name)" : $0.name, $0.value) }
    rows = card.training.rows
    features = bundle.model.plan.expressions.count
    created = card.created
    keeper = [NSUserName(), card.versions["risk"].map { "risk \($0)" }].compactMap { $0 }.joined(separator: ", ")
  }
}
