/// The search for the cheapest change of a customer's inputs that meets a target.
public struct ReachProblem: Sendable {
  private let varied: VariedCustomer
  private let axes: [ReachAxis]
  private let models: [ReachModel]

  /// What two costs may differ by as a share and still count as one: values within cells are told apart no finer.
  private static let tolerance = 1e-3

  /// Cuts the inputs of a customer into cells, and the models into what is left of them with all other inputs fixed.
  ///
  /// - Throws: an `ExpressionFault` where a feature cannot be computed for one of the values.
  public init(_ varied: VariedCustomer, inputs: [ReachInput]) throws {
    self.varied = varied
    let cut = try inputs.map { try varied.axis(of: $0.name, over: $0.domain) }
    let isJoint = varied.models.indices.contains { model in
      let read = cut.flatMap { $0.features[model].places }
      return Set(read).count < read.count
    }
    // Where a feature reads several inputs, whole numbers are looked at one by one: each then is certain.
    let axes = zip(inputs, cut).map { ReachAxis($0, of: varied, $1, points: isJoint) }
    self.axes = axes
    models = try varied.models.indices.map { try ReachModel(varied, $0, axes) }
  }

  /// Looks for the cheapest change.
  ///
  /// - Parameters:
  ///   - goal: what it is to achieve.
  ///   - budget: how many boxes and how much memory may be used.
  ///   - known: a change of some of the inputs that was found before.
  ///   - goesOn: asked before each box; the search ends with what it has where it says no.
  /// - Returns: the change, or what comes nearest to the goal, and how certain that is.
  /// - Throws: whatever `goesOn` throws, and a fault where a value cannot be scored.
  public func solve(
    _ goal: any ReachGoal, budget: ReachBudget = ReachBudget(), startingFrom known: ReachResult? = nil,
    while goesOn: () throws -> Bool = { true }
  ) throws -> ReachResult {
    let search = ReachSearch(varied, axes: axes, models: models, goal: goal)
    if let steps = known?.steps { try search.begin(with: steps.map { ($0.input, $0.then) }) }
    var ending = ReachResult.Ending.whole
    while true {
      if search.bytes > budget.bytes { ending = .memory }
      if try search.looked >= budget.boxes || !goesOn() { ending = .budget }
      guard ending == .whole, try search.step() else { break }
    }
    let least = search.leastCost(hasEnded: ending == .whole)
    if let best = search.best {
      let final = try ReachRounding(search).rounded(best) { try search.meetsGoal($0) }
      return try result(search, final, least: min(least, best.cost), ending, found: best)
    }
    guard least == .infinity else {
      return try result(search, nil, least: least, ending)
    }
    let nearest = try search.nearest { try $0 < budget.boxes && goesOn() }
    let final = try nearest.found.map { found in
      try ReachRounding(search).rounded(found.candidate) { try search.distance(of: $0) ?? .infinity <= found.distance }
    }
    return try result(
      search, final, least: least, ending,
      isCertain: nearest.found.map { $0.distance <= nearest.bound } ?? false)
  }

  private func result(
    _ search: ReachSearch, _ candidate: ReachCandidate?, least: Double, _ ending: ReachResult.Ending,
    found: ReachCandidate? = nil, isCertain: Bool = false
  ) throws -> ReachResult {
    let sampled = axes.filter { !$0.isExact }.map(\.name)
    let steps = candidate.map { candidate in
      candidate.changed.map { axis in
        ReachResult.Step(
          input: axes[axis].name, now: axes[axis].own, then: candidate.values[axis],
          cost: axes[axis].cost(of: candidate.values[axis]))
      }
    }
    return ReachResult(
      steps: found == nil ? nil : steps, cost: found == nil ? .infinity : candidate?.cost ?? .infinity,
      leastCost: least,
      now: varied.now, then: try candidate.map { try search.score($0.values) }, nearest: found == nil ? steps : nil,
      isNearestCertain: isCertain, sampled: sampled, ending: ending,
      looked: search.looked,
      isCheapest: found.map { sampled.isEmpty && least >= $0.cost * (1 - Self.tolerance) } ?? false)
  }
}
