/// Shapley values: what each player adds, in the mean over all orders in which they may join.
enum ShapleyValues {
  /// The exact values of a game from the figures of all its coalitions, a player's bit set in the index where it takes
  /// part.
  ///
  /// A coalition of `s` of `n` players counts `s! (n − s − 1)! / n!` times (Shapley 1953, "A value for n-person games").
  static func exact(_ figures: [Double], playerCount: Int) -> [Double] {
    guard playerCount > 0 else { return [] }
    var weights = [1 / Double(playerCount)]
    for size in 1..<max(1, playerCount) {
      weights.append(weights[size - 1] * Double(size) / Double(playerCount - size))
    }
    return (0..<playerCount).map { player in
      let bit = 1 << player
      var sum = 0.0
      for start in stride(from: 0, to: figures.count, by: 2 * bit) {
        for coalition in start..<(start + bit) {
          sum += weights[coalition.nonzeroBitCount] * (figures[coalition + bit] - figures[coalition])
        }
      }
      return sum
    }
  }

  /// The values as they come out of some orders drawn at random, each with its reverse, and their standard errors.
  ///
  /// Castro, Gómez and Tejada 2009, "Polynomial calculation of the Shapley value based on sampling"; reversed orders as
  /// in Mitchell et al. 2022, "Sampling permutations for Shapley value estimation". The values of each order add up, and
  /// so do their means.
  ///
  /// - Parameters:
  ///   - playerCount: how many players there are.
  ///   - pairs: how many orders are drawn, each with its reverse.
  ///   - generator: what they are drawn with.
  ///   - figures: the figures before the first player of an order and after each, given each player's place.
  /// - Returns: a value a player, and its standard error.
  static func sampled<Generator: RandomNumberGenerator>(
    playerCount: Int, pairs: Int, using generator: inout Generator, figures: ([Int]) throws -> [Double]
  ) rethrows -> (values: [Double], errors: [Double]) {
    var (means, squares) = (
      [Double](repeating: 0, count: playerCount), [Double](repeating: 0, count: playerCount)
    )
    for pair in 0..<pairs {
      let places = Array(0..<playerCount).shuffled(using: &generator)
      let reversed = places.map { playerCount - 1 - $0 }
      let (first, second) = (try figures(places), try figures(reversed))
      for player in 0..<playerCount {
        let gains = [(first, places[player]), (second, reversed[player])].map { $0[$1 + 1] - $0[$1] }
        // Welford 1962, "Note on a method for calculating corrected sums of squares and products".
        let distance = (gains[0] + gains[1]) / 2 - means[player]
        means[player] += distance / Double(pair + 1)
        squares[player] += distance * ((gains[0] + gains[1]) / 2 - means[player])
      }
    }
    let draws = Double(max(2, pairs))
    return (means, squares.map { ($0 / (draws - 1) / draws).squareRoot() })
  }
}
