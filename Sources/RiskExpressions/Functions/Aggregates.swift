/// Functions that sum up the rows of a group; missing values are left out.
///
/// None depends on the order in which the database comes to the rows, so that the last digit is the same every time:
/// integers add without rounding, numbers go through `ExactSum`, and what is computed step by step takes the values in
/// order.
enum Aggregates {
  static let all: [Function] = counts + sums + places + spreads + pairs

  private static let counts: [Function] = [
    Function(
      "count", "How many rows there are, or how many have a value.", [FunctionParameter("x", .mixed, optional: true)],
      gives: .always(.integer), .aggregate,
      examples: [line("count()", "20000"), line("count(monthly_income)", "15929")],
      sql: { ($0.arguments.isEmpty ? "count(*)" : "count(\($0[0]))") + $0.over() }),
    aggregate(
      "distinct", "How many different values there are.", .mixed, gives: .always(.integer), line("distinct(age)", "85"),
      spark: { call in
        guard call.window != nil else { return "count(DISTINCT \(call[0]))" }
        // Spark counts no different values over a window, and tells zeros of two signs apart where it gathers them.
        let value = call.types[0] == .number ? "(\(call[0]) + 0e0)" : call[0]
        return "CAST(size(array_distinct(collect_list(\(value))\(call.over()))) AS BIGINT)"
      },
      sql: { "count(DISTINCT \($0[0]))\($0.over())" }),
  ]

  private static let sums: [Function] = [
    aggregate(
      "sum", "The sum of a column; a condition counts where it is true.", .countable, gives: .unified,
      line("sum(num_90)", "2668"), sql: sum),
    aggregate(
      "mean", "The mean of a column; of a condition, the share where it is true.", .countable,
      line("mean(default)", "0.06565"), spark: mean,
      sql: { call in
        let isNumber = call.types[0] == .number
        return isNumber ? "exact_mean(\(call[0]))\(call.overFrame)" : "avg(CAST(\(call[0]) AS BIGINT))\(call.over())"
      }),
    aggregate(
      "share", "The share of rows where a condition is true, of those where it is known.", .boolean,
      line("share(age < 30)", "0.09425"), spark: mean, sql: { "avg(CAST(\($0[0]) AS BIGINT))\($0.over())" }),
    Function(
      "wmean", "The mean of x with weights w, of the rows that have both; missing where the weights add up to nothing.",
      [FunctionParameter("x", .numeric), FunctionParameter("w", .numeric)], gives: .always(.number), .aggregate,
      examples: [line("round(wmean(util, age), 4)", "0.3074")],
      sql: { call in
        let (x, w) = (call.double(0), call.double(1))
        let isKnown = "\(call[0]) IS NOT NULL AND \(call[1]) IS NOT NULL"
        let total = ExactSum.sql("CASE WHEN \(isKnown) THEN \(x) * \(w) END", call)
        return "(\(total) / nullif(\(ExactSum.sql("CASE WHEN \(isKnown) THEN \(w) END", call)), 0))"
      }),
  ]

  /// The sum of a column, exact whatever the order.
  @Sendable static func sum(_ call: SQLCall) -> String {
    guard call.types[0] != .number else { return ExactSum.sql(call[0], call) }
    return "CAST(\(integerSum(call)) AS BIGINT)"
  }

  private static func integerSum(_ call: SQLCall) -> String {
    let integer = "CAST(\(call[0]) AS BIGINT)"
    return "sum(\(call.dialect == .duckdb ? integer : "CAST(\(integer) AS DECIMAL(38, 0))"))\(call.over())"
  }

  /// The mean of a column, exact whatever the order.
  @Sendable static func mean(_ call: SQLCall) -> String {
    let total = call.types[0] == .number ? ExactSum.sql(call[0], call) : "CAST(\(integerSum(call)) AS DOUBLE)"
    return "(\(total) / nullif(count(\(call[0]))\(call.over()), 0))"
  }

  private static let places: [Function] = [
    aggregate(
      "median", "The value half of the others are below; of an even count, midway between two.", .numeric,
      line("median(age)", "51"), spark: { "percentile(\($0.double(0)), 0.5e0)\($0.over())" },
      sql: { "quantile_cont(\($0.double(0)), 0.5)\($0.over())" }),
    Function(
      "quantile", "The value below which a share p of the others lies, between neighbours in proportion (R's type 7).",
      [FunctionParameter("x", .numeric), FunctionParameter("p", .numeric, constant: .share)], gives: .always(.number),
      .aggregate, examples: [line("quantile(age, 90%)", "70")],
      spark: { "percentile(\($0.double(0)), \($0.double(1)))\($0.over())" },
      sql: { "quantile_cont(\($0.double(0)), \($0.double(1)))\($0.over())" }),
    aggregate("min", "The least value.", .any, gives: .first, line("min(age)", "21")) { "min(\($0[0]))\($0.over())" },
    aggregate("max", "The greatest value.", .any, gives: .first, line("max(age)", "105")) {
      "max(\($0[0]))\($0.over())"
    },
    aggregate(
      "mode", "The most frequent value; of several, the least.", .any, gives: .first, line("mode(age)", "54"),
      spark: { call in
        // Spark tells zeros of two signs apart.
        let value = call.types[0] == .number ? "(\(call[0]) + 0e0)" : call[0]
        guard call.window != nil else { return "mode(\(value), true)" }
        return mostFrequent("array_sort(collect_list(\(value))\(call.over()))")
      },
      sql: { call in
        // DuckDB's mode takes every NaN for another value, so numbers are counted by their texts.
        guard call.types[0] == .number else { return "mode(\(call[0]) ORDER BY \(call[0]))\(call.over())" }
        return "CAST(mode(CAST(\(call[0]) + 0e0 AS VARCHAR) ORDER BY \(call[0]))\(call.over()) AS DOUBLE)"
      }),
    ends("first", "The first value in the order of the rows.", "min", "1"),
    ends("last", "The last value in the order of the rows.", "max", "20000"),
  ]

  /// The value that comes most often in a sorted list, the first of several.
  private static func mostFrequent(_ list: String) -> String {
    let counts = "transform(array_distinct(l), x -> named_struct('n', -size(filter(l, y -> y = x)), 'x', x))"
    return SparkSQL.with("l", list, "array_min(\(counts)).x")
  }

  private static func ends(_ name: String, _ summary: String, _ side: String, _ example: String) -> Function {
    Function(
      name, summary, [FunctionParameter("x", .any)], gives: .first, .aggregate, followsRowOrder: true,
      note: "Over a sorted window it is the \(name) value in the order of the window, up to this row.",
      examples: [line("\(name)(id)", example)],
      spark: { call in
        guard call.window == nil else { return "\(name)_value(\(call[0]), true)\(call.over(sorting: call.rowNumber))" }
        return "\(side)_by(\(call[0]), CASE WHEN \(call[0]) IS NOT NULL THEN \(call.rowNumber) END)"
      },
      sql: { call in
        guard call.window == nil else {
          return "\(name)_value(\(call[0]) IGNORE NULLS)\(call.over(sorting: call.rowNumber))"
        }
        return "arg_\(side)(\(call[0]), \(call.rowNumber))"
      })
  }

  private static let spreads: [Function] = [
    aggregate(
      "stdev", "The standard deviation of a sample (divisor n - 1).", .numeric, line("round(stdev(age), 2)", "15.17"),
      spark: { "sqrt(\(sparkVariance($0)))" }, sql: { moment("stddev_samp", $0) }),
    aggregate(
      "var", "The variance of a sample (divisor n - 1).", .numeric, line("round(var(age), 2)", "230.17"),
      spark: sparkVariance,
      sql: { moment("var_samp", $0) }),
  ]

  private static func moment(_ name: String, _ call: SQLCall) -> String {
    "\(name)(\(call.double(0))\(call.ordered(by: call[0])))\(call.over(sorting: call[0]))"
  }

  /// Welford's recurrence over the values in order, as DuckDB computes it.
  @Sendable private static func sparkVariance(_ call: SQLCall) -> String {
    let mean = "(s.mean + (x - s.mean) / (s.n + 1))"
    return """
      aggregate(array_sort(collect_list(\(call.double(0)))\(call.over())), named_struct('n', 0e0, 'mean', 0e0, 'm', 0e0), \
      (s, x) -> named_struct('n', s.n + 1, 'mean', \(mean), 'm', s.m + (x - s.mean) * (x - \(mean))), \
      s -> CASE WHEN s.n > 1 THEN s.m / (s.n - 1) END)
      """
  }

  private static let pairs: [Function] = [
    Function(
      "corr", "The correlation of two columns (Pearson's), of the rows that have both.",
      [FunctionParameter("x", .numeric), FunctionParameter("y", .numeric)], gives: .always(.number), .aggregate,
      note: "Missing where one of them does not vary.", examples: [line("round(corr(age, util), 4)", "-0.2942")],
      spark: sparkCorrelation,
      sql: { call in
        let (x, y) = (call.double(0), call.double(1))
        let order = call.window == nil ? " ORDER BY \(x), \(y)" : ""
        let correlation = "corr(\(y), \(x)\(order))\(call.over(sorting: "\(x), \(y)"))"
        return "nullif(\(correlation), CAST('NaN' AS DOUBLE))"
      }),
    Function(
      "covar", "The covariance of two columns in a sample (divisor n - 1), of the rows that have both.",
      [FunctionParameter("x", .numeric), FunctionParameter("y", .numeric)], gives: .always(.number), .aggregate,
      note: "That of a whole population is covar(x, y) * (count() - 1) / count(), where no row misses either.",
      examples: [line("round(covar(age, util), 4)", "-1.5845")],
      spark: sparkCovariance,
      sql: { call in
        let (x, y) = (call.double(0), call.double(1))
        let order = call.window == nil ? " ORDER BY \(x), \(y)" : ""
        return "covar_samp(\(y), \(x)\(order))\(call.over(sorting: "\(x), \(y)"))"
      }),
  ]

  /// DuckDB's recurrence over the pairs in order, for the covariance alone.
  @Sendable private static func sparkCovariance(_ call: SQLCall) -> String {
    let (x, y) = (call.double(0), call.double(1))
    let pair = "CASE WHEN \(x) IS NOT NULL AND \(y) IS NOT NULL THEN named_struct('x', \(x), 'y', \(y)) END"
    let (a, b) = ("(s.a + (p.x - s.a) / (s.n + 1))", "(s.b + (p.y - s.b) / (s.n + 1))")
    return """
      aggregate(array_sort(collect_list(\(pair))\(call.over())), \
      named_struct('n', 0e0, 'a', 0e0, 'b', 0e0, 'xy', 0e0), \
      (s, p) -> named_struct('n', s.n + 1, 'a', \(a), 'b', \(b), 'xy', s.xy + (p.x - s.a) * (p.y - \(b))), \
      s -> CASE WHEN s.n > 1 THEN s.xy / (s.n - 1) END)
      """
  }

  /// DuckDB's recurrence over the pairs in order.
  @Sendable private static func sparkCorrelation(_ call: SQLCall) -> String {
    let (x, y) = (call.double(0), call.double(1))
    let pair = "CASE WHEN \(x) IS NOT NULL AND \(y) IS NOT NULL THEN named_struct('x', \(x), 'y', \(y)) END"
    let (a, b) = ("(s.a + (p.x - s.a) / (s.n + 1))", "(s.b + (p.y - s.b) / (s.n + 1))")
    return """
      aggregate(array_sort(collect_list(\(pair))\(call.over())), \
      named_struct('n', 0e0, 'a', 0e0, 'b', 0e0, 'xx', 0e0, 'yy', 0e0, 'xy', 0e0), \
      (s, p) -> named_struct('n', s.n + 1, 'a', \(a), 'b', \(b), 'xx', s.xx + (p.x - s.a) * (p.x - \(a)), \
      'yy', s.yy + (p.y - s.b) * (p.y - \(b)), 'xy', s.xy + (p.x - s.a) * (p.y - \(b))), \
      s -> CASE WHEN s.xx > 0 AND s.yy > 0 THEN nullif(s.xy / sqrt(s.xx) / sqrt(s.yy), CAST('NaN' AS DOUBLE)) END)
      """
  }

  private static func line(_ call: String, _ result: String) -> FunctionExample {
    FunctionExample(line: "portfolio | summarize \(call)", result)
  }

  private static func aggregate(
    _ name: String, _ summary: String, _ accepts: FunctionParameter.Accepted,
    gives result: ResultRule = .always(.number), _ example: FunctionExample, spark: Function.SQLText? = nil,
    sql: @escaping Function.SQLText
  ) -> Function {
    Function(
      name, summary, [FunctionParameter("x", accepts)], gives: result, .aggregate, examples: [example], spark: spark,
      sql: sql)
  }
}
