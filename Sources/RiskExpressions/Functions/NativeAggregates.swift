import Foundation

/// Aggregates computed natively, over the few rows that belong to one customer; each does what its SQL does, step by
/// step, so that one customer and many come to the same last bit.
enum NativeAggregates {
  /// Computes an aggregate from the values of each argument, row by row.
  typealias Compute = @Sendable (_ columns: [[Value]], _ rows: Int) throws(ExpressionFault) -> Value

  /// The aggregates by name; those that follow the order of the rows are not among them.
  static let all: [String: Compute] = [
    "count": { columns, rows throws(ExpressionFault) in
      .integer(Int64(columns.first.map { $0.count { !$0.isNull } } ?? rows))
    },
    "distinct": { columns, _ throws(ExpressionFault) in .integer(Int64(runs(of: columns[0]).count)) },
    "sum": { columns, _ throws(ExpressionFault) in try ListFunctions.sum(columns[0]) },
    "mean": mean, "share": mean, "wmean": weightedMean,
    "median": { columns, _ throws(ExpressionFault) in quantile(columns[0], 0.5) },
    "quantile": { columns, _ throws(ExpressionFault) in
      quantile(columns[0], columns[1].first?.asNumber ?? .nan)
    },
    "min": { columns, _ throws(ExpressionFault) in sorted(columns[0]).first ?? .null },
    "max": { columns, _ throws(ExpressionFault) in sorted(columns[0]).last ?? .null },
    "mode": mode,
    "var": { columns, _ throws(ExpressionFault) in try variance(columns[0], "var").map(Value.number) ?? .null },
    "stdev": { columns, _ throws(ExpressionFault) in
      try variance(columns[0], "stdev").map { .number(sqrt($0)) } ?? .null
    },
    "corr": { columns, _ throws(ExpressionFault) in Moments(columns).correlation },
    "covar": { columns, _ throws(ExpressionFault) in Moments(columns).covariance },
  ]

  // Means

  @Sendable private static func mean(_ columns: [[Value]], _ rows: Int) throws(ExpressionFault) -> Value {
    try ListFunctions.mean(columns[0])
  }

  @Sendable private static func weightedMean(_ columns: [[Value]], _ rows: Int) throws(ExpressionFault) -> Value {
    let pairs = pairs(columns)
    guard !pairs.isEmpty else { return .null }
    let weight = ExactSum.total(pairs.map(\.second))
    return weight == 0 ? .null : .number(ExactSum.total(pairs.map { $0.first * $0.second }) / weight)
  }

  // Places

  /// The values that are not missing, the least first.
  private static func sorted(_ values: [Value]) -> [Value] {
    values.filter { !$0.isNull }.sorted { (Ordering.compare($0, $1) ?? 0) < 0 }
  }

  /// R's type 7, as DuckDB interpolates.
  private static func quantile(_ values: [Value], _ share: Double) -> Value {
    let numbers = sorted(values).compactMap(\.asNumber)
    guard !numbers.isEmpty, share >= 0, share <= 1 else { return .null }
    let place = Double(numbers.count - 1) * share
    let (below, above) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
    guard below != above else { return .number(numbers[below]) }
    let fraction = place - Double(below)
    return .number(numbers[below] * (1 - fraction) + numbers[above] * fraction)
  }

  /// Equal values with their counts, the least first.
  private static func runs(of values: [Value]) -> [(value: Value, count: Int)] {
    sorted(values).reduce(into: []) { runs, value in
      if let last = runs.last, Ordering.compare(last.value, value) == 0 {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((value, 1))
      }
    }
  }

  @Sendable private static func mode(_ columns: [[Value]], _ rows: Int) throws(ExpressionFault) -> Value {
    var best: (value: Value, count: Int) = (.null, 0)
    for run in runs(of: columns[0]) where run.count > best.count { best = run }
    if case .number(let number) = best.value { return .number(number + 0) }
    return best.value
  }

  // Spreads

  /// Welford's recurrence over the values in order (Technometrics 4, 1962), as DuckDB computes it.
  private static func variance(_ values: [Value], _ owner: String) throws(ExpressionFault) -> Double? {
    let numbers = sorted(values).compactMap(\.asNumber)
    guard numbers.count > 1 else { return nil }
    var (count, mean, squares) = (0.0, 0.0, 0.0)
    for number in numbers {
      count += 1
      let next = mean + (number - mean) / count
      squares += (number - next) * (number - mean)
      mean = next
    }
    let variance = squares / (count - 1)
    guard variance.isFinite else { throw .overflow(owner) }
    return variance
  }

  /// The pairs of numbers of which none is missing.
  private static func pairs(_ columns: [[Value]]) -> [(first: Double, second: Double)] {
    zip(columns[0], columns[1]).compactMap { first, second in
      guard let first = first.asNumber, let second = second.asNumber else { return nil }
      return (first, second)
    }
  }

  /// Moments of pairs, taken in order as DuckDB takes them.
  private struct Moments {
    private var count = 0.0
    private var (meanX, meanY, squaresX, squaresY, products) = (0.0, 0.0, 0.0, 0.0, 0.0)

    init(_ columns: [[Value]]) {
      let pairs = NativeAggregates.pairs(columns).sorted { left, right in
        let first = Ordering.compare(left.first, right.first)
        return first == 0 ? Ordering.compare(left.second, right.second) < 0 : first < 0
      }
      for (x, y) in pairs {
        count += 1
        let (dx, dy) = (x - meanX, y - meanY)
        let (nextX, nextY) = (meanX + dx / count, meanY + dy / count)
        products += dx * (y - nextY)
        squaresX += (x - nextX) * dx
        squaresY += (y - nextY) * dy
        (meanX, meanY) = (nextX, nextY)
      }
    }

    var covariance: Value { count > 1 ? .number(products / (count - 1)) : .null }

    var correlation: Value {
      guard count > 0 else { return .null }
      let spread = sqrt(squaresX / count) * sqrt(squaresY / count)
      let correlation = products / count / spread
      return spread == 0 || correlation.isNaN ? .null : .number(correlation)
    }
  }
}

extension RowExpression {
  /// The value of an aggregate over rows that are in memory, each in the order of the schema it was bound to.
  ///
  /// - Throws: an `ExpressionFault` where it overflows, or is no aggregate that can be computed so.
  public func aggregate(over rows: [[Value]]) throws(ExpressionFault) -> Value {
    guard case .call(let function, let arguments) = node, let compute = NativeAggregates.all[function.name],
      function.isAggregate
    else { throw .aggregateMisplaced(text) }
    var columns: [[Value]] = []
    for argument in arguments {
      var values: [Value] = []
      if let constant = argument.constantValue, function.parameter(at: columns.count).constant != nil {
        values.append(constant)
      } else {
        for row in rows { values.append(try argument.evaluate(row)) }
      }
      columns.append(values)
    }
    return try compute(columns, rows.count).widened(to: type)
  }

  /// Whether it is an aggregate that can be computed from rows in memory.
  public var isNativeAggregate: Bool {
    guard case .call(let function, _) = node else { return false }
    return function.isAggregate && NativeAggregates.all[function.name] != nil
  }
}
