import Foundation
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax
import RiskTestSupport
import Testing

@Suite("Reaching a target")
struct ReachTests {
  private static let separate = """
    features separate {
      use = clip(util, 0, 2)
      age
      late = num_90
      income = ln(coalesce(monthly_income, 5000) + 1)
      debt = clip(debt_ratio, 0, 1)
      hump = abs(age - 45)
    }
    """
  private static let joined = """
    features joined {
      use = clip(util, 0, 2)
      late = num_30_59 + 2 * num_60_89 + num_90
      worst = max(num_30_59, num_60_89)
      num_90
      debt_ratio
    }
    """

  /// What to train, and which inputs to change.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let features: String
    let training: String
    let changing: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "XGBoost", features: separate, training: "using xgboost with rounds = 12, depth = 4",
      changing: ["util", "num_90", "debt_ratio"]),
    Case(
      name: "XGBoost, missing incomes", features: separate, training: "using xgboost with rounds = 12, depth = 3",
      changing: ["monthly_income", "age"]),
    Case(
      name: "LightGBM", features: separate, training: "using lightgbm with rounds = 12, leaves = 8",
      changing: ["util", "num_90", "monthly_income"]),
    Case(
      name: "sums of the changing inputs", features: joined, training: "using xgboost with rounds = 12, depth = 4",
      changing: ["num_30_59", "num_60_89", "num_90"]),
  ]

  @Test("finds what a search through all combinations of cells finds", arguments: cases)
  func exhaustive(_ given: Case) throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 1200
      \(given.features)
      train pd m on book target default features \(given.features.dropFirst(9).prefix { $0 != " " }) \(given.training)
      let people = book | take 25
      """)
    let scorer = try Scorer(pd: try workspace.model("m"))
    var generator = TreeSeed(state: 7)
    var (met, impossible) = (0, 0)
    for (place, row) in try workspace.rows(of: "people").enumerated() {
      let customer = Record(row.fields.filter { scorer.inputNames.contains($0.name) })
      let varied = try VariedCustomer(customer, scorer: scorer)
      let text =
        place.isMultiple(of: 4)
        ? "pd > \(varied.now.pd * 2)" : "pd <= \(varied.now.pd * Double.random(in: 0.2...0.95, using: &generator))"
      let target = try target(text, scorer)
      let inputs = try inputs(given.changing, of: varied, &generator)
      let all = try Exhaustive(varied, inputs, target)
      let result = try ReachStrategy(varied, target: target, inputs: inputs, budget: ReachBudget()).solve { true }
      if let cheapest = all.cheapest {
        met += 1
        #expect(result.isCheapest)
        #expect(abs(result.leastCost - cheapest) <= 1e-9 * (1 + cheapest), "\(given.changing) for \(text)")
        #expect(result.cost >= cheapest * (1 - 1e-9) && result.cost <= cheapest * 1.003 + 0.01)
        try check(result, inputs, varied, target)
      } else {
        impossible += 1
        #expect(result.isImpossible && result.isNearestCertain)
        let nearest = try #require(result.then).pd
        #expect(abs(nearest - all.nearest) <= 1e-6 * all.nearest, "\(given.changing) for \(text)")
      }
    }
    #expect(met > 0 && impossible > 0)
  }

  @Test("of an expected loss through trees of two libraries is as exact")
  func losses() throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 1500
      \(Self.separate)
      train pd m on book target default features separate using xgboost with rounds = 10, depth = 3
      let lost = book | where default = 1
      train lgd l on $lost target loss features separate using lightgbm with rounds = 10, leaves = 5, measure = amount
      let people = book | take 12
      """)
    let scorer = try Scorer(pd: try workspace.model("m"), lgd: try workspace.model("l"))
    var generator = TreeSeed(state: 9)
    for row in try workspace.rows(of: "people") {
      let customer = Record(row.fields.filter { scorer.inputNames.contains($0.name) })
      let varied = try VariedCustomer(customer, scorer: scorer)
      for text in ["el <= \(varied.now.expectedLoss * 0.6)", "grade <= B and el < \(varied.now.expectedLoss * 0.9)"] {
        let target = try target(text, scorer)
        let inputs = try inputs(["util", "num_90", "debt_ratio"], of: varied, &generator)
        let all = try Exhaustive(varied, inputs, target)
        let result = try ReachStrategy(varied, target: target, inputs: inputs, budget: ReachBudget()).solve { true }
        #expect((result.steps == nil) == (all.cheapest == nil))
        if let cheapest = all.cheapest { #expect(abs(result.leastCost - cheapest) <= 1e-9 * (1 + cheapest)) }
      }
    }
  }

  @Test("of a regression comes as near to the cheapest as it says")
  func regression() throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 1500
      features plain { use = clip(util, 0, 2); age; num_90; debt = clip(debt_ratio, 0, 1); both = util * debt_ratio }
      train pd m on book target default features plain using logistic
      let people = book | take 12
      """)
    let scorer = try Scorer(pd: try workspace.model("m"))
    var generator = TreeSeed(state: 13)
    var found = 0
    for row in try workspace.rows(of: "people") {
      let customer = Record(row.fields.filter { scorer.inputNames.contains($0.name) })
      let varied = try VariedCustomer(customer, scorer: scorer)
      let target = try target("pd <= \(varied.now.pd * 0.7)", scorer)
      let inputs = try inputs(["util", "num_90", "debt_ratio"], of: varied, &generator)
      let result = try ReachStrategy(varied, target: target, inputs: inputs, budget: ReachBudget(boxes: 20_000))
        .solve { true }
      if result.steps != nil {
        found += 1
        try check(result, inputs, varied, target)
      }
      for _ in 0..<400 {
        let (fields, cost) = try random(inputs, varied, &generator)
        var test = target.test(for: varied.customer)
        guard try test.isMet(try varied.figures(changing: fields)) else { continue }
        #expect(cost >= result.leastCost * (1 - 1e-9), "a cheaper change than what is said to be the least")
      }
    }
    #expect(found > 3)
  }

  @Test("ends within its budget and says what is certain")
  func budgets() throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 1500
      \(Self.separate)
      train pd m on book target default features separate using xgboost with rounds = 40, depth = 5
      let people = book | where num_90 > 0 | take 5
      """)
    let scorer = try Scorer(pd: try workspace.model("m"))
    var helped = 0
    var generator = TreeSeed(state: 17)
    for row in try workspace.rows(of: "people") {
      let customer = Record(row.fields.filter { scorer.inputNames.contains($0.name) })
      let varied = try VariedCustomer(customer, scorer: scorer)
      let target = try target("pd <= \(varied.now.pd * 0.7)", scorer)
      let inputs = try inputs(["util", "num_90", "debt_ratio", "monthly_income"], of: varied, &generator)
      let names = inputs.map(\.name)
      let goal = try TargetGoal(target, customer: customer, changing: names)
      let problem = try ReachProblem(varied, inputs: inputs)
      let whole = try problem.solve(goal)
      let again = try problem.solve(goal)
      #expect(whole.looked == again.looked && whole.cost == again.cost)
      #expect(whole.steps?.map(\.then.plainText) == again.steps?.map(\.then.plainText))
      guard whole.steps != nil else { continue }
      helped += 1
      var least = 0.0
      for boxes in [1, 3, 10, 30, 100] where boxes < whole.looked {
        let part = try problem.solve(goal, budget: ReachBudget(boxes: boxes))
        #expect(part.looked == boxes && part.ending == .budget)
        #expect(!part.isImpossible && part.leastCost <= whole.leastCost && part.leastCost >= least)
        #expect(part.cost >= whole.leastCost * (1 - 1e-9))
        least = part.leastCost
      }
      let small = try problem.solve(goal, budget: ReachBudget(bytes: 1))
      #expect(small.ending == .memory && small.looked == 0)
      let strategy = ReachStrategy(varied, target: target, inputs: inputs, budget: ReachBudget())
      let found = try strategy.solve { true }
      #expect(abs(found.leastCost - whole.leastCost) <= 1e-12 * (1 + whole.leastCost))
      #expect(try strategy.solve { false }.ending == .budget)
    }
    #expect(helped > 0)
  }

  // Tools

  private func target(_ text: String, _ scorer: Scorer) throws -> ScoreTarget {
    let written = try Parser.parseExpression(Source(text))
    return try ScoreTarget(written, assessor: try Assessor(scorer: scorer), environment: EmptyEnvironment())
  }

  /// Inputs with a range and a direction that differ from customer to customer.
  private func inputs(
    _ names: [String], of varied: VariedCustomer, _ generator: inout TreeSeed
  ) throws -> [ReachInput] {
    try names.map { name in
      let facts = try #require(varied.scorer.facts.first { $0.name == name })
      let usual = try #require(facts.usual)
      let own = varied.customer[name]?.asNumber
      var range =
        facts.isWhole && usual.upperBound < 1_000 ? max(0, usual.lowerBound)...min(usual.upperBound, 40) : usual
      if let own, range.contains(own), Int.random(in: 0..<3, using: &generator) == 0 {
        range = Bool.random(using: &generator) ? range.lowerBound...own : own...range.upperBound
      }
      return ReachInput(
        name, over: .numbers(facts.isWhole ? .whole : .numbers, range),
        cost: Double.random(in: 0.5...2, using: &generator), spread: facts.profile?.spread ?? 1,
        median: facts.profile?.median)
    }
  }

  /// Holds a result against the models and the inputs' ranges.
  private func check(
    _ result: ReachResult, _ inputs: [ReachInput], _ varied: VariedCustomer, _ target: ScoreTarget
  ) throws {
    let steps = try #require(result.steps)
    var test = target.test(for: varied.customer)
    let figures = try varied.figures(changing: steps.map { Record.Field($0.input, $0.then) })
    #expect(try test.isMet(figures))
    #expect(result.then?.pd == figures.pd)
    for step in steps {
      let input = try #require(inputs.first { $0.name == step.input })
      guard case .numbers(let scale, let range) = input.domain else { continue }
      let number = try #require(step.then.asNumber)
      #expect(range.contains(number) && (scale == .numbers || number == number.rounded()))
      // What is printed is what was found.
      #expect(Double(step.then.plainText) == number)
    }
  }

  private func random(
    _ inputs: [ReachInput], _ varied: VariedCustomer, _ generator: inout TreeSeed
  ) throws -> (fields: [Record.Field], cost: Double) {
    var cost = 0.0
    let fields = try inputs.map { input in
      guard case .numbers(let scale, let range) = input.domain else { return Record.Field(input.name, .null) }
      let own = try #require(varied.customer[input.name]?.asNumber)
      var number = Double.random(in: range, using: &generator)
      if Bool.random(using: &generator) { number = own + (number - own) * 0.1 }
      if scale == .whole { number.round() }
      number = Bool.random(using: &generator) || !range.contains(number) ? own : number
      cost += abs(number - own) / input.spread * input.cost
      return Record.Field(input.name, .number(number))
    }
    return (fields, cost)
  }
}

/// Every combination of the cells of some inputs, scored one by one.
private struct Exhaustive {
  /// What the cheapest combination that meets the target costs; nil where none does.
  private(set) var cheapest: Double?
  /// The probability of default that comes nearest to the target.
  private(set) var nearest: Double

  init(_ varied: VariedCustomer, _ inputs: [ReachInput], _ target: ScoreTarget) throws {
    let choices = try inputs.map { try Self.choices($0, varied) }
    let isBelow = target.aim.isBelow
    nearest = isBelow ? .infinity : -.infinity
    var places = [Int](repeating: 0, count: inputs.count)
    var test = target.test(for: varied.customer)
    repeat {
      var cost = 0.0
      let fields = zip(inputs, zip(choices, places)).compactMap { input, choice -> Record.Field? in
        cost += choice.0[choice.1].cost
        return choice.0[choice.1].value.map { Record.Field(input.name, $0) }
      }
      let figures = try varied.figures(changing: fields)
      if try test.isMet(figures) { cheapest = min(cheapest ?? .infinity, cost) }
      if !figures.pd.isNaN { nearest = isBelow ? min(nearest, figures.pd) : max(nearest, figures.pd) }
    } while Self.advance(&places, choices.map(\.count))
  }

  /// The values of an input that may tell a difference, nil for its own, each with what it costs.
  private static func choices(_ input: ReachInput, _ varied: VariedCustomer) throws -> [(value: Value?, cost: Double)] {
    guard case .numbers(let scale, let range) = input.domain else { return [] }
    let own = varied.customer[input.name]?.asNumber
    let type = try #require(varied.scorer.facts.first { $0.name == input.name }).type
    let flat = own == nil ? input.cost : 0
    let origin = try #require(own ?? input.median)
    let numbers: [Double]
    if scale == .whole, range.upperBound < 1_000 {
      numbers = stride(from: range.lowerBound, through: range.upperBound, by: 1).map { $0 }
    } else {
      numbers = try varied.axis(of: input.name, over: input.domain).cells.map { cell in
        let range = try #require(cell.range(on: scale))
        return min(max(origin, range.lowerBound), range.upperBound)
      }
    }
    let others = numbers.filter { $0 != own }.map { number in
      (
        value: type == .integer ? Value.integer(Int64(number)) : .number(number),
        cost: flat + abs(number - origin) * (input.cost / input.spread)
      )
    }
    return [(nil, 0)] + others
  }

  private static func advance(_ places: inout [Int], _ counts: [Int]) -> Bool {
    for place in places.indices {
      places[place] += 1
      if places[place] < counts[place] { return true }
      places[place] = 0
    }
    return false
  }
}
