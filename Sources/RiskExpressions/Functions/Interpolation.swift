/// Text with values in braces, `"{age} years"`, over the columns of a row.
enum Interpolation {
  /// Joins its pieces; a missing value reads `null`, as it does outside of rows.
  static let function = Function(
    "text in braces", "A text with values in it.", [FunctionParameter("piece", .mixed)], repeats: true,
    gives: .always(.text), propagatesNull: false,
    .variadic { pieces throws(ExpressionFault) in .text(pieces.map(\.plainText).joined()) }, examples: [],
    spark: { "concat(\(pieces($0, NumberText.spark)))" }, sql: { "concat(\(pieces($0, NumberText.duckdb)))" })

  private static func pieces(_ call: SQLCall, _ text: (String, ScalarType) -> String) -> String {
    zip(call.arguments, call.types).map { "coalesce(\(text($0, $1)), 'null')" }.joined(separator: ", ")
  }
}
