/// Whom the features of a model belong to when its predictions are shared out.
///
/// Features that come and go together are one player: the levels of a category say one thing.
public struct FeaturePlayers: Sendable {
  /// The player of each feature, from zero.
  let ofFeature: [Int32]
  /// How many players there are.
  public let count: Int

  /// Makes each of so many features a player of its own.
  public init(each count: Int) {
    ofFeature = (0..<count).map { Int32(truncatingIfNeeded: $0) }
    self.count = count
  }

  /// Gives each feature its player; a feature that changes no prediction needs none.
  public init(_ players: [Int?]) {
    ofFeature = players.map { Int32(truncatingIfNeeded: $0 ?? 0) }
    count = max(1, (players.compactMap { $0 }.max() ?? 0) + 1)
  }
}
