/// Functions that look at other rows, as `over (by … sort …)` says.
///
/// Rows that are equal in the order of a window follow the row order, and without `sort` that order alone counts, so
/// the same rows always give the same results. Missing values sort last.
enum WindowFunctions {
  static let all: [Function] = [
    neighbour("lag", "The value n rows before this one (1 if not given), missing where there is none.", "null, 1, 2"),
    neighbour("lead", "The value n rows behind this one (1 if not given), missing where there is none.", "2, 3, 4"),
    Function(
      "rank", "The place of a row in the order, counted from 1; rows that are equal share it.", [],
      gives: .always(.integer), .window(.ties), note: "Behind rows that share a place some are left out: 1, 1, 3.",
      examples: [line("rank() over (sort age desc)", "1175, 3656, 7533")], sql: { "CAST(rank()\($0.over()) AS BIGINT)" }
    ),
    Function(
      "row_number", "The number of a row in the order, counted from 1.", [], gives: .always(.integer), .window(.order),
      examples: [line("row_number() over (by num_90 sort age)", "17541, 14914, 10993")],
      sql: { "CAST(row_number()\($0.over()) AS BIGINT)" }),
    Function(
      "ntile", "The number of the part a row is in, where the order is cut into n parts of as equal numbers as can be.",
      [FunctionParameter("n", .whole, constant: .rows(from: 1))], gives: .always(.integer), .window(.order),
      note: "The first parts have a row more where the rows do not come out even.",
      examples: [line("ntile(4) over (sort age)", "4, 4, 3")],
      sql: { "CAST(ntile(CAST(\($0[0]) AS \($0.dialect == .duckdb ? "BIGINT" : "INT")))\($0.over()) AS BIGINT)" }),
    Function(
      "cumsum", "The sum of the rows up to this one.", [FunctionParameter("x", .countable)], gives: .unified,
      .window(.upToHere), note: "Missing values are passed over; before the first value it is missing.",
      examples: [line("cumsum(id) over (sort id)", "1, 3, 6")], sql: Aggregates.sum),
    Function(
      "moving_mean", "The mean of this row and the n - 1 before, or of as many as there are.",
      [FunctionParameter("x", .numeric), FunctionParameter("n", .whole, constant: .rows(from: 1))],
      gives: .always(.number), .window(.trailing), note: "Missing values are passed over.",
      examples: [line("moving_mean(id, 2) over (sort id)", "1, 1.5, 2.5")],
      sql: Aggregates.mean),
    moving("moving_sum", "The sum", .countable, .unified, "1, 3, 5", sql: Aggregates.sum),
    moving("moving_min", "The least value", .any, .first, "1, 1, 2") { "min(\($0[0]))\($0.over())" },
    moving("moving_max", "The greatest value", .any, .first, "1, 2, 3") { "max(\($0[0]))\($0.over())" },
  ]

  private static func moving(
    _ name: String, _ summary: String, _ accepts: FunctionParameter.Accepted, _ result: ResultRule, _ example: String,
    sql: @escaping Function.SQLText
  ) -> Function {
    Function(
      name, "\(summary) of this row and the n - 1 before, or of as many as there are.",
      [FunctionParameter("x", accepts), FunctionParameter("n", .whole, constant: .rows(from: 1))], gives: result,
      .window(.trailing), note: "Missing values are passed over.",
      examples: [line("\(name)(id, 2) over (sort id)", example)], sql: sql)
  }

  private static func neighbour(_ name: String, _ summary: String, _ result: String) -> Function {
    Function(
      name, summary,
      [FunctionParameter("x", .any), FunctionParameter("n", .whole, optional: true, constant: .rows(from: 0))],
      gives: .first, .window(.order), examples: [line("\(name)(id) over (sort id)", result)],
      sql: { call in
        let rows = call.arguments.count > 1 ? ", CAST(\(call[1]) AS \(call.dialect == .duckdb ? "BIGINT" : "INT"))" : ""
        return "\(name)(\(call[0])\(rows))\(call.over())"
      })
  }

  /// A line that shows what the first three rows get.
  private static func line(_ call: String, _ result: String) -> FunctionExample {
    FunctionExample(line: "portfolio | derive x = \(call) | take 3 | select x", result)
  }
}
