/// Looks for the cheapest change in a sensible order: among many inputs first the few that can do most.
///
/// A change that is found early bounds the search among all of them.
public struct ReachStrategy {
  private let varied: VariedCustomer
  private let target: ScoreTarget
  private let inputs: [ReachInput]
  private let budget: ReachBudget
  /// Up to so many inputs are looked at together at once.
  public static let few = 3

  /// Prepares a search.
  public init(_ varied: VariedCustomer, target: ScoreTarget, inputs: [ReachInput], budget: ReachBudget) {
    self.varied = varied
    self.target = target
    self.inputs = inputs
    self.budget = budget
  }

  /// Looks for the cheapest change.
  ///
  /// - Parameter goesOn: asked before each box; the search ends with what it has where it says no.
  /// - Returns: the change, or what comes nearest to the target, and how certain that is.
  /// - Throws: whatever `goesOn` throws, and a fault where a value cannot be scored.
  public func solve(while goesOn: () throws -> Bool) throws -> ReachResult {
    var looked = 0
    var first: ReachResult?
    if inputs.count > Self.few {
      let ranked = try ranked(&looked, goesOn)
      var count = Self.few
      while count < inputs.count, first?.steps == nil {
        first = try solve(Array(ranked.prefix(count)), &looked, goesOn, share: 0.5)
        count += 2
      }
    }
    return try solve(inputs, &looked, goesOn, share: 1, knowing: first)
  }

  /// The inputs, those first that meet the target alone, the cheapest first, and then those that come nearest to it.
  private func ranked(_ looked: inout Int, _ goesOn: () throws -> Bool) throws -> [ReachInput] {
    var results: [(input: ReachInput, cost: Double, distance: Double)] = []
    for input in inputs {
      let result = try solve([input], &looked, goesOn, share: 0.1)
      results.append((input, result.cost, result.steps == nil ? distance(result) : 0))
    }
    return results.enumerated().sorted { first, second in
      let (one, other) = (first.element, second.element)
      return (one.cost, one.distance, first.offset) < (other.cost, other.distance, second.offset)
    }.map(\.element.input)
  }

  private func distance(_ result: ReachResult) -> Double {
    guard let figures = result.then, !figures[target.aim.figure].isNaN else { return .infinity }
    return target.aim.isBelow ? figures[target.aim.figure] : -figures[target.aim.figure]
  }

  /// One search, with a share of the boxes that are left.
  private func solve(
    _ inputs: [ReachInput], _ looked: inout Int, _ goesOn: () throws -> Bool, share: Double,
    knowing known: ReachResult? = nil
  ) throws -> ReachResult {
    let problem = try ReachProblem(varied, inputs: inputs)
    let goal = try TargetGoal(target, customer: varied.customer, changing: inputs.map(\.name))
    let left = max(1, budget.boxes - looked)
    let boxes = share < 1 ? max(1, Int(Double(min(left, 1 << 40)) * share)) : left
    let result = try problem.solve(
      goal, budget: ReachBudget(boxes: boxes, bytes: budget.bytes), startingFrom: known, while: goesOn)
    looked += result.looked
    return result
  }
}
