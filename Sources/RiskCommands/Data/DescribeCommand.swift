import RiskData
import RiskExpressions
import RiskKernel

/// Shows what the columns of a dataset hold.
enum DescribeCommand: Command {
  private static let dataset = Parameter(
    optional: "dataset", .dataset, at: .argument, "The rows; behind a '|', those of the stage before.")

  static let spec = CommandSpec(
    "describe", group: .data, "Show what the columns of a dataset hold, a line a column.", input: .optional,
    parameters: [dataset.info],
    examples: [
      Example("describe portfolio", "Types, missing values, ranges and shapes.", setup: .portfolio),
      Example("portfolio | where default = 1 | describe", "The same of some rows.", setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let input = try call[dataset] ?? call.requireInput()
    let profile = try input.relation(in: session).profile()
    return Output(.list(profile.columns.map { record($0, profile) }), views: [.table(view(profile))])
  }

  private static func record(_ column: ColumnProfile, _ profile: TableProfile) -> Value {
    .record(
      Record([
        Record.Field("column", .text(column.column.name)), Record.Field("type", .text(column.column.type.rawValue)),
        Record.Field("rows", .integer(Int64(profile.rows))), Record.Field("missing", .integer(Int64(column.missing))),
        Record.Field("distinct", .integer(Int64(column.distinct))), Record.Field("min", column.minimum),
        Record.Field("median", figure(column.median)),
        Record.Field("mean", figure(column.mean)), Record.Field("max", column.maximum),
        Record.Field("histogram", .list((column.histogram ?? []).map { .integer(Int64($0)) })),
        Record.Field("most_frequent", column.mostFrequent.map { .text($0.text) } ?? .null),
        Record.Field("estimated", .boolean(column.isEstimated)),
      ]))
  }

  private static func view(_ profile: TableProfile) -> TableView {
    let columns = [
      TableView.Column("column"), TableView.Column("type"), TableView.Column("missing", .percent),
      TableView.Column("distinct"), TableView.Column("min", .brief), TableView.Column("median", .brief),
      TableView.Column("mean", .brief), TableView.Column("max", .brief), TableView.Column("shape", .shape),
    ]
    let rows = profile.columns.map { column -> TableView.Row in
      let share = profile.rows == 0 ? 0 : Double(column.missing) / Double(profile.rows)
      return TableView.Row([
        .text(column.column.name), .text(column.column.type.rawValue), .number(share),
        .integer(Int64(column.distinct)), column.minimum, figure(column.median), figure(column.mean), column.maximum,
        shape(column),
      ])
    }
    let estimated = profile.columns.contains(where: \.isEstimated)
    let note = estimated ? "distinct and median are estimates, as they are beyond a million rows" : nil
    return TableView(columns: columns, rows: rows, note: note)
  }

  private static func figure(_ number: Double?) -> Value { number.map(Value.number) ?? .null }

  /// The histogram's counts, or the most frequent text.
  private static func shape(_ column: ColumnProfile) -> Value {
    guard let bins = column.histogram else { return .text(column.mostFrequent?.text ?? "") }
    return .list(bins.map { .integer(Int64($0)) })
  }
}
