import Foundation
import RiskExpressions
import RiskModels
import Testing

@Suite("Levers of random models")
struct RandomLeverTests {
  /// Features whose course is followed step by step along `x`, whatever `y` is.
  private static let expressions = [
    "x", "x + y", "y - 2 * x", "x * y", "x / y", "y / x", "abs(x - 0.3) - 1", "clip(x, -0.8, 0.6)",
    "min(x, y)",
    "max(x, -x / 2)", "coalesce(x, y)", "if x > y then x else if x is null then 1 else -x",
    "nullif(x, 0.5)",
    "floor(x / 0.3)", "round(x, 1)", "sqrt(x)", "ln(x + 2)", "log1p(x)", "x ^ 3", "x ^ 2 - 1",
    "x ^ -1", "missing(x)",
    "exp(-x) - 0.6", "sign(x) / 2", "row_mean(x, y)", "if x in 0..0.5 or x = -1 then 0.3 else y",
    "0.1 + x - 0.1",
    "x // 0.25", "-x",
  ]

  /// The files a model is read from.
  enum Learner: String, CaseIterable, Sendable { case xgboost, lightGBM, logistic }

  @Test(
    "are exact at every end, over all numbers there are", arguments: Learner.allCases,
    1...6 as ClosedRange<UInt64>)
  func exact(_ learner: Learner, seed: UInt64) throws {
    var generator = TreeSeed(state: seed)
    let picked = (0..<3).map { _ in Self.expressions.randomElement(using: &generator) ?? "x" }
    let scorer = try Scorer(pd: try Self.model(learner, picked, &generator))
    let facts = try #require(scorer.facts.first { $0.name == "x" })
    var exact = 0
    for _ in 0..<6 {
      let customer = Record([
        .init("x", Self.value(&generator)), .init("y", Self.value(&generator)),
      ])
      let varied = try VariedCustomer(customer, scorer: scorer)
      let other = try varied.figures(changing: [
        .init("x", .number(Double.random(in: -2...2, using: &generator)))
      ]).pd
      let limit =
        varied.now.pd.isNaN
        ? (other.isNaN ? 0.5 : other) : (varied.now.pd + (other.isNaN ? 0 : other)) / 2
      for sign in ["<=", "<", ">="] {
        let target = try LeverCheck.target("pd \(sign) \(min(max(limit, 1e-6), 0.999))", scorer)
        let lever = try LeverSearch(varied, target: target).lever(facts)
        exact += lever.isExact ? 1 : 0
        try LeverCheck.check(lever, varied, target, &generator)
      }
    }
    // Sums of features that go against each other are not followed by a regression.
    #expect(learner == .logistic || exact == 18, "\(picked)")
  }

  private static func value(_ generator: inout TreeSeed) -> Value {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: .null
    case 1: .number(0)
    case 2: .number(Double(Int.random(in: -4...4, using: &generator)) / 4)
    default: .number(Double.random(in: -1.5...1.5, using: &generator))
    }
  }

  private static func model(
    _ learner: Learner, _ expressions: [String], _ generator: inout TreeSeed
  ) throws -> CreditModel {
    let lines = expressions.enumerated().map { "f\($0) = \($1)" } + ["y"]
    let set = try FeatureSet(name: "base", source: "{ \(lines.joined(separator: "; ")) }")
    let inputs = Schema([Schema.Column("x", .number), Schema.Column("y", .number)])
    let plan = try FeaturePlan(set: set, inputs: inputs, constants: [], variables: Record([]))
    let count = expressions.count + 1
    let trees = (0..<6).map { _ in
      RandomTree.split(
        feature: Int.random(in: 0..<count, using: &generator), threshold: 0.25,
        missingGoesLeft: .random(using: &generator),
        left: .random(depth: 4, features: 0..<count, cover: 60, &generator),
        right: .random(depth: 4, features: 0..<count, cover: 60, &generator))
    }
    let file: (String, [UInt8]) =
      switch learner {
      case .xgboost:
        ("model", RandomTree.xgboost(trees, features: count, objective: "binary:logistic"))
      case .lightGBM:
        (
          "model",
          treatingMissing(
            RandomTree.lightGBM(trees, features: count, objective: "binary sigmoid:1"), &generator)
        )
      case .logistic: ("regression.json", try regression(count, &generator).bytes)
      }
    let card = ModelCard(
      kind: .pd, learner: "test", target: "y", features: ModelCard.Features(plan), parameters: [:],
      training: ModelCard.Training(
        dataset: "test", rows: 500, bads: nil, mean: nil, fingerprint: ""), seed: 1,
      versions: [:], created: "")
    return try CreditModel(name: "m", plan: plan, file: file, card: card)
  }

  /// Splits that treat missing values, and zero, in every way LightGBM has.
  private static func treatingMissing(_ bytes: [UInt8], _ generator: inout TreeSeed) -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let changed = lines.map { line -> String in
      guard line.hasPrefix("decision_type=") else { return String(line) }
      let count = line.split(separator: " ").count
      let types = (0..<count).map { _ in
        "\([0, 2, 4, 6, 8, 10].randomElement(using: &generator) ?? 8)"
      }
      return "decision_type=" + types.joined(separator: " ")
    }
    return Array(changed.joined(separator: "\n").utf8)
  }

  private static func regression(_ count: Int, _ generator: inout TreeSeed) throws
    -> RegressionModel
  {
    func weight(_ name: String) -> RegressionModel.Coefficient {
      RegressionModel.Coefficient(
        name: name, value: Double.random(in: -1...1, using: &generator), standardError: nil,
        statistic: nil,
        pValue: nil)
    }
    return try RegressionModel(
      link: .logistic, intercept: weight("intercept"),
      coefficients: (0..<count).map { weight("f\($0)") },
      means: [Double](repeating: 0, count: count))
  }
}
