import Testing

@testable import RiskStats

/// Numbers of statsmodels 0.15.0 (`OLS`, `WLS`) on the columns of `LogisticRegressionTests`, and NIST's certified ones.
@Suite struct LinearRegressionTests {
  private static let target: [Double] = (0..<300).map { row in
    let columns = LogisticRegressionTests.columns
    var value: Double = 1.5 + 0.3 * columns[0][row]
    value -= 2e-5 * columns[1][row]
    value += 0.02 * columns[2][row]
    return value + (LogisticRegressionTests.u[row] - 0.5)
  }

  private static func expect(_ found: [Double], _ expected: [Double], within tolerance: Double = 1e-11) {
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) {
      #expect(abs(one - other) <= tolerance * abs(other), "\(one) is not \(other)")
    }
  }

  @Test func estimatesAreThoseOfStatsmodels() throws {
    let fit = try LinearRegression(LogisticRegressionTests.data(), target: Self.target)
    Self.expect(
      fit.coefficients.map(\.value),
      [1.4904640127054596, 0.2998310205957525, -2.0131827653528375e-05, 0.021600084810270107])
    Self.expect(
      fit.coefficients.map(\.standardError),
      [0.05244860474229435, 0.005805855235599213, 5.871820041125565e-07, 0.008474544815066659])
    Self.expect(
      fit.coefficients.map(\.pValue),
      [1.4143089628735285e-86, 4.205472698848257e-150, 4.3369552064080544e-105, 0.01131354993170987], within: 1e-9)
    Self.expect(
      [try #require(fit.rSquared), try #require(fit.adjustedRSquared), fit.residualError],
      [0.9330373093213452, 0.9323586334023048, 0.2929208985759162])
    #expect(fit.degreesOfFreedom == 296)
    let predictions = (0..<300).map { row in fit.prediction(LogisticRegressionTests.columns.map { $0[row] }) }
    let metrics = try RegressionMetrics(predictions: predictions, actuals: Self.target)
    #expect(abs(try #require(metrics.rSquared) - 0.9330373093213452) < 1e-12 && abs(metrics.bias) < 1e-12)
  }

  @Test func weightsArePrecisions() throws {
    let fit = try LinearRegression(
      LogisticRegressionTests.data(weights: LogisticRegressionTests.weights), target: Self.target)
    Self.expect(
      fit.coefficients.map(\.value),
      [1.4954570400409513, 0.2991646323281746, -2.010959466264083e-05, 0.020018369915043667])
    Self.expect(
      fit.coefficients.map(\.standardError),
      [0.05076781643751654, 0.005801076471157701, 5.854269895582397e-07, 0.008468898565877903])
    Self.expect([try #require(fit.rSquared), fit.residualError], [0.9263054069440677, 0.413675590892484])
  }

  /// Longley (1967), the test of programs that lose digits; certified by NIST's Statistical Reference Datasets (public
  /// domain), and computed again here in 50 digits with mpmath.
  @Test func keepsTheDigitsOfLongley() throws {
    let columns: [[Double]] = [
      [83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9],
      [
        234_289, 259_426, 258_054, 284_599, 328_975, 346_999, 365_385, 363_112, 397_469, 419_180, 442_769, 444_546,
        482_704, 502_601, 518_173, 554_894,
      ],
      [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007],
      [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827],
      [
        107_608, 108_632, 109_773, 110_929, 112_075, 113_270, 115_094, 116_219, 117_388, 118_734, 120_445, 121_950,
        123_366, 125_368, 127_852, 130_081,
      ],
      (1947...1962).map(Double.init),
    ]
    let employed: [Double] = [
      60_323, 61_122, 60_171, 61_187, 63_221, 63_639, 64_989, 63_761, 66_019, 67_857, 68_169, 66_513, 68_655, 69_564,
      69_331, 70_551,
    ]
    let data = try RegressionData(
      names: ["deflator", "gnp", "unemployed", "armed", "population", "year"], values: columns.flatMap { $0 }, rows: 16)
    let fit = try LinearRegression(data, target: employed)
    Self.expect(
      fit.coefficients.map(\.value),
      [
        -3482258.634595818, 15.06187227137329, -0.03581917929259102, -2.020229803816825, -1.033226867173592,
        -0.05110410565358071, 1829.151464613552,
      ], within: 1e-11)
    Self.expect(
      fit.coefficients.map(\.standardError),
      [
        890420.3836073725, 84.91492577476695, 0.03349100777224319, 0.4883996816516995, 0.2142741631616753,
        0.2260732000693704, 455.478499142212,
      ], within: 1e-11)
    Self.expect([try #require(fit.rSquared), fit.residualError], [0.9954790045772956, 304.8540735619648])
  }

  @Test func whatCannotBeFittedIsNamed() throws {
    let twice = try RegressionData(
      names: ["a", "b", "c"], values: [1, 2, 3, 4, 5, 0, 1, 0, 1, 0, 1, 3, 3, 5, 5], rows: 5)
    #expect(throws: StatsFault.collinear(column: "c")) { try LinearRegression(twice, target: [1, 2, 3, 4, 6]) }
    let few = try RegressionData(names: ["a"], values: [1, 2], rows: 2)
    #expect(throws: StatsFault.tooFewRows) { try LinearRegression(few, target: [1, 2]) }
    let plain = try RegressionData(names: ["a"], values: [1, 2, 4], rows: 3)
    #expect(throws: StatsFault.notFinite) { try LinearRegression(plain, target: [1, .infinity, 2]) }
    #expect(try LinearRegression(plain, target: [5, 5, 5]).rSquared == nil)
    let exact = try LinearRegression(plain, target: [1, 3, 7])
    #expect(abs(exact.coefficients[1].value - 2) < 1e-14 && exact.coefficients[1].pValue < 1e-10)
  }

  /// `2 * scipy.stats.t.sf(abs(t), df)`, SciPy 1.17.1.
  @Test(arguments: [
    (0.0, 5, 1.0), (1.5, 1, 0.3743340836219977), (2.3, 7, 0.05499109520437159), (-3.1, 12, 0.009189996378391336),
    (0.2, 100, 0.8418867362024508), (8, 30, 6.265822475700759e-09), (40, 9, 1.8982998449339822e-11),
    (0.001, 4, 0.99925000015625), (2, 100_000, 0.04550296345750651), (5.5, 2, 0.0315040030418138),
  ])
  func tailsAreThoseOfSciPy(t: Double, freedom: Int, tail: Double) {
    #expect(abs(StudentDistribution.twoSided(t, degreesOfFreedom: freedom) - tail) <= 1e-10 * tail)
  }
}
