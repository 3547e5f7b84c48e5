import Foundation
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax
import RiskTestSupport
import Testing

@Suite("Levers")
struct LeverTests {
  /// Features of every kind that an analysis must follow, some of several inputs at once.
  private static let mixed = """
    features mixed {
      use = clip(util, 0, 2)
      late = num_30_59 + 2 * num_60_89 + 3 * num_90
      income = log1p(coalesce(monthly_income, median(monthly_income)))
      burden = debt_ratio * coalesce(monthly_income, 1000) / (1 + coalesce(dependents, 0))
      youth = if age < 30 then 30 - age else if age is null then null else 0
      middle = abs(age - 45)
      root = sqrt(num_credit_lines - 2)
      worst = max(num_30_59, num_60_89, num_90)
      known = missing(monthly_income)
      steep = exp(-debt_ratio) - num_real_estate ^ 2
      rounded = round(debt_ratio, 1)
      share = 1 / (debt_ratio - 0.3)
      square = (util - 0.5) ^ 2
      lines = nullif(num_credit_lines, 5)
      both = util * debt_ratio
      cross = num_credit_lines * (20 - num_credit_lines)
      season = months_between(month, 2024-06-01)
      onehot(dependents)
    }
    """
  private static let plain = """
    features plain {
      use = clip(util, 0, 2)
      age
      late = num_30_59 + num_60_89 + num_90
      income = ln(coalesce(monthly_income, 5000) + 1)
      debt = clip(debt_ratio, 0, 1)
      hump = abs(age - 45)
    }
    """

  private static let kinds = """
    features kinds {
      kind = category(num_real_estate)
      lines = category(num_credit_lines)
      level = ordinal(num_90, [0, 1, 2, 5])
      often = frequency(num_60_89)
      onehot(num_30_59)
      util
    }
    """

  /// What to train.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let training: String
    let features: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "XGBoost", training: "using xgboost with rounds = 25, depth = 4", features: mixed),
    Case(
      name: "LightGBM", training: "using lightgbm with rounds = 25, leaves = 12", features: mixed),
    Case(
      name: "XGBoost on categories", training: "using xgboost with rounds = 20", features: kinds),
    Case(
      name: "LightGBM on categories", training: "using lightgbm with rounds = 20", features: kinds),
    Case(
      name: "gblinear", training: "using xgboost with booster = gblinear, rounds = 20",
      features: plain),
    Case(name: "logistic regression", training: "using logistic", features: plain),
  ]

  @Test(
    "are exact at every end, inside and outside, and nothing does where they say so",
    arguments: cases)
  func exact(_ given: Case) throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 1500
      \(given.features)
      train pd m on book target default features \(given.features.dropFirst(9).prefix { $0 != " " }) \(given.training)
      let people = book | take 40
      """)
    let scorer = try Scorer(pd: try workspace.model("m"))
    var generator = TreeSeed(state: 11)
    for (place, row) in try workspace.rows(of: "people").enumerated() {
      let customer = Record(row.fields.filter { scorer.inputNames.contains($0.name) })
      let varied = try VariedCustomer(customer, scorer: scorer)
      let pd = varied.now.pd.isNaN ? 0.05 : varied.now.pd
      let text =
        place.isMultiple(of: 3)
        ? "pd > \(pd * 1.5)" : "pd <= \(pd * Double.random(in: 0.4...0.95, using: &generator))"
      let target = try LeverCheck.target(text, scorer)
      let goesBeyond = place.isMultiple(of: 5)
      for facts in scorer.facts {
        let lever = try LeverSearch(varied, target: target, goesBeyond: goesBeyond).lever(facts)
        #expect(lever.isExact || goesBeyond, "\(facts.name)")
        try LeverCheck.check(lever, varied, target, &generator)
      }
    }
  }

  @Test("of losses go through trees, regressions and the exposure at once")
  func losses() throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 1500
      \(Self.plain)
      train pd m on book target default features plain using xgboost with rounds = 20
      let lost = book | where default = 1 | derive share = clip(loss / exposure, 0.01, 0.99)
      train lgd l on $lost target share features plain using linear with exposure = exposure
      let people = book | where monthly_income is not null | take 20
      """)
    let scorer = try Scorer(
      pd: try workspace.model("m"), lgd: try workspace.model("l"), exposure: "exposure")
    var generator = TreeSeed(state: 5)
    for row in try workspace.rows(of: "people") {
      let customer = Record(row.fields.filter { scorer.inputNames.contains($0.name) })
      let varied = try VariedCustomer(customer, scorer: scorer)
      for text in [
        "el <= \(varied.now.expectedLoss * 0.7)", "lgd > \(varied.now.lgd + 0.01)",
        "grade <= B and el < 500",
      ] {
        let target = try LeverCheck.target(text, scorer)
        for facts in scorer.facts {
          let lever = try LeverSearch(varied, target: target).lever(facts)
          try LeverCheck.check(lever, varied, target, &generator)
        }
      }
    }
  }

  @Test(
    "of the original's models are exact",
    .enabled(if: RealData.folder != nil, "needs ../shared/data"))
  func original() throws {
    let folder = try RealData.file("original").path
    let workspace = try Workspace()
    try workspace.run(
      """
      load model "\(folder)/pd_model.json" as pd1 with scaler = "\(folder)/scaler_pd.json"
      load model "\(folder)/lgd_model.txt" as lgd1 features "\(folder)/feature_cols.json" \\
        with scaler = "\(folder)/scaler_pd.json", kind = lgd, measure = amount
      """)
    let scorer = try Scorer(pd: try workspace.model("pd1"), lgd: try workspace.model("lgd1"))
    let customer = Record([
      .init("util", .number(0.98)), .init("age", .integer(22)), .init("num_30_59", .integer(3)),
      .init("DebtRatio", .number(1)), .init("MonthlyIncome", .integer(1500)),
      .init("num_credit_lines", .integer(12)),
      .init("num_90", .integer(4)), .init("num_real_estate", .integer(0)),
      .init("num_60_89", .integer(2)),
      .init("NumberOfDependents", .integer(3)),
    ])
    let varied = try VariedCustomer(customer, scorer: scorer)
    var generator = TreeSeed(state: 3)
    for text in ["pd <= 60%", "pd <= 12%", "el < 10000", "lgd <= 10000", "pd > 82%"] {
      let target = try LeverCheck.target(text, scorer)
      for facts in scorer.facts {
        let lever = try LeverSearch(varied, target: target).lever(facts)
        #expect(lever.isExact)
        try LeverCheck.check(lever, varied, target, &generator)
      }
    }
  }

  @Test(
    "say so where no rule tells how a feature follows from an input, and then values were sampled")
  func sampled() throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 1500
      features both { cross = util * (1 - util); age; mid = num_90 mod 3 }
      train pd m on book target default features both using xgboost with rounds = 20
      """)
    let scorer = try Scorer(pd: try workspace.model("m"))
    let customer = Record([
      .init("util", .number(0.9)), .init("age", .integer(40)), .init("num_90", .integer(0)),
    ])
    let varied = try VariedCustomer(customer, scorer: scorer)
    let search = LeverSearch(
      varied, target: try LeverCheck.target("pd <= \(varied.now.pd * 0.8)", scorer))
    for facts in scorer.facts { #expect(try search.lever(facts).isExact == (facts.name != "util")) }
  }

}
