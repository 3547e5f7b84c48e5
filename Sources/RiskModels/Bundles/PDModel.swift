public import RiskExpressions

/// A fitted model of the probability of default: a feature plan and boosted trees.
public struct PDModel: Sendable {
  /// The name it is called by.
  public let name: String
  /// The way from a row to the model's features.
  public let plan: FeaturePlan
  /// The trees.
  public let ensemble: TreeEnsemble
  /// The trees as the engine wrote them.
  public let booster: [UInt8]
  /// What else is known of the model.
  public let card: ModelCard

  /// Puts a model together.
  ///
  /// - Throws: `ModelFault` where the booster cannot be read or does not take the plan's features.
  public init(name: String, plan: FeaturePlan, booster: [UInt8], card: ModelCard) throws {
    let ensemble = try TreeEnsemble(xgboost: booster)
    guard ensemble.featureCount == plan.expressions.count else {
      throw ModelFault.featureCountMismatch(expected: ensemble.featureCount, given: plan.expressions.count)
    }
    guard ensemble.link == .logistic else { throw ModelFault.unsupportedObjective(ensemble.objective) }
    self.name = name
    self.plan = plan
    self.ensemble = ensemble
    self.booster = booster
    self.card = card
  }

  /// The log-odds of default of one row, given in the order of the plan's inputs.
  public func margin(of row: [Value]) throws(ExpressionFault) -> Float {
    try withUnsafeTemporaryAllocation(of: Float.self, capacity: plan.expressions.count) {
      features throws(ExpressionFault) in
      features.initialize(repeating: .nan)
      try plan.write(row, to: features)
      return ensemble.margin(of: UnsafeBufferPointer(features))
    }
  }

  /// The probability of default for a margin.
  public func probability(ofMargin margin: Float) -> Double { Double(ensemble.link.prediction(ofMargin: margin)) }
}

/// What one customer's score is, and what it rests on.
public struct CustomerScore: Sendable {
  /// The probability of default.
  public let pd: Double
  /// The log-odds of default.
  public let margin: Double
  /// The inputs the customer lacks, scored as missing.
  public let missing: [String]
}

extension PDModel {
  /// Scores one customer, natively: no database and no engine takes part.
  ///
  /// - Throws: a `FeatureFault` for an input the model does not know or that has the wrong type.
  public func score(_ customer: Record) throws -> CustomerScore {
    let (row, missing) = try plan.row(of: customer, model: name)
    let margin = try margin(of: row)
    return CustomerScore(pd: probability(ofMargin: margin), margin: Double(margin), missing: missing)
  }
}
