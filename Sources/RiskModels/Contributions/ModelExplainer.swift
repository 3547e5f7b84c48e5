/// Takes a model's margins apart into contributions of its features that add up to them.
///
/// For trees these are Tree SHAP values on the shares of training rows that the file keeps, as `pred_contribs` of
/// XGBoost and `pred_contrib` of LightGBM give them; for a linear model, weight times feature. The tables are prepared
/// once; several threads may share an explainer.
public struct ModelExplainer: Sendable {
  private enum Parts: Sendable {
    case xgboost(TreeExplainer<FeatureKeys>)
    case linear(LinearEnsemble)
    case lightGBM(TreeExplainer<FeatureSlots>)
  }

  /// The most features between which interactions are computed.
  private static let interactionLimit = 2_048

  private let parts: Parts
  /// How many features a row has.
  public let featureCount: Int
  /// Whom the features belong to.
  private let players: FeaturePlayers
  /// What every margin begins with: for trees, the mean margin over the training rows.
  public let base: Double

  /// Prepares the explanation of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - players: Whom features belong to that come and go together, as the levels of a category do; each its own where
  ///     nothing is said.
  /// - Throws: `ModelFault.notInModel` where the file does not tell how many training rows each node had, or where
  ///   leaves are linear models, for which LightGBM defines no contributions either.
  public init(_ model: BoostedModel, players: FeaturePlayers? = nil) throws {
    featureCount = model.featureCount
    let players = players ?? FeaturePlayers(each: model.featureCount)
    self.players = players
    guard players.ofFeature.count == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: players.ofFeature.count)
    }
    switch model {
    case .xgboost(let model):
      let trees = try TreeExplainer(model.forest, scale: 1, players)
      base = Double(model.baseMargin) + trees.mean
      parts = .xgboost(trees)
    case .linear(let model):
      base = Double(model.intercept)
      parts = .linear(model)
    case .lightGBM(let model):
      try model.checkLeaves()
      let trees = try TreeExplainer(model.forest, scale: model.treeScale, players)
      base = trees.mean
      parts = .lightGBM(trees)
    }
  }

  /// A row's contribution of each player; with the base they add up to the margin.
  ///
  /// Throws `ModelFault.featureCountMismatch`.
  public func contributions(of row: [Double]) throws -> [Double] {
    guard row.count == featureCount else {
      throw ModelFault.featureCountMismatch(expected: featureCount, given: row.count)
    }
    var result = [Double](repeating: 0, count: players.count)
    try row.withUnsafeBufferPointer { row in
      try result.withUnsafeMutableBufferPointer { try write(rows: row, into: $0) }
    }
    return result
  }

  /// Writes the contributions of rows that lie one after the other, a contribution a player and row.
  ///
  /// Throws `ModelFault.unevenMatrix` unless there are whole rows and as many contributions as they have players.
  public func write(rows: UnsafeBufferPointer<Double>, into sums: UnsafeMutableBufferPointer<Double>) throws {
    guard rows.count.isMultiple(of: featureCount), sums.count == rows.count / featureCount * players.count else {
      throw ModelFault.unevenMatrix(
        rows: sums.count / max(1, players.count), columns: featureCount, values: rows.count)
    }
    guard let first = rows.baseAddress, let target = sums.baseAddress else { return }
    let count = rows.count / featureCount
    switch parts {
    case .xgboost(let trees):
      rows.withFloats { rows in
        if let first = rows.baseAddress { trees.write(first, count: count, to: target) }
      }
    case .linear(let model):
      for place in sums.indices { sums[place] = 0 }
      for index in rows.indices {
        let player = Int(players.ofFeature[index % featureCount])
        sums[index / featureCount * players.count + player] +=
          model.contribution(of: first[index], to: index % featureCount)
      }
    case .lightGBM(let trees):
      trees.write(first, count: count, to: target)
    }
  }

  /// A row's contributions split between pairs of players: a symmetric matrix, row by row, whose rows add up to the
  /// contributions; what a player does by itself is on the diagonal.
  ///
  /// Throws `ModelFault.featureCountMismatch`; `ModelFault.modelTooLarge` for more players than fit into a matrix.
  public func interactions(of row: [Double]) throws -> [Double] {
    guard players.count <= Self.interactionLimit else {
      throw ModelFault.modelTooLarge(what: "features", limit: Self.interactionLimit)
    }
    let width = players.count
    let contributions = try contributions(of: row)
    var matrix = [Double](repeating: 0, count: width * width)
    row.withUnsafeBufferPointer { row in
      matrix.withUnsafeMutableBufferPointer { matrix in
        guard let first = row.baseAddress, let matrix = matrix.baseAddress else { return }
        switch parts {
        case .xgboost(let trees):
          row.withFloats { row in if let first = row.baseAddress { trees.addInteractions(first, to: matrix) } }
        case .linear: break
        case .lightGBM(let trees): trees.addInteractions(first, to: matrix)
        }
      }
    }
    for player in 0..<width {
      let others = matrix[(player * width)..<((player + 1) * width)].reduce(0, +)
      matrix[player * width + player] = contributions[player] - others
    }
    return matrix
  }
}

extension LinearEnsemble {
  /// What a feature adds to the margin; a missing one adds nothing.
  func contribution(of number: Double, to feature: Int) -> Double {
    number.isNaN ? 0 : Double(Float(number) * weights[feature])
  }
}
