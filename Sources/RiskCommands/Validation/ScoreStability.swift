import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskStats

/// How the scores of the PD model in use spread in two datasets.
enum ScoreStability {
  /// The scores in bins of equal size of the first dataset, or why there are none.
  case bins(StabilityBins.Column)
  case leftOut(reason: String)

  /// Scores both datasets with the model that `score` applies; nil where there is none.
  ///
  /// A model that cannot be read, or reads columns that are not there, is no reason not to measure the columns.
  init?(_ first: Relation, _ second: Relation, in session: Session) throws {
    let model: CreditModel
    do {
      guard let active = try session.active(.pd) else { return nil }
      try active.check(first.schema)
      try active.check(second.schema)
      model = active
    } catch let fault as any Fault {
      self = .leftOut(reason: fault.message)
      return
    }
    let scorer = BulkScorer([model], in: session)
    let before = try scorer.predict(first).predictions[0]
    let now = try scorer.predict(second).predictions[0]
    let edges = PopulationStability.edges(of: before, parts: StabilityBins.parts)
    let labels = BinLabel.labels(between: edges, of: .number) + [BinLabel.missing]
    let counts = [before, now].map { PopulationStability.counts(of: $0, between: edges) }
    let bins = zip(labels, zip(counts[0], counts[1])).map {
      StabilityBins.Bin(label: $0, first: $1.0, second: $1.1)
    }
    self = .bins(StabilityBins.Column(name: "PD of \(model.name)", bins: bins))
  }
}
