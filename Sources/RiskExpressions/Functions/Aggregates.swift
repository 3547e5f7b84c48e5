/// Functions that sum up the rows of a group; missing values are left out.
///
/// None depends on the order in which the database comes to the rows, so that the last digit is the same every time:
/// integers add without rounding, numbers go through `ExactSum`, and variances take the values in order.
enum Aggregates {
  static let all: [Function] = [
    Function(
      "count", "How many rows there are, or how many have a value.", [FunctionParameter("x", .any, optional: true)],
      gives: .always(.integer), .aggregate, examples: [],
      sql: { $0.arguments.isEmpty ? "count(*)" : "count(\($0[0]))" }),
    aggregate("sum", "The sum of a column; a condition counts where it is true.", .countable, gives: .unified) {
      $0.types[0] == .number ? "exact_sum(\($0[0]))" : "CAST(sum(CAST(\($0[0]) AS BIGINT)) AS BIGINT)"
    },
    aggregate("mean", "The mean of a column; of a condition, the share where it is true.", .countable) {
      $0.types[0] == .number ? "(exact_sum(\($0[0])) / count(\($0[0])))" : "avg(CAST(\($0[0]) AS BIGINT))"
    },
    aggregate("median", "The value half of the others are below; of an even count, midway between two.", .numeric) {
      "quantile_cont(CAST(\($0[0]) AS DOUBLE), 0.5)"
    },
    aggregate("min", "The least value.", .any, gives: .first) { "min(\($0[0]))" },
    aggregate("max", "The greatest value.", .any, gives: .first) { "max(\($0[0]))" },
    aggregate("stdev", "The standard deviation of a sample (divisor n - 1).", .numeric) {
      "stddev_samp(CAST(\($0[0]) AS DOUBLE) ORDER BY \($0[0]))"
    },
    aggregate("var", "The variance of a sample (divisor n - 1).", .numeric) {
      "var_samp(CAST(\($0[0]) AS DOUBLE) ORDER BY \($0[0]))"
    },
    Function(
      "quantile", "The value below which a share p of the others lies, between neighbours in proportion (R's type 7).",
      [FunctionParameter("x", .numeric), FunctionParameter("p", .numeric)], gives: .always(.number), .aggregate,
      examples: [], sql: { "quantile_cont(CAST(\($0[0]) AS DOUBLE), CAST(\($0[1]) AS DOUBLE))" }),
    aggregate("share", "The share of rows where a condition is true, of those where it is known.", .boolean) {
      "avg(CAST(\($0[0]) AS BIGINT))"
    },
  ]

  private static func aggregate(
    _ name: String, _ summary: String, _ accepts: FunctionParameter.Accepted,
    gives result: ResultRule = .always(.number), sql: @escaping @Sendable (SQLCall) -> String
  ) -> Function {
    Function(name, summary, [FunctionParameter("x", accepts)], gives: result, .aggregate, examples: [], sql: sql)
  }
}
