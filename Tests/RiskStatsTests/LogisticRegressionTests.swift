import Foundation
import RiskTestSupport
import Testing

@testable import RiskStats

/// Numbers of statsmodels 0.15.0 (`Logit`, `GLM` with `freq_weights`, converged to 1e-15; the null likelihood is
/// 121 ln(121 / 300) + 179 ln(179 / 300), which it stops short of) and scikit-learn 1.9.1. In Python:
///
///     i = np.arange(300); x1 = (i*7919 % 1009) / 100; x2 = (i*389 % 401) * 250; x3 = i % 7; w = 1 + i % 3
///     u = (i*104729 % 997) / 997; y = u < 1 / (1 + exp(-(-2 + 0.25*x1 + 0.00001*x2 - 0.1*x3)))
@Suite struct LogisticRegressionTests {
  static let names = ["x1", "x2", "x3"]
  static let columns: [[Double]] = [
    (0..<300).map { row in Double(row * 7919 % 1009) / 100 },
    (0..<300).map { row in Double(row * 389 % 401) * 250 },
    (0..<300).map { row in Double(row % 7) },
  ]
  static let u: [Double] = (0..<300).map { row in TestCases.draw(row, 104_729, 997) }
  static let weights: [Double] = (0..<300).map { row in Double(1 + row % 3) }
  static let outcomes: [Bool] = (0..<300).map { row in
    var margin: Double = -2 + 0.25 * columns[0][row]
    margin += 0.00001 * columns[1][row]
    margin -= 0.1 * columns[2][row]
    return u[row] < 1 / (1 + exp(-margin))
  }

  static func data(weights: [Double]? = nil) throws -> RegressionData {
    try RegressionData(names: names, values: columns.flatMap { $0 }, rows: 300, weights: weights)
  }

  private static func expect(_ found: [Double], _ expected: [Double], within tolerance: Double = 1e-11) {
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) {
      #expect(abs(one - other) <= tolerance * abs(other), "\(one) is not \(other)")
    }
  }

  @Test func estimatesAreThoseOfStatsmodels() throws {
    let fit = try LogisticRegression(Self.data(), outcomes: Self.outcomes)
    #expect(fit.coefficients.map(\.name) == ["intercept", "x1", "x2", "x3"])
    Self.expect(
      fit.coefficients.map(\.value),
      [-1.845974342755791, 0.25553128004896725, 1.0656889801974738e-05, -0.14555239350914803])
    Self.expect(
      fit.coefficients.map(\.standardError),
      [0.4143124925403312, 0.04642000094282832, 4.424459440061527e-06, 0.06389282532031322])
    Self.expect(
      fit.coefficients.map(\.pValue),
      [8.369315709654997e-06, 3.696572533535872e-08, 0.01601248212310915, 0.022722346783619334], within: 1e-9)
    Self.expect([fit.logLikelihood, fit.nullLogLikelihood], [-181.16245125993578, -202.30202713415952], within: 1e-13)
    let aic: Double = 2 * 4 + 2 * 181.16245125993578
    #expect(abs(fit.aic - aic) < 1e-10)
    let pseudo: Double = 1 - 181.16245125993578 / 202.30202713415952
    #expect(abs(fit.pseudoRSquared - pseudo) < 1e-13)
    #expect(fit.iterations < 10)
    let margin: Double = -1.845974342755791 + 0.25553128004896725 + 0.21313779603949476 - 0.4366571805274441
    #expect(abs(fit.margin([1, 20_000, 3]) - margin) < 1e-10)
  }

  /// The numbers of `GLM` after five more of Newton's steps in NumPy, for it stops within 2e-10 of the optimum and its
  /// errors, 3e-9 away, are those of the step before.
  @Test func weightsAreRepetitions() throws {
    let fit = try LogisticRegression(Self.data(weights: Self.weights), outcomes: Self.outcomes)
    Self.expect(
      fit.coefficients.map(\.value),
      [-1.9163365410607325, 0.26946458297548664, 1.0944007123093123e-05, -0.1501198202179499])
    Self.expect(
      fit.coefficients.map(\.standardError),
      [0.2886837269276345, 0.033366540726740335, 3.1446180067186653e-06, 0.045657601124912545])
    Self.expect([fit.logLikelihood], [-356.12608637604666], within: 1e-13)
    // Each row as often as it weighs.
    let rows = Self.weights.indices.flatMap { Array(repeating: $0, count: Int(Self.weights[$0])) }
    let repeated = try RegressionData(
      names: Self.names, values: Self.columns.flatMap { column in rows.map { column[$0] } }, rows: rows.count)
    let same = try LogisticRegression(repeated, outcomes: rows.map { Self.outcomes[$0] })
    Self.expect(same.coefficients.map(\.value), fit.coefficients.map(\.value))
  }

  /// scikit-learn's `LogisticRegression(C=1/2)`, polished by Newton's method; errors by (I + Λ)⁻¹ I (I + Λ)⁻¹ in NumPy.
  @Test func aPenaltyShrinksAsScikitLearnDoes() throws {
    let scaled = zip(Self.columns, [10.0, 100_000, 7]).flatMap { column, scale in column.map { $0 / scale } }
    let data = try RegressionData(names: Self.names, values: scaled, rows: 300)
    let fit = try LogisticRegression(data, outcomes: Self.outcomes, penalty: 2)
    Self.expect(
      fit.coefficients.map(\.value),
      [-1.3782505259215507, 1.783507378569395, 0.6997066576155904, -0.6943276834308452], within: 1e-12)
    Self.expect(
      fit.coefficients.map(\.standardError),
      [0.2946210866985718, 0.3143461282913065, 0.31139848406280324, 0.3136222946710382])
    #expect(fit.logLikelihood < (try LogisticRegression(data, outcomes: Self.outcomes)).logLikelihood)
  }

  @Test func howColumnsAreMeasuredDoesNotMatter() throws {
    let units: [Double] = [1e-6, 1e9, 1]
    let values: [Double] = zip(Self.columns, units).flatMap { column, unit in column.map { $0 * unit + 1e4 } }
    let data = try RegressionData(names: Self.names, values: values, rows: 300)
    let fit = try LogisticRegression(data, outcomes: Self.outcomes)
    let plain = try LogisticRegression(Self.data(), outcomes: Self.outcomes)
    #expect(agree(fit.coefficients[2].value * 1e9, plain.coefficients[2].value, within: 1e-9))
    #expect(abs(fit.logLikelihood - plain.logLikelihood) < 1e-6)
  }

  @Test(arguments: [[1.0, 2, 3, 4, 5, 6], [1, 2, 3, 3, 4, 5], [-9, 0, 0, 0, 0, 0.5]])
  func separationIsNamed(values: [Double]) throws {
    // Complete; with a tie between the kinds; all but two rows the same, and those on the right sides.
    let outcomes = [false, false, false, true, true, true]
    let noise = [0.3, -0.2, 0.9, 0.4, -0.5, 0.1]
    let data = try RegressionData(names: ["x", "noise"], values: values + noise, rows: 6)
    #expect(throws: StatsFault.separated(column: "x")) { try LogisticRegression(data, outcomes: outcomes) }
    // A penalty has an answer.
    #expect(try LogisticRegression(data, outcomes: outcomes, penalty: 0.1).coefficients[1].value > 0)
  }

  @Test func manySeparatedRowsAreNamed() throws {
    // One level of a category has no bads at all, in the midst of data that is well behaved.
    let level = (0..<300).map { !Self.outcomes[$0] && $0 % 5 == 0 ? 1.0 : 0 }
    let data = try RegressionData(names: Self.names + ["level"], values: Self.columns.flatMap { $0 } + level, rows: 300)
    #expect(throws: StatsFault.separated(column: "level")) { try LogisticRegression(data, outcomes: Self.outcomes) }
  }

  @Test func whatCannotBeFittedIsNamed() throws {
    let twice = try RegressionData(
      names: ["a", "b"], values: Self.columns[0] + Self.columns[0].map { 3 * $0 - 1 }, rows: 300)
    #expect(throws: StatsFault.collinear(column: "b")) { try LogisticRegression(twice, outcomes: Self.outcomes) }
    #expect(try LogisticRegression(twice, outcomes: Self.outcomes, penalty: 1).coefficients.count == 3)
    let flat = try RegressionData(names: ["a"], values: Array(repeating: 0.1, count: 300), rows: 300)
    #expect(throws: StatsFault.collinear(column: "a")) { try LogisticRegression(flat, outcomes: Self.outcomes) }
    #expect(throws: StatsFault.oneClassOnly) {
      try LogisticRegression(Self.data(), outcomes: Array(repeating: true, count: 300))
    }
    #expect(throws: StatsFault.badPenalty) { try LogisticRegression(Self.data(), outcomes: Self.outcomes, penalty: -1) }
    #expect(throws: StatsFault.badWeights) { try Self.data(weights: Array(repeating: 0, count: 300)) }
    #expect(throws: StatsFault.badWeights) { try Self.data(weights: Array(repeating: 1e308, count: 300)) }
    #expect(throws: StatsFault.notFinite) { try RegressionData(names: ["a"], values: [1, .nan], rows: 2) }
    let huge = try RegressionData(names: ["a"], values: [1e300, -1e300, 0, 1], rows: 4)
    #expect(throws: StatsFault.notFinite) { try LogisticRegression(huge, outcomes: [true, false, true, false]) }
    #expect(throws: StatsFault.noCases) { try RegressionData(names: ["a"], values: [], rows: 0) }
  }

  @Test func theFitCanBeWatchedAndStopped() throws {
    struct Stop: Error {}
    var likelihoods: [Double] = []
    let fit = try LogisticRegression(Self.data(), outcomes: Self.outcomes) { _, likelihood in
      likelihoods.append(likelihood)
    }
    #expect(likelihoods.count == fit.iterations && likelihoods.first == fit.nullLogLikelihood)
    #expect(zip(likelihoods, likelihoods.dropFirst()).allSatisfy { $0 <= $1 + 1e-10 })
    #expect(throws: Stop.self) {
      try LogisticRegression(Self.data(), outcomes: Self.outcomes) { step, _ in if step == 2 { throw Stop() } }
    }
  }

  @Test func withoutColumnsTheInterceptIsLeft() throws {
    let fit = try LogisticRegression(
      RegressionData(names: [], values: [], rows: 300), outcomes: Self.outcomes)
    #expect(abs(fit.coefficients[0].value - log(121.0 / 179)) < 1e-13 && fit.pseudoRSquared == 0)
  }
}

/// Real data, against `ref/logit.json` (statsmodels 0.15.0): z-scores of Float32 numbers, medians for missing ones.
@Suite(.enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct LogisticRegressionRealDataTests {
  private struct Reference: Decodable {
    let median, mean, sd, coef, se: [String: Double]
    let llf, llnull, aic: Double
  }

  private static func columns(_ folder: String, _ file: String, _ target: String) throws -> (
    column: (String) -> [Double], outcomes: [Bool]
  ) {
    if folder == "german" {
      let table = try ReferenceTable(RealData.file("german/\(file)"))
      return (
        { table.texts($0).map { Double($0.drop { $0 == "X" }) ?? .nan } }, table.texts(target).map { $0 == "BAD" }
      )
    }
    let table = try NumberTable(RealData.file("\(folder)/\(file)"))
    return ({ table[$0] }, table[target].map { $0 == 1 })
  }

  @Test(arguments: [
    ("german", "german_codes.csv", "BAD"), ("taiwan", "taiwan.csv", "default.payment.next.month"),
    ("gmsc", "cs-training.csv", "SeriousDlqin2yrs"),
  ])
  func coefficientsAndErrors(folder: String, file: String, target: String) throws {
    let reference = try JSONDecoder().decode(
      Reference.self, from: Data(contentsOf: RealData.file("\(folder)/ref/logit.json")))
    let (column, outcomes) = try Self.columns(folder, file, target)
    let split = try String(contentsOf: RealData.file("\(folder)/ref/split.csv"), encoding: .utf8)
    let train = split.utf8.split(separator: 10).dropFirst().enumerated().filter { $1.last == UInt8(ascii: "n") }.map(
      \.0)
    let names = reference.mean.keys.sorted()
    var values: [Double] = []
    for name in names {
      let numbers = column(name)
      let median = Double(Float(reference.median[name] ?? .nan))
      let (mean, sd) = (reference.mean[name] ?? .nan, reference.sd[name] ?? .nan)
      for row in train {
        let number = numbers[row].isNaN ? median : Double(Float(numbers[row]))
        values.append((number - mean) / sd)
      }
    }
    let data = try RegressionData(names: names, values: values, rows: train.count)
    let fit = try LogisticRegression(data, outcomes: train.map { outcomes[$0] })
    for (coefficient, name) in zip(fit.coefficients, ["const"] + names) {
      #expect(abs(coefficient.value - (reference.coef[name] ?? .nan)) < 1e-10, "\(name)")
      #expect(abs(coefficient.standardError - (reference.se[name] ?? .nan)) < 1e-10, "\(name)")
    }
    #expect(abs(fit.logLikelihood - reference.llf) < 1e-8 * abs(reference.llf))
    #expect(abs(fit.nullLogLikelihood - reference.llnull) < 1e-8 * abs(reference.llnull))
    #expect(abs(fit.aic - reference.aic) < 1e-8 * reference.aic)
  }
}
