import Foundation
import RiskExpressions
import RiskModels
import Testing

/// Contributions in every unit, held against Shapley's formula over all coalitions with expectations by plain recursion.
@Suite("Contributions")
struct ExplanationTests {
  /// A random model with all that is needed to do its work by hand.
  struct Book {
    let trees: [RandomTree]
    let model: CreditModel
    /// The features by name.
    let names: [String]

    /// The margin a coalition is expected to have.
    func margin(_ row: [String: Double], knowing known: Set<String>) -> Double {
      let numbers = names.map { row[$0] ?? .nan }
      return trees.reduce(0) { $0 + $1.expectation(numbers) { known.contains(names[$0]) } }
    }

    /// The margin of a row put together of two.
    func margin(_ row: [String: Double], _ other: [String: Double], own: Set<String>) -> Double {
      let numbers = names.map { (own.contains($0) ? row[$0] : other[$0]) ?? .nan }
      return trees.reduce(0) { $0 + $1.expectation(numbers) { _ in true } }
    }
  }

  enum Learner: String, CaseIterable { case xgboost, lightgbm }

  static func book(
    _ kind: ModelKind, _ learner: Learner, _ names: [String], seed: UInt64, trees count: Int = 6, depth: Int = 4,
    measure: LossMeasure? = nil, exposure: String? = nil, platt: [Double]? = nil
  ) throws -> Book {
    var generator = TreeSeed(state: seed)
    var trees: [RandomTree] = []
    while trees.count < count {
      let tree = RandomTree.random(depth: depth, features: names.indices, cover: 500, &generator)
      if case .split = tree { trees.append(tree) }
    }
    let objective =
      switch (learner, kind) {
      case (.xgboost, .pd): "binary:logistic"
      case (.xgboost, _): measure == .share ? "reg:logistic" : "reg:squarederror"
      case (.lightgbm, .pd): "binary sigmoid:1"
      case (.lightgbm, _): "regression"
      }
    // XGBoost's base score of 0.5 is a margin of 0 for log-odds and of 0.5 for numbers.
    if learner == .xgboost, objective == "reg:squarederror" { trees.append(.leaf(value: 0.5, cover: 500)) }
    let counted = objective == "reg:squarederror" ? trees.dropLast() : trees[...]
    let bytes =
      learner == .xgboost
      ? RandomTree.xgboost(Array(counted), features: names.count, objective: objective)
      : RandomTree.lightGBM(trees, features: names.count, objective: objective)
    return Book(
      trees: trees,
      model: try model(kind, names, bytes, measure: measure, exposure: exposure, platt: platt), names: names)
  }

  private static func model(
    _ kind: ModelKind, _ names: [String], _ bytes: [UInt8], measure: LossMeasure?, exposure: String?,
    platt: [Double]?
  ) throws -> CreditModel {
    let set = try FeatureSet(name: "base", source: "{ \(names.joined(separator: ", ")) }")
    let plan = try FeaturePlan(
      set: set, inputs: Schema(names.map { Schema.Column($0, .number) }), constants: [], variables: Record([]))
    return try model(kind, plan, bytes, measure: measure, exposure: exposure, platt: platt)
  }

  private static func model(
    _ kind: ModelKind, _ plan: FeaturePlan, _ bytes: [UInt8], measure: LossMeasure? = nil, exposure: String? = nil,
    platt: [Double]? = nil
  ) throws -> CreditModel {
    let calibration = try platt.map {
      let text = "{\"name\":\"platt\",\"numbers\":[\($0[0]),\($0[1])],\"dataset\":\"test\",\"rows\":10}"
      return try JSONDecoder().decode(StoredCalibration.self, from: Data(text.utf8))
    }
    let card = ModelCard(
      kind: kind, measure: measure, exposure: exposure, learner: "test", target: "y",
      features: ModelCard.Features(plan), parameters: [:],
      training: ModelCard.Training(dataset: "test", rows: 500, bads: nil, mean: nil, fingerprint: ""),
      calibration: calibration, seed: 1, versions: [:], created: "")
    return try CreditModel(name: "\(kind.rawValue)1", plan: plan, file: ("model", bytes), card: card)
  }

  /// Shapley's formula over all coalitions.
  static func shapley(_ players: [String], _ value: (Set<String>) -> Double) -> [String: Double] {
    let figures = (0..<(1 << players.count)).map { coalition in
      value(Set(players.indices.filter { coalition & (1 << $0) != 0 }.map { players[$0] }))
    }
    func factorial(_ number: Int) -> Double { number < 2 ? 1 : Double(number) * factorial(number - 1) }
    var values: [String: Double] = [:]
    for (player, name) in players.enumerated() {
      var sum = 0.0
      for coalition in figures.indices where coalition & (1 << player) == 0 {
        let size = coalition.nonzeroBitCount
        let weight = factorial(size) * factorial(players.count - size - 1) / factorial(players.count)
        sum += weight * (figures[coalition | 1 << player] - figures[coalition])
      }
      values[name] = sum
    }
    return values
  }

  /// A customer between the quarters that splits ask for, some values missing.
  static func customer(_ names: [String], _ seed: UInt64) -> [String: Double] {
    var generator = TreeSeed(state: seed)
    var row: [String: Double] = [:]
    for name in names where Int.random(in: 0..<5, using: &generator) > 0 {
      row[name] = Double(Int.random(in: -5...5, using: &generator)) / 4 + 0.125
    }
    return row
  }

  private static func record(_ row: [String: Double]) -> Record {
    Record(row.sorted { $0.key < $1.key }.map { Record.Field($0.key, .number($0.value)) })
  }

  static func logistic(_ margin: Double) -> Double { 1 / (1 + exp(-margin)) }

  /// Explains a customer and compares with the values by hand.
  private static func expect(
    _ scorer: Scorer, _ figure: ExplainedFigure, _ row: [String: Double], against other: [String: Double]? = nil,
    tolerance: Double, _ value: (Set<String>) -> Double
  ) throws {
    let explainer = try ScoreExplainer(scorer, by: figure)
    let explanation = try explainer.explain(
      try explainer.customer(record(row)), against: try other.map { try explainer.customer(record($0)) }, seed: 1)
    let players = explanation.contributions.map(\.player)
    let expected = shapley(players, value)
    let size = max(1, abs(explanation.whole), abs(explanation.base))
    for contribution in explanation.contributions {
      let difference = abs(contribution.amount - (expected[contribution.player] ?? .nan))
      #expect(difference <= tolerance * size, "\(contribution.player) by \(figure.title)")
      #expect(contribution.error == nil)
    }
    #expect(abs(explanation.base - value([])) <= tolerance * size)
    #expect(abs(explanation.whole - value(Set(players))) <= tolerance * size)
    let sum = explanation.contributions.reduce(explanation.base) { $0 + $1.amount }
    #expect(abs(sum - explanation.whole) <= 1e-12 * size)
    #expect(explanation.orders == nil)
  }

  private static let names = ["a", "b", "c", "d", "e"]

  @Test("to margins, probabilities and amounts are Shapley's, whoever fitted the trees", arguments: Learner.allCases)
  func single(_ learner: Learner) throws {
    // XGBoost sums margins as Float32.
    let tolerance = learner == .xgboost ? 2e-6 : 1e-12
    for seed in 1...6 as ClosedRange<UInt64> {
      let row = Self.customer(Self.names, seed)
      let raw = try Self.book(.pd, learner, Self.names, seed: seed)
      let pd = try Scorer(pd: raw.model)
      try Self.expect(pd, .margin, row, tolerance: tolerance) { raw.margin(row, knowing: $0) }
      try Self.expect(pd, .pd, row, tolerance: tolerance) { Self.logistic(raw.margin(row, knowing: $0)) }
      let calibrated = try Self.book(.pd, learner, Self.names, seed: seed, platt: [1.5, -0.75])
      let whole = try Scorer(pd: calibrated.model)
      try Self.expect(whole, .pd, row, tolerance: tolerance) {
        calibrated.model.prediction(ofMargin: calibrated.margin(row, knowing: $0))
      }
      let amount = try Self.book(.ead, learner, Self.names, seed: seed + 100)
      try Self.expect(try Scorer(ead: amount.model), .ead, row, tolerance: tolerance) {
        amount.margin(row, knowing: $0)
      }
    }
  }

  @Test("to a loss are Shapley's over the features of all models, an exposure among them or beside them")
  func loss() throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let (pdNames, lgdNames, eadNames) = (["a", "b", "c", "d"], ["c", "d", "e"], ["a", "f"])
      let row = Self.customer(["a", "b", "c", "d", "e", "f"], seed + 50)
      let pd = try Self.book(.pd, .lightgbm, pdNames, seed: seed, platt: [0.8, 0.25])
      let lgd = try Self.book(.lgd, .xgboost, lgdNames, seed: seed + 20, measure: .share, exposure: "limit")
      func loss(_ known: Set<String>) -> Double {
        pd.model.prediction(ofMargin: pd.margin(row, knowing: known)) * Self.logistic(lgd.margin(row, knowing: known))
      }
      var owing = row
      owing["limit"] = 4_000
      try Self.expect(try Scorer(pd: pd.model, lgd: lgd.model), .el, owing, tolerance: 2e-6) { 4_000 * loss($0) }
      try Self.expect(try Scorer(pd: pd.model, lgd: lgd.model), .lgd, owing, tolerance: 2e-6) {
        Self.logistic(lgd.margin(row, knowing: $0))
      }
      let free = try Self.book(.lgd, .xgboost, lgdNames, seed: seed + 20, measure: .share)
      let ead = try Self.book(.ead, .lightgbm, eadNames, seed: seed + 30)
      let scorer = try Scorer(pd: pd.model, lgd: free.model, ead: ead.model)
      try Self.expect(scorer, .el, row, tolerance: 2e-6) { loss($0) * ead.margin(row, knowing: $0) }
      let amount = try Self.book(.lgd, .lightgbm, lgdNames, seed: seed + 40, measure: .amount)
      try Self.expect(try Scorer(pd: pd.model, lgd: amount.model), .el, row, tolerance: 1e-12) {
        pd.model.prediction(ofMargin: pd.margin(row, knowing: $0)) * amount.margin(row, knowing: $0)
      }
    }
  }

  @Test("between two customers are Shapley's over customers put together of both", arguments: Learner.allCases)
  func between(_ learner: Learner) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let (row, other) = (Self.customer(Self.names, seed), Self.customer(Self.names, seed + 500))
      let pd = try Self.book(.pd, learner, Self.names, seed: seed, platt: [1.25, 0])
      let lgd = try Self.book(.lgd, learner, ["c", "e"], seed: seed + 20, measure: .share, exposure: "limit")
      let scorer = try Scorer(pd: pd.model, lgd: lgd.model)
      let tolerance = learner == .xgboost ? 2e-6 : 1e-12
      let (owing, owed) = (row.merging(["limit": 900]) { $1 }, other.merging(["limit": 2_500]) { $1 })
      try Self.expect(scorer, .margin, owing, against: owed, tolerance: tolerance) { pd.margin(row, other, own: $0) }
      func probability(_ own: Set<String>) -> Double {
        pd.model.prediction(ofMargin: pd.margin(row, other, own: own))
      }
      try Self.expect(scorer, .pd, owing, against: owed, tolerance: tolerance, probability)
      try Self.expect(scorer, .el, owing, against: owed, tolerance: tolerance) { own in
        let share = lgd.model.prediction(ofMargin: lgd.margin(row, other, own: own))
        return probability(own) * share * (own.contains("limit") ? 900 : 2_500)
      }
    }
  }

  @Test("of customers who differ in nothing are none, and those who differ have the difference")
  func alike() throws {
    let pd = try Self.book(.pd, .lightgbm, Self.names, seed: 3)
    let explainer = try ScoreExplainer(try Scorer(pd: pd.model), by: .pd)
    let row = Self.customer(Self.names, 4)
    let customer = try explainer.customer(Self.record(row))
    let same = try explainer.explain(customer, against: customer, seed: 1)
    #expect(same.contributions.isEmpty && same.base == same.whole)
    var other = row
    other["b"] = 1.125
    let changed = try explainer.explain(
      customer, against: try explainer.customer(Self.record(other)), seed: 1)
    #expect(changed.contributions.map(\.player) == (row["b"] == 1.125 ? [] : ["b"]))
    #expect(changed.contributions.allSatisfy { abs($0.amount - (changed.whole - changed.base)) < 1e-15 })
  }

  @Test(
    "add up to the scorer's own figures, whatever was trained",
    arguments: [
      "pd m on book target default features all using xgboost with rounds = 40, depth = 5",
      "pd m on book target default features all using lightgbm with rounds = 40",
      "pd m on book target default features all with booster = dart, rounds = 20",
      "pd m on book target default features plain with booster = gblinear, rounds = 20",
      "pd m on book target default features plain using logistic",
    ])
  func addingUp(_ training: String) throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 1500
      features all {
        util = clip(util, 0, 2)
        late = num_30_59 + num_60_89 + num_90
        income = coalesce(monthly_income, median(monthly_income))
        poor = monthly_income < quantile(monthly_income, 0.25)
        burden = debt_ratio / nullif(dependents, 0)
        season = month(month)
        age, num_credit_lines
      }
      features plain { util = clip(util, 0, 2); late = num_30_59 + num_60_89 + num_90; age }
      train \(training)
      train lgd l on (book | where default = 1 | derive share = loss / exposure) target share features plain \
      using xgboost with rounds = 20, exposure = exposure
      calibrate m on book by platt
      let scored = book | take 12
      """)
    let scorer = try Scorer(pd: try workspace.model("m"), lgd: try workspace.model("l"))
    let rows = try workspace.rows(of: "scored").map { row in
      Record(row.fields.filter { scorer.inputNames.contains($0.name) })
    }
    for figure in [ExplainedFigure.margin, .pd, .lgd, .el] {
      let explainer = try ScoreExplainer(scorer, by: figure)
      let customers = try rows.map(explainer.customer)
      for (place, customer) in customers.enumerated() {
        let score = try scorer.score(rows[place])
        let own = [ExplainedFigure.pd: score.pd, .lgd: score.lgd, .el: score.expectedLoss][figure] ?? nil
        for other in [nil, customers[(place + 7) % customers.count]] {
          let explanation = try explainer.explain(customer, against: other, seed: 1)
          if let own { #expect(explanation.whole == own) }
          let sum = explanation.contributions.reduce(explanation.base) { $0 + $1.amount }
          #expect(abs(sum - explanation.whole) <= 1e-11 * max(1, abs(explanation.whole)))
        }
      }
    }
  }

  @Test("of a category's levels are one contribution: they come and go together")
  func levels() throws {
    var generator = TreeSeed(state: 11)
    let columns = ["x", "y", "region=a", "region=b", "region=c"]
    let trees = (0..<8).map { _ in
      RandomTree.random(depth: 4, features: columns.indices, cover: 400, &generator)
    }
    let set = try FeatureSet(name: "base", source: "{ x, y, region = onehot(region) }")
    let plan = try FeaturePlan(
      set: set, inputs: Schema([("x", ScalarType.number), ("y", .number), ("region", .text)].map(Schema.Column.init)),
      constants: [], variables: Record([]), levels: [["a", "b", "c"].map { Level(.text($0), count: 10) }])
    #expect(plan.features.map(\.name) == columns)
    let bytes = RandomTree.xgboost(trees, features: columns.count, objective: "binary:logistic")
    let pd = try Self.model(.pd, plan, bytes)
    let explainer = try ScoreExplainer(try Scorer(pd: pd), by: .pd)
    for level in ["a", "c"] {
      let customer = try explainer.customer(
        Record([Record.Field("x", .number(0.375)), Record.Field("region", .text(level))]))
      let row = [0.375, .nan] + ["a", "b", "c"].map { $0 == level ? 1.0 : 0 }
      let expected = Self.shapley(["x", "y", "region"]) { known in
        Self.logistic(
          trees.reduce(0) { sum, tree in
            sum + tree.expectation(row) { known.contains($0 < 2 ? columns[$0] : "region") }
          })
      }
      let explanation = try explainer.explain(customer, seed: 1)
      #expect(Set(explanation.contributions.map(\.player)) == ["x", "y", "region"])
      for contribution in explanation.contributions {
        #expect(abs(contribution.amount - (expected[contribution.player] ?? .nan)) < 2e-6)
        if contribution.player == "region" { #expect(contribution.value.plainText == level) }
      }
      let margins = try ScoreExplainer(try Scorer(pd: pd), by: .margin).explain(customer, seed: 1)
      #expect(margins.contributions.map(\.player) == explanation.contributions.map(\.player))
    }
  }

  @Test("of many features are drawn at random, and lie within the error they state")
  func sampled() throws {
    let (first, second) = ((0..<11).map { "a\($0)" }, (0..<11).map { "b\($0)" })
    let row = Self.customer(first + second, 9)
    let pd = try Self.book(.pd, .lightgbm, first, seed: 1, trees: 12)
    let lgd = try Self.book(.lgd, .lightgbm, second, seed: 2, trees: 12, measure: .amount)
    let explainer = try ScoreExplainer(try Scorer(pd: pd.model, lgd: lgd.model), by: .el)
    let customer = try explainer.customer(Self.record(row))
    let explanation = try explainer.explain(customer, seed: 7)
    #expect(explanation.contributions.count > 18 && explanation.orders == 512)
    let sum = explanation.contributions.reduce(explanation.base) { $0 + $1.amount }
    #expect(abs(sum - explanation.whole) < 1e-12)
    let expected = Self.product(
      (first, { Self.logistic(pd.margin(row, knowing: $0)) }), (second, { lgd.margin(row, knowing: $0) }))
    for contribution in explanation.contributions {
      let error = try #require(contribution.error)
      #expect(abs(contribution.amount - (expected[contribution.player] ?? .nan)) <= 4.5 * error + 1e-12)
    }
    let again = try explainer.explain(customer, seed: 7)
    #expect(zip(again.contributions, explanation.contributions).allSatisfy { $0.amount == $1.amount })
    let different = try explainer.explain(customer, seed: 8)
    #expect(zip(different.contributions, explanation.contributions).contains { $0.amount != $1.amount })
    // A margin needs no luck, however many features there are.
    let wide = try Self.book(.pd, .lightgbm, first + second, seed: 3, trees: 40)
    let margins = try ScoreExplainer(try Scorer(pd: wide.model), by: .margin)
    #expect(try margins.explain(try margins.customer(Self.record(row)), seed: 1).orders == nil)
  }

  /// Shapley's values of a product of two games between which no player plays in both: a sum over the sizes of coalitions.
  private static func product(
    _ first: (players: [String], value: (Set<String>) -> Double),
    _ second: (players: [String], value: (Set<String>) -> Double)
  ) -> [String: Double] {
    let (one, two) = (figures(first.players, first.value), figures(second.players, second.value))
    let count = first.players.count + second.players.count
    func factorial(_ number: Int) -> Double { number < 2 ? 1 : Double(number) * factorial(number - 1) }
    func bySize(_ figures: [Double]) -> [Double] {
      var sums = [Double](repeating: 0, count: count + 1)
      for (coalition, figure) in figures.enumerated() { sums[coalition.nonzeroBitCount] += figure }
      return sums
    }
    func values(_ players: [String], _ own: [Double], _ others: [Double]) -> [(String, Double)] {
      players.enumerated().map { player, name in
        var gains = [Double](repeating: 0, count: count + 1)
        for coalition in own.indices where coalition & (1 << player) == 0 {
          gains[coalition.nonzeroBitCount] += own[coalition | 1 << player] - own[coalition]
        }
        var sum = 0.0
        for (size, gain) in gains.enumerated() where gain != 0 {
          for (more, figure) in bySize(others).enumerated() where figure != 0 && size + more < count {
            sum += gain * figure * factorial(size + more) * factorial(count - size - more - 1) / factorial(count)
          }
        }
        return (name, sum)
      }
    }
    return Dictionary(values(first.players, one, two) + values(second.players, two, one)) { first, _ in first }
  }

  private static func figures(_ players: [String], _ value: (Set<String>) -> Double) -> [Double] {
    (0..<(1 << players.count)).map { coalition in
      value(Set(players.indices.filter { coalition & (1 << $0) != 0 }.map { players[$0] }))
    }
  }
}
