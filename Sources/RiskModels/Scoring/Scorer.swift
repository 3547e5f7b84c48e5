import RiskDiagnostics
public import RiskExpressions

/// The models that score together: a customer's probability of default, loss, exposure, expected loss, segment and anomaly.
///
/// The prompt, scripts and the server all score through it.
public struct Scorer: Sendable {
  /// The model of each kind, where one is in use.
  public let pd, lgd, ead, segments, anomaly: CreditModel?
  /// How the expected loss comes of them.
  public let expectedLoss: ExpectedLoss
  /// What the customers may have as inputs.
  public let inputNames: Set<String>
  /// What is known of each input, in the order of the models.
  public let facts: [InputFacts]

  /// Puts models together; `exposure` names the column a share of which is lost, and goes before the loss model's own.
  ///
  /// - Throws: a `ScoringFault` where an amount lost would be multiplied with an exposure.
  public init(
    pd: CreditModel? = nil, lgd: CreditModel? = nil, ead: CreditModel? = nil, segments: CreditModel? = nil,
    anomaly: CreditModel? = nil, exposure: String? = nil
  ) throws(ScoringFault) {
    self.pd = pd
    self.lgd = lgd
    self.ead = ead
    self.segments = segments
    self.anomaly = anomaly
    let named = exposure ?? lgd?.card.exposure
    if let lgd, lgd.card.measure == .amount, ead != nil || exposure != nil {
      throw .exposureTwice(lgd: lgd.name, pd: pd?.name)
    }
    expectedLoss =
      switch (pd, lgd?.card.measure) {
      case (nil, _), (_, nil): .withoutModel
      case (_, .amount): .ofAmount
      case (_, .share): named.map { .ofShare(.column($0)) } ?? (ead == nil ? .withoutExposure : .ofShare(.model))
      }
    let models = [pd, lgd, ead, segments, anomaly].compactMap { $0 }
    var names = Set(models.flatMap(\.plan.inputNames))
    let column: String? = if case .ofShare(.column(let name)) = expectedLoss { name } else { nil }
    if let column { names.insert(column) }
    inputNames = names
    facts = Self.facts(models, exposure: column)
  }

  /// The models, in the order they are named above.
  public var models: [CreditModel] { figureModels + [segments, anomaly].compactMap { $0 } }

  /// The models that the expected loss comes of: those of the probability, the loss and the exposure.
  public var figureModels: [CreditModel] { [pd, lgd, ead].compactMap { $0 } }

  /// The expected loss of figures; NaN where one that it needs is missing, nil where there is no formula for it.
  public func expectedLoss(pd: Double, lgd: Double, exposure: Double) -> Double? {
    switch expectedLoss {
    case .ofAmount: pd * lgd
    case .ofShare: pd * lgd * exposure
    case .withoutExposure, .withoutModel: nil
    }
  }

  /// Scores one customer, natively.
  ///
  /// - Throws: a `FeatureFault` for an input that is misspelt or that has the wrong type.
  public func score(_ customer: Record) throws -> CustomerScore {
    let unread = try unread(customer)
    let known = unread.isEmpty ? inputNames : inputNames.union(unread)
    let pd = try pd?.score(customer, besides: known)
    let lgd = try lgd?.score(customer, besides: known)
    let ead = try ead?.score(customer, besides: known)
    let segment = try segments?.score(customer, besides: known)
    let anomaly = try anomaly?.score(customer, besides: known)
    var missing: [String] = []
    for name in [pd, lgd, ead, segment, anomaly].flatMap({ $0?.missing ?? [] }) where !missing.contains(name) {
      missing.append(name)
    }
    var exposure = ead?.prediction
    if case .ofShare(.column(let column)) = expectedLoss {
      exposure = try Self.exposure(of: customer, column)
      if exposure == nil, !missing.contains(column) { missing.append(column) }
    }
    let loss = pd.flatMap { pd in
      lgd.flatMap { expectedLoss(pd: pd.prediction, lgd: $0.prediction, exposure: exposure ?? .nan) }
    }
    return CustomerScore(
      pd: pd?.prediction, lgd: lgd?.prediction, exposure: exposure, expectedLoss: loss,
      segment: segment.flatMap { Int(exactly: $0.prediction) }, anomaly: anomaly?.prediction, missing: missing,
      unread: unread)
  }

  /// What a customer has and no model reads.
  ///
  /// - Throws: a `FeatureFault` for a name that is nearly that of an input the customer lacks: it is misspelt.
  private func unread(_ customer: Record) throws -> [String] {
    let others = customer.fields.map(\.name).filter { !inputNames.contains($0) }
    guard !others.isEmpty else { return [] }
    let lacking = inputNames.filter { customer[$0] == nil }.sorted()
    for name in others {
      guard let near = Suggestion.nearest(to: name, among: lacking) else { continue }
      throw FeatureFault.unknownInput(name, model: models[0].name, near: near)
    }
    return others
  }

  private static func exposure(of customer: Record, _ column: String) throws -> Double? {
    guard let value = customer[column], !value.isNull else { return nil }
    guard let number = value.asNumber else {
      throw FeatureFault.wrongInput(column, expected: ScalarType.number.wording, found: value.kindName)
    }
    return number
  }
}

/// What one customer's score is, and what it rests on.
public struct CustomerScore: Sendable {
  /// The probability of default; nil without a model of it.
  public let pd: Double?
  /// The loss given default, a share or an amount as the model says; nil without a model of it.
  public let lgd: Double?
  /// The exposure at default: the customer's own or a model's; nil where there is none.
  public let exposure: Double?
  /// The expected loss; nil where there is no formula for it, NaN where something it needs is missing.
  public let expectedLoss: Double?
  /// The segment; nil without a model of segments, and where it cannot tell.
  public var segment: Int?
  /// How unusual the customer is, above zero where it is; nil without a model of it, NaN where it cannot tell.
  public var anomaly: Double?
  /// The inputs the customer lacks, scored as missing.
  public let missing: [String]
  /// The inputs that no model reads.
  public let unread: [String]
}
