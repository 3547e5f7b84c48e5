import Synchronization

/// The games that a model's margins are, one a row; what they share is prepared once, when it is first needed.
///
/// The players are the features, by the names the feature set gives them: those that some split asks for, or that have a
/// weight. All others change nothing.
public final class ModelGames: Sendable {
  /// The model.
  public let model: CreditModel
  /// The players' names.
  public let players: [String]
  /// The player of each feature; nil for one that changes nothing.
  let playerOfFeature: [Int?]
  private let shapes = Mutex<Shapes?>(nil)
  private let explainer = Mutex<ModelExplainer?>(nil)

  /// What the games of all rows share.
  private enum Shapes: Sendable {
    case xgboost(PathForest<FeatureKeys>, base: Double)
    case lightGBM(PathForest<FeatureSlots>)
    case linear(LinearEnsemble)
    case regression(RegressionModel)

    var paths: LeafPaths? {
      switch self {
      case .xgboost(let forest, _): forest.paths
      case .lightGBM(let forest): forest.paths
      case .linear, .regression: nil
      }
    }
  }

  /// Finds the players of a model.
  public init(_ model: CreditModel) {
    self.model = model
    let isUsed = model.predictor.usesFeature
    var players: [String] = []
    playerOfFeature = zip(model.plan.features, isUsed).map { feature, isUsed in
      guard isUsed else { return nil }
      if let known = players.firstIndex(of: feature.definition.name) { return known }
      players.append(feature.definition.name)
      return players.count - 1
    }
    self.players = players
  }

  private var featurePlayers: FeaturePlayers { FeaturePlayers(playerOfFeature) }

  /// How many steps a table of all coalitions of the players takes.
  var tableCost: Double {
    get throws { try prepared.paths?.subsets ?? 0 }
  }

  /// Where the players of a model sit among those of all models.
  struct Seats {
    /// The seat of each player; none, below zero, for one who does not take part.
    let places: [Int]
    /// How many seats there are.
    let count: Int
  }

  /// The game of a row of features: an absent player is what the training rows are in the mean.
  ///
  /// - Throws: `ModelFault.notInModel` where the file does not tell how many training rows each node had, or where
  ///   leaves are linear models.
  func game(of row: [Double], _ seats: Seats) throws -> MarginGame {
    switch try prepared {
    case .xgboost(let forest, let base): return trees(forest.paths, base, [forest.follows(floats: row)], [row], seats)
    case .lightGBM(let forest): return trees(forest.paths, 0, [forest.follows(row)], [row], seats)
    case .linear(let model):
      let parts = row.indices.map { model.contribution(of: row[$0], to: $0) }
      return sum(Double(model.intercept), parts, [row], seats)
    case .regression(let model):
      let (base, parts) = try model.contributions(of: row)
      return sum(base, parts, [row], seats)
    }
  }

  /// The game between two rows of features: an absent player is as in the other row.
  ///
  /// - Throws: as `game(of:)` does.
  func game(of row: [Double], against other: [Double], _ seats: Seats) throws -> MarginGame {
    let rows = [row, other]
    switch try prepared {
    case .xgboost(let forest, let base):
      return trees(forest.paths, base, rows.map { forest.follows(floats: $0) }, rows, seats)
    case .lightGBM(let forest): return trees(forest.paths, 0, rows.map { forest.follows($0) }, rows, seats)
    case .linear(let model):
      let parts = row.indices.map {
        model.contribution(of: row[$0], to: $0) - model.contribution(of: other[$0], to: $0)
      }
      return sum(margin(other), parts, rows, seats)
    case .regression(let model):
      let parts = model.coefficients.indices.map { model.coefficients[$0].value * (row[$0] - other[$0]) }
      return sum(margin(other), parts, rows, seats)
    }
  }

  /// The exact Shapley values of a row's margin, a player of the model each, and the mean margin they start from.
  ///
  /// - Throws: as `game(of:)` does.
  func contributions(of row: [Double]) throws -> (base: Double, values: [Double]) {
    let seats = Seats(places: Array(players.indices), count: players.count)
    guard case .boosted(let boosted) = model.predictor, boosted.treeCount > 0 else {
      let game = try game(of: row, seats)
      return (game.constant, game.balanced(game.parts, from: game.constant))
    }
    let explainer = try explainer.withLock { explainer in
      let known = try explainer ?? ModelExplainer(boosted, players: featurePlayers)
      explainer = known
      return known
    }
    let values = Array(try explainer.contributions(of: row).prefix(players.count))
    return (explainer.base, sum(explainer.base, [], [row], seats).balanced(values, from: explainer.base))
  }

  /// The margin of a row of features.
  func margin(_ row: [Double]) -> Double { row.withUnsafeBufferPointer(model.predictor.margin) }

  private var prepared: Shapes {
    get throws {
      try shapes.withLock { shapes in
        let known = try shapes ?? prepare()
        shapes = known
        return known
      }
    }
  }

  private func prepare() throws -> Shapes {
    switch model.predictor {
    case .regression(let model): return .regression(model)
    case .segments, .anomaly, .embedding:
      throw ModelFault.notInModel(what: "contributions", reason: "only a PD, a loss or an exposure is shared out")
    case .boosted(.linear(let model)): return .linear(model)
    case .boosted(.xgboost(let model)):
      return .xgboost(try PathForest(model.forest, scale: 1, featurePlayers), base: Double(model.baseMargin))
    case .boosted(.lightGBM(let model)):
      try model.checkLeaves()
      return .lightGBM(try PathForest(model.forest, scale: model.treeScale, featurePlayers))
    }
  }

  /// A game of trees; `follows` and `rows` are of the row and of the one it is held against, if any.
  private func trees(
    _ paths: LeafPaths, _ base: Double, _ follows: [[Double]], _ rows: [[Double]], _ seats: Seats
  ) -> MarginGame {
    MarginGame(
      playerCount: seats.count, seats: seats.places, constant: base, parts: [], paths: paths, present: follows[0],
      absent: follows.count > 1 ? follows[1] : paths.shares, whole: margin(rows[0]),
      none: rows.count > 1 ? margin(rows[1]) : nil)
  }

  /// A game in which each feature adds its part.
  private func sum(_ base: Double, _ features: [Double], _ rows: [[Double]], _ seats: Seats) -> MarginGame {
    var parts = [Double](repeating: 0, count: seats.count)
    for (player, part) in zip(playerOfFeature, features) {
      if let player, seats.places[player] >= 0 { parts[seats.places[player]] += part }
    }
    return MarginGame(
      playerCount: seats.count, seats: seats.places, constant: base, parts: parts, paths: nil, present: [], absent: [],
      whole: margin(rows[0]), none: rows.count > 1 ? margin(rows[1]) : nil)
  }
}

extension PathForest<FeatureKeys> {
  /// The same for a row of Float64, rounded as XGBoost does.
  fileprivate func follows(floats row: [Double]) -> [Double] {
    row.withUnsafeBufferPointer { $0.withFloats { row in row.baseAddress.map(follows) ?? [] } }
  }
}

extension Predictor {
  /// For each feature whether some row's margin could change with it.
  fileprivate var usesFeature: [Bool] {
    switch self {
    case .regression(let model): model.coefficients.map { $0.value != 0 }
    case .segments, .anomaly, .embedding: [Bool](repeating: true, count: featureCount)
    case .boosted(.linear(let model)): model.weights.map { $0 != 0 }
    case .boosted(.xgboost(let model)): model.forest.usesFeature(of: model.featureCount)
    case .boosted(.lightGBM(let model)): model.forest.usesFeature(of: model.featureCount)
    }
  }
}

extension PackedForest {
  /// For each of so many features whether some split asks for it.
  fileprivate func usesFeature(of count: Int) -> [Bool] {
    var isUsed = [Bool](repeating: false, count: count)
    for (index, node) in nodes.enumerated() where !node.isLeaf(at: index) {
      let feature = encoder.feature(ofSlot: node.keySlot)
      if isUsed.indices.contains(feature) { isUsed[feature] = true }
    }
    return isUsed
  }
}

extension LightGBMEnsemble {
  /// What the sum of the trees is multiplied with.
  var treeScale: Double { isAverage && treeCount > 0 ? 1 / Double(treeCount) : 1 }

  /// Makes sure that leaves are numbers.
  func checkLeaves() throws {
    guard linearLeaves.isEmpty else {
      throw ModelFault.notInModel(what: "contributions", reason: "its leaves are linear models (linear_tree)")
    }
  }
}
