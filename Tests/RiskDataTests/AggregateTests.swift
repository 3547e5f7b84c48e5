import RiskData
import RiskExpressions
import Testing

struct AggregateTests {
  private func values(_ expressions: [String], of numbers: [Double], threads: Int = 1) throws -> [String] {
    let data = try Database(threads: threads).relation(
      named: "d",
      columns: [("x", .numbers(numbers)), ("k", .integers(numbers.indices.map { Int64($0 % 3) }))])
    return try data.aggregates(expressions.map { try data.bound($0, aggregates: .allowed) }).map(\.plainText)
  }

  /// Reference: Python 3.11's `statistics` (mean, variance, stdev, median) and R's type 7 formula for the quantiles.
  @Test func figuresAreThoseOfOthers() throws {
    let references: [(String, Double)] = [
      ("mean(x)", 3.9375), ("var(x)", 7.888392857142857), ("stdev(x)", 2.8086282874639816), ("median(x)", 3.5),
      ("quantile(x, 0.9)", 7.25), ("quantile(x, 0.25)", 1.75), ("count(x)", 8), ("count()", 9), ("min(x)", 1),
      ("max(x)", 9), ("sum(k)", 9), ("mean(k > 1)", 1.0 / 3), ("share(x > 3)", 0.5),
    ]
    let found = try values(references.map(\.0), of: [3, 1, 4, 1, 5, 9, 2, 6.5, .nan])
    for (text, reference) in zip(found, references) {
      #expect(abs((Double(text) ?? .nan) - reference.1) <= 1e-14 * reference.1, "\(reference.0) is \(text)")
    }
  }

  /// Reference: Python's `math.fsum`, which rounds once.
  @Test(arguments: [
    (Array(repeating: 0.1, count: 10), "1"), ([1e15, 0.3, -1e15, 0.1], "0.4"), ([1e300, 1], "1e+300"),
    ([.infinity, 1], "inf"), ([1e-20, 2e-20], "2.9999999999999997e-20"), ([], "null"), ([.nan], "null"),
  ])
  func sumsLoseNothing(_ numbers: [Double], _ sum: String) throws {
    #expect(try values(["sum(x)"], of: numbers) == [sum])
  }

  /// Enough rows for several threads at once.
  @Test func figuresAreTheSameHoweverManyThreadsAddThem() throws {
    var generator = SeededGenerator(seed: 1)
    let numbers = (0..<600_000).map { _ in Double.random(in: 0...1e6, using: &generator) }
    let wanted = [
      "sum(x)", "mean(x)", "var(x)", "stdev(x)", "median(x)", "mean(ln(x))", "sum(x * x)", "corr(x, k)",
      "corr(x, x * x)", "covar(x, k)",
      "wmean(x, k)", "mode(k)", "mode(floor(x))", "first(x)", "last(x)", "distinct(floor(x))",
    ]
    let expected = try values(wanted, of: numbers)
    for _ in 0..<3 { #expect(try values(wanted, of: numbers, threads: 4) == expected) }
  }
}
