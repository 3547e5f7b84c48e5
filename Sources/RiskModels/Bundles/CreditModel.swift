public import RiskExpressions
public import RiskStats

/// A fitted model of default, loss, exposure, segments, anomalies or an embedding: the way from a customer's inputs to a prediction.
public struct CreditModel: Sendable {
  /// The name it is called by.
  public let name: String
  /// The way from a row to the model's features.
  public let plan: FeaturePlan
  /// What the learner fitted.
  public let predictor: Predictor
  /// The learner's file: its name in the bundle and its bytes.
  public let file: (name: String, bytes: [UInt8])
  /// What else is known of the model.
  public let card: ModelCard
  /// What its probabilities go through at last; nil where they are used as the learner gives them.
  public let calibration: Calibration?
  private let knownSplits = Once<SplitLimits>()

  /// Puts a model together.
  ///
  /// - Throws: `ModelFault` where the learner's file cannot be read, does not take the plan's features, or predicts
  ///   something else than the card says.
  public init(name: String, plan: FeaturePlan, file: (name: String, bytes: [UInt8]), card: ModelCard) throws {
    let predictor = try Predictor(file: file)
    guard predictor.featureCount == plan.expressions.count else {
      throw ModelFault.featureCountMismatch(expected: predictor.featureCount, given: plan.expressions.count)
    }
    guard predictor.fits(card.kind) else {
      throw ModelFault.damagedModel(reason: "its file holds another kind of model than its card says")
    }
    if card.kind == .pd, !predictor.predicts.isOfProbability {
      throw ModelFault.notAProbability(objective: predictor.objective)
    }
    if card.kind != .pd, predictor.predicts == .logOdds { throw ModelFault.notAnAmount(objective: predictor.objective) }
    guard (card.kind == .lgd) == (card.measure != nil), card.calibration == nil || card.kind == .pd else {
      throw ModelFault.damagedModel(reason: "what its card says of the loss or of calibration does not fit its kind")
    }
    self.name = name
    self.plan = plan
    self.predictor = predictor
    self.file = file
    self.card = card
    calibration = try card.calibration.map { try $0.calibration }
  }

  /// What the model predicts.
  public var kind: ModelKind { card.kind }

  /// What the splits of its trees ask of its features; gathered when first asked for.
  public var splitLimits: SplitLimits { knownSplits.value { SplitLimits(predictor) } }

  /// The margin of one row, given in the order of the plan's inputs: for a PD model before calibration its log-odds.
  public func margin(of row: [Value]) throws(ExpressionFault) -> Double {
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: plan.expressions.count) {
      features throws(ExpressionFault) in
      features.initialize(repeating: .nan)
      try plan.write(row, to: features)
      return predictor.margin(of: UnsafeBufferPointer(features))
    }
  }

  /// The prediction for a margin: a probability, calibrated where the model is, or a loss or an exposure.
  public func prediction(ofMargin margin: Double) -> Double {
    if let calibration { return calibration.probability(margin: margin) }
    return predictor.predicts == .logOdds ? LogOdds.probability(margin) : predictor.prediction(ofMargin: margin)
  }

  /// The model under another name, or with another card.
  public func renamed(_ name: String? = nil, card: ModelCard? = nil) throws -> CreditModel {
    try CreditModel(name: name ?? self.name, plan: plan, file: file, card: card ?? self.card)
  }
}

extension BoostedModel.Prediction {
  /// Whether a probability comes of the margin.
  fileprivate var isOfProbability: Bool { self == .probability || self == .logOdds }
}

extension CreditModel {
  /// The prediction for one customer, natively: no database and no engine takes part.
  ///
  /// - Parameters:
  ///   - customer: the inputs by name.
  ///   - others: inputs the model does not read and that are no mistake: another model does.
  /// - Returns: the prediction, its margin and the inputs that were missing.
  /// - Throws: a `FeatureFault` for an input nobody knows or that has the wrong type.
  public func score(_ customer: Record, besides others: Set<String> = []) throws -> ModelScore {
    let (row, missing) = try plan.row(of: customer, model: name, besides: others)
    let margin = try margin(of: row)
    return ModelScore(prediction: prediction(ofMargin: margin), margin: margin, missing: missing)
  }
}

/// What one model says of one customer, and what that rests on.
public struct ModelScore: Sendable {
  /// The prediction: a probability, a share or an amount; NaN where the model cannot tell without what is missing.
  public let prediction: Double
  /// The margin, before calibration.
  public let margin: Double
  /// The inputs the customer lacks, scored as missing.
  public let missing: [String]
}
