import RiskStats

/// Shares a figure of a customer out among the features of the models it comes of: Shapley contributions in its unit.
///
/// What a figure would be if only some features were known is the figure at the expected margins of its models
/// (`MarginGame`): a coalition's PD is the calibrated probability of its margin, its EL what the scorer makes of its PD,
/// LGD and exposure. An exposure that is a column multiplies and takes no part, except between two customers.
public struct ScoreExplainer: Sendable {
  /// The models.
  public let scorer: Scorer
  /// The figure.
  public let figure: ExplainedFigure
  /// Who takes part: the features of all models of the figure by name, each once.
  public let players: [String]
  /// The models of the figure: of the PD, the LGD and the exposure, as far as it needs them.
  public let models: [CreditModel]
  /// The games of the models.
  let games: [ModelGames]

  /// The most players whose coalitions are all looked at.
  static let exactLimit = 18
  /// The most steps that the tables of all coalitions may take: some tenths of a second.
  private static let costLimit = 2e8
  /// How many pairs of orders are drawn at random where there are more.
  public static let usualPairs = 256

  /// Prepares the explanations of a figure.
  ///
  /// - Parameters:
  ///   - scorer: the models in use.
  ///   - figure: the figure.
  ///   - games: gives the games of a model; what it has at hand need not be prepared anew.
  /// - Throws: `ExplanationFault.noModel` where no model in use gives the figure.
  public init(
    _ scorer: Scorer, by figure: ExplainedFigure, games: (CreditModel) -> ModelGames = { ModelGames($0) }
  ) throws(ExplanationFault) {
    let models = scorer.models(of: figure)
    guard !models.isEmpty else { throw .noModel(figure, given: scorer.figures) }
    self.scorer = scorer
    self.figure = figure
    self.models = models
    self.games = models.map(games)
    var players: [String] = []
    for name in self.games.flatMap(\.players) where !players.contains(name) { players.append(name) }
    self.players = players
  }

  /// The column that has the exposure of the figure.
  public var exposureColumn: String? {
    if figure == .el, case .ofShare(.column(let column)) = scorer.expectedLoss { column } else { nil }
  }

  /// Shares a customer's figure out, from the base on or from another customer's figure.
  ///
  /// - Parameters:
  ///   - customer: the customer.
  ///   - other: the customer it is held against: contributions then add up to the difference.
  ///   - seed: what orders are drawn with at random, where there are too many players to look at all coalitions.
  ///   - stream: what makes the orders of this customer others than those of the next.
  ///   - pairs: how many pairs of orders are drawn.
  /// - Returns: what each player adds.
  /// - Throws: `ExplanationFault.unknownFigure` where a model or the formula cannot tell the figure, and
  ///   `ModelFault.notInModel` where a model cannot be taken apart.
  public func explain(
    _ customer: ExplainedCustomer, against other: ExplainedCustomer? = nil, seed: UInt64, stream: UInt64 = 0,
    pairs: Int = ScoreExplainer.usualPairs
  ) throws -> Explanation {
    for someone in [customer, other].compactMap({ $0 }) where !value(of: someone).isFinite {
      throw ExplanationFault.unknownFigure(figure, missing: someone.missing)
    }
    let pair = ExplainedPair(self, customer, other)
    if isMargin { return try pair.margin() }
    let cost = try games.reduce(0) { $0 + (try $1.tableCost) }
    if pair.players.count <= Self.exactLimit, cost <= Self.costLimit { return try pair.exact() }
    var generator = SeededRandom(seed: seed, stream: stream)
    return try pair.sampled(pairs, using: &generator)
  }

  /// The figure of a customer; NaN where it cannot be told.
  private func value(of customer: ExplainedCustomer) -> Double {
    let margins = zip(games, customer.features).map { [$0.margin($1)] }
    return figures(margins) { _ in customer.exposure }[0]
  }

  /// The figures at margins of the models: those at one index belong together.
  func figures(_ margins: [[Double]], exposure: (Int) -> Double) -> [Double] {
    guard figure != .margin else { return margins[0] }
    let predictions = zip(models, margins).map { model, margins in margins.map(model.prediction) }
    guard figure == .el else { return predictions[0] }
    return predictions[0].indices.map { index in
      let exposure = predictions.count > 2 ? predictions[2][index] : exposure(index)
      return scorer.expectedLoss(pd: predictions[0][index], lgd: predictions[1][index], exposure: exposure) ?? .nan
    }
  }

  /// Whether the figure is a model's margin: then trees tell the contributions by themselves.
  private var isMargin: Bool {
    figure == .margin || figure != .el && models[0].predictsMargin
  }
}

extension CreditModel {
  /// Whether the prediction is the margin itself.
  fileprivate var predictsMargin: Bool {
    guard calibration == nil else { return false }
    switch predictor {
    case .boosted(.xgboost(let model)): return model.link == .identity
    case .boosted(.linear(let model)): return model.link == .identity
    case .boosted(.lightGBM(let model)): return model.link == .identity
    case .regression(let model): return model.link == .identity
    case .segments, .anomaly, .embedding: return false
    }
  }
}
