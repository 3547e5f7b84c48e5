public import RiskExpressions

/// What an underwriter sees of a customer: the score, the grade, the decision, and what is unusual about the inputs.
public struct Assessor: Sendable {
  /// The models.
  public let scorer: Scorer
  /// How grades follow from probabilities.
  public let scale: GradeScale
  /// How decisions follow; nil where there is no policy.
  public let policy: DecisionPolicy?
  private let bound: BoundPolicy?

  /// Puts models, grades and a policy together.
  ///
  /// - Throws: a `Diagnostic` where the policy speaks of what is neither a figure nor an input of the models.
  public init(scorer: Scorer, scale: GradeScale = .standard, policy: DecisionPolicy? = nil) throws {
    self.scorer = scorer
    self.scale = scale
    self.policy = policy
    let told = [
      scorer.segments.map { Schema.Column($0.kind.figure, .integer) },
      scorer.anomaly.map { Schema.Column($0.kind.figure, .number) },
    ].compactMap { $0 }
    let names = told.map(\.name)
    let inputs = scorer.facts.map { Schema.Column($0.name, $0.type) }.filter { !names.contains($0.name) }
    bound = try policy?.bound(scale: scale, inputs: Schema(inputs + told))
  }

  /// Assesses one customer, natively.
  ///
  /// - Throws: a `FeatureFault` for an input that is misspelt or that has the wrong type.
  public func assess(_ customer: Record) throws -> Assessment {
    let score = try scorer.score(customer)
    return Assessment(
      score: score, grade: score.pd.flatMap(scale.grade), decision: try bound?.decide(score, told(score, customer)),
      unusual: scorer.facts.compactMap { facts in
        customer[facts.name].flatMap { UnusualInput($0, facts) }
      })
  }
}

extension Assessor {
  /// What a policy can speak of besides figures: the customer's inputs, and what models of segments and anomalies tell,
  /// which goes before an input of its name as it does in rows.
  private func told(_ score: CustomerScore, _ customer: Record) -> Record {
    guard scorer.segments != nil || scorer.anomaly != nil else { return customer }
    var told = customer
    if let model = scorer.segments { told[model.kind.figure] = score.segment.map { .integer(Int64($0)) } ?? .null }
    if let model = scorer.anomaly {
      told[model.kind.figure] = score.anomaly.flatMap { $0.isNaN ? nil : .number($0) } ?? .null
    }
    return told
  }
}

/// What an underwriter sees of one customer.
public struct Assessment: Sendable {
  /// The figures, and what they rest on.
  public let score: CustomerScore
  /// The grade by the probability of default; nil without one.
  public let grade: String?
  /// What the policy decides; nil where there is none, or where a figure that it needs is missing.
  public let decision: Decision?
  /// The inputs whose values training never saw.
  public let unusual: [UnusualInput]
}
