import RiskExpressions

/// A customer whose figure is explained, with the one it is held against, if any: who takes part, and who adds what.
struct ExplainedPair {
  private let explainer: ScoreExplainer
  private let customer: ExplainedCustomer
  private let other: ExplainedCustomer?
  /// Who takes part: all players, or those in which the two differ.
  let players: [String]
  /// Where the players of each model sit among them; below zero for those that take no part.
  private let seats: [ModelGames.Seats]
  /// Where the exposure sits, if the two differ in it.
  private let exposureSeat: Int?

  /// Seats the players of an explanation.
  init(_ explainer: ScoreExplainer, _ customer: ExplainedCustomer, _ other: ExplainedCustomer?) {
    self.explainer = explainer
    self.customer = customer
    self.other = other
    var players = explainer.players
    var exposureSeat: Int?
    if let other {
      let differing = Set(
        explainer.games.indices.flatMap {
          explainer.games[$0].players(differing: customer.features[$0], other.features[$0])
        })
      players = players.filter(differing.contains)
      if let column = explainer.exposureColumn, customer.exposure != other.exposure {
        if !players.contains(column) { players.append(column) }
        exposureSeat = players.firstIndex(of: column)
      }
    }
    self.players = players
    self.exposureSeat = exposureSeat
    seats = explainer.games.map { games in
      ModelGames.Seats(
        places: games.players.map { name in players.firstIndex(of: name) ?? -1 }, count: players.count)
    }
  }

  private func games() throws -> [MarginGame] {
    try explainer.games.indices.map { index in
      let row = customer.features[index]
      guard let other else { return try explainer.games[index].game(of: row, seats[index]) }
      return try explainer.games[index].game(of: row, against: other.features[index], seats[index])
    }
  }

  /// The exposure where it is the customer's own, or the other's.
  private func exposure(isOwn: (_ seat: Int) -> Bool) -> Double {
    guard let other, let exposureSeat, !isOwn(exposureSeat) else { return customer.exposure }
    return other.exposure
  }

  // The ways to contributions

  /// The exact contributions to a margin, by the trees themselves.
  func margin() throws -> Explanation {
    guard other == nil else {
      let game = try games()[0]
      return explanation(from: game.none ?? game.constant, to: game.whole, game.contributionsBetweenRows)
    }
    let (base, values) = try explainer.games[0].contributions(of: customer.features[0])
    let whole = explainer.games[0].margin(customer.features[0])
    return explanation(from: values.isEmpty ? whole : base, to: whole, values)
  }

  /// The exact contributions from the figures of all coalitions.
  func exact() throws -> Explanation {
    let figures = explainer.figures(try games().map(\.coalitions)) { coalition in
      exposure { coalition & (1 << $0) != 0 }
    }
    return explanation(
      from: figures[0], to: figures[figures.count - 1], ShapleyValues.exact(figures, playerCount: players.count))
  }

  /// Contributions in the mean over orders drawn at random.
  func sampled<Generator: RandomNumberGenerator>(
    _ pairs: Int, using generator: inout Generator
  ) throws -> Explanation {
    let games = try games()
    func figures(_ places: [Int]) -> [Double] {
      explainer.figures(games.map { $0.margins(joiningAt: places) }) { joined in exposure { places[$0] < joined } }
    }
    let ends = figures(Array(players.indices))
    let (values, errors) = ShapleyValues.sampled(
      playerCount: players.count, pairs: pairs, using: &generator, figures: figures)
    return explanation(from: ends[0], to: ends[ends.count - 1], values, errors, orders: 2 * pairs)
  }

  private func explanation(
    from base: Double, to whole: Double, _ amounts: [Double], _ errors: [Double]? = nil, orders: Int? = nil
  ) -> Explanation {
    let contributions = players.enumerated().map { seat, name in
      Explanation.Contribution(
        player: name, value: customer.value(of: name), other: other?.value(of: name), amount: amounts[seat],
        error: errors?[seat])
    }
    return Explanation(
      figure: explainer.figure, base: base, whole: whole, contributions: contributions, orders: orders)
  }
}

extension ModelGames {
  /// The players whose features are not the same in two rows.
  fileprivate func players(differing row: [Double], _ other: [Double]) -> [String] {
    let places = playerOfFeature.indices.compactMap { feature -> Int? in
      let isSame = row[feature] == other[feature] || row[feature].isNaN && other[feature].isNaN
      return isSame ? nil : playerOfFeature[feature]
    }
    return Set(places).map { players[$0] }
  }
}
