/// The margin of one row as a game: what the model would give if only some of the players were there.
///
/// Each leaf of a forest adds a product to the margin, over the players on the path to it: `present` where a player takes
/// part, `absent` where not. With the shares of training rows as what is absent these are the path-dependent expectations
/// of Tree SHAP (Lundberg et al. 2020, "From local explanations to global understanding with explainable AI for trees",
/// algorithm 1); with another row's path, the margin of a row put together of both (section "interventional Tree SHAP").
struct MarginGame: Sendable {
  /// How many players there are, those of other models among them.
  let playerCount: Int
  /// The place among all players that each player of the model has; those that are the same in both rows have none.
  let seats: [Int]
  /// What the margin has without leaves.
  let constant: Double
  /// What each of all players adds by itself, as the features of a linear model do; empty for trees.
  let parts: [Double]
  /// The leaves; nil for a linear model.
  let paths: LeafPaths?
  /// What the steps of the leaves come to with their players and without them.
  let present, absent: [Double]
  /// The margin with all players as the model itself sums it, and the one without any where it is that of a row.
  let whole: Double
  let none: Double?

  /// The margins of all coalitions: a player takes part where its bit is set in the index.
  ///
  /// Products are multilinear in who takes part. Their coefficients are added up over all leaves, and subset sums turn
  /// them into values: the zeta transform (Yates 1937, "The design and analysis of factorial experiments").
  var coalitions: [Double] {
    var table = [Double](repeating: 0, count: 1 << playerCount)
    table[0] = constant
    for (seat, part) in parts.enumerated() { table[1 << seat] += part }
    table.withUnsafeMutableBufferPointer { table in
      if let paths, let table = table.baseAddress {
        withLeaves(paths) { $0.addCoefficients(to: table, players: playerCount) }
      }
      for seat in 0..<playerCount { MarginGame.sumSubsets(of: seat, table) }
    }
    settle(&table)
    return table
  }

  /// Puts the model's own margins where they are known: sums in another order differ in their last digits.
  private func settle(_ margins: inout [Double]) {
    margins[margins.count - 1] = whole
    if let none { margins[0] = none }
  }

  private static func sumSubsets(of seat: Int, _ table: UnsafeMutableBufferPointer<Double>) {
    let bit = 1 << seat
    for start in stride(from: 0, to: table.count, by: 2 * bit) {
      for index in start..<(start + bit) { table[index + bit] += table[index] }
    }
  }

  /// Contributions that lead from a base to the model's own margin: what summing in another order has changed in the
  /// last digits is shared by all.
  func balanced(_ sums: [Double], from base: Double) -> [Double] {
    guard !sums.isEmpty else { return [] }
    let rest = (whole - base - sums.reduce(0, +)) / Double(sums.count)
    return sums.map { $0 + rest }
  }
}

extension MarginGame {
  /// The margins as players join one after the other, before the first of them and after each; each player has its
  /// place among those that join.
  func margins(joiningAt places: [Int]) -> [Double] {
    var changes = [Double](repeating: 0, count: playerCount + 1)
    changes[0] = constant
    for (seat, part) in parts.enumerated() { changes[places[seat] + 1] += part }
    if let paths {
      let own = seats.map { $0 < 0 ? -1 : places[$0] }
      changes.withUnsafeMutableBufferPointer { changes in
        guard let changes = changes.baseAddress else { return }
        withLeaves(paths) { leaves in leaves.addChanges(joiningAt: own, to: changes) }
      }
    }
    for place in 1..<changes.count { changes[place] += changes[place - 1] }
    settle(&changes)
    return changes
  }

  /// The exact Shapley values of the margin between two rows, where each step is taken or not.
  ///
  /// A leaf that needs `a` players there and `b` not gives `1 / (a · C(a + b, a))` of its value to each of the first and
  /// takes `1 / (b · C(a + b, b))` of it from each of the others (Lundberg et al. 2020, "interventional Tree SHAP").
  var contributionsBetweenRows: [Double] {
    var sums = parts.isEmpty ? [Double](repeating: 0, count: playerCount) : parts
    if let paths { for leaf in paths.values.indices { addContributions(leaf, paths, to: &sums) } }
    return balanced(sums, from: none ?? constant)
  }

  private func addContributions(_ leaf: Int, _ paths: LeafPaths, to sums: inout [Double]) {
    let steps = paths.starts[leaf]..<paths.starts[leaf + 1]
    var (needed, excluded) = (0, 0)
    for step in steps {
      if present[step] == 0, absent[step] == 0 { return }
      if present[step] > absent[step] { needed += 1 }
      if present[step] < absent[step] { excluded += 1 }
    }
    var orders = 1.0
    for index in 0..<needed { orders *= Double(needed + excluded - index) / Double(index + 1) }
    for step in steps where present[step] != absent[step] {
      let share = present[step] > 0 ? 1 / Double(needed) : -1 / Double(excluded)
      sums[seats[Int(paths.players[step])]] += paths.values[leaf] * share / orders
    }
  }

  private func withLeaves(_ paths: LeafPaths, _ body: (LeafProducts) -> Void) {
    paths.players.withUnsafeBufferPointer { players in
      present.withUnsafeBufferPointer { present in
        absent.withUnsafeBufferPointer { absent in
          body(LeafProducts(paths: paths, players: players, present: present, absent: absent, seats: seats))
        }
      }
    }
  }
}
