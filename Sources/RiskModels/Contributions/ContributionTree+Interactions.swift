extension ContributionTree {
  /// Adds half of each pair's interaction to both of its places in a matrix of features by features.
  ///
  /// Shapley interaction indices (Lundberg et al. 2020, "SHAP interaction values"): of the product a leaf stands for,
  /// the pair's is the integral of both differences times the factors of the others, halved between them.
  func addInteractions(
    _ agrees: UnsafeMutablePointer<UInt8>, to matrix: UnsafeMutablePointer<Double>, width: Int, scale: Double
  ) {
    agrees[0] = 1
    for (index, node) in nodes.enumerated().dropFirst() { agrees[index] &= agrees[Int(node.ancestor)] }
    for (index, node) in nodes.enumerated() where node.left == 0 && index > 0 {
      let players = players(onPathTo: index, agrees)
      for first in players.indices {
        for second in players.indices.dropFirst(first + 1) {
          let half = scale * node.value * interaction(players, first, second) / 2
          matrix[Int(players[first].feature) * width + Int(players[second].feature)] += half
          matrix[Int(players[second].feature) * width + Int(players[first].feature)] += half
        }
      }
    }
  }

  private typealias Player = (feature: Int32, zero: Double, one: Double)

  /// A player for each feature on a path: its deepest node has what the splits on it come to.
  private func players(onPathTo leaf: Int, _ agrees: UnsafeMutablePointer<UInt8>) -> [Player] {
    var players: [Player] = []
    var index = leaf
    while index > 0 {
      let node = nodes[index]
      if !players.contains(where: { $0.feature == node.feature }) {
        players.append((node.feature, node.zero, Double(agrees[index])))
      }
      index = Int(node.parent)
    }
    return players
  }

  private func interaction(_ players: [Player], _ first: Int, _ second: Int) -> Double {
    var integral = 0.0
    for (unit, weights) in start.enumerated() {
      for half in 0..<2 {
        let point = points[2 * unit + half]
        var product = weights[half]
        for (index, player) in players.enumerated() where index != first && index != second {
          product *= player.zero * (1 - point) + player.one * point
        }
        integral += product
      }
    }
    return integral * (players[first].one - players[first].zero) * (players[second].one - players[second].zero)
  }
}
