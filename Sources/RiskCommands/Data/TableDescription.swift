import RiskData
import RiskExpressions
import RiskKernel

/// What the columns of a table hold, as a list of records and as a table to look at.
struct TableDescription {
  private let profile: TableProfile
  private let shown: Int
  private let name: String?

  /// Shows so many columns of the profile of a dataset.
  init(_ profile: TableProfile, shown: Int, of name: String?) {
    self.profile = profile
    self.shown = shown
    self.name = name
  }

  var output: Output { Output(.list(profile.columns.map(record)), views: [.table(view)]) }

  private func record(_ column: ColumnProfile) -> Value {
    .record(
      Record([
        Record.Field("column", .text(column.column.name)), Record.Field("type", .text(column.column.type.rawValue)),
        Record.Field("rows", .integer(Int64(profile.rows))), Record.Field("missing", .integer(Int64(column.missing))),
        Record.Field("distinct", .integer(Int64(column.distinct))),
        Record.Field("zeros", column.zeros.map { .integer(Int64($0)) } ?? .null), Record.Field("min", column.minimum),
        Record.Field("p25", .figure(column.quartiles?.first)), Record.Field("median", .figure(column.median)),
        Record.Field("p75", .figure(column.quartiles?.third)), Record.Field("mean", .figure(column.mean)),
        Record.Field("max", column.maximum),
        Record.Field("histogram", .list((column.histogram ?? []).map { .integer(Int64($0)) })),
        Record.Field("most_frequent", column.mostFrequent.map { .text($0.text) } ?? .null),
        Record.Field("estimated", .boolean(column.isEstimated)),
      ]))
  }

  private var view: TableView {
    let columns = [
      TableView.Column("column"), TableView.Column("type"), TableView.Column("missing", .percent),
      TableView.Column("distinct"), TableView.Column("zeros", .percent), TableView.Column("min", .brief),
      TableView.Column("p25", .brief), TableView.Column("median", .brief), TableView.Column("p75", .brief),
      TableView.Column("mean", .brief), TableView.Column("max", .brief), TableView.Column("shape", .shape),
    ]
    let rows = profile.columns.prefix(shown).map { column in
      TableView.Row([
        .text(column.column.name), .text(column.column.type.rawValue), share(column.missing),
        .integer(Int64(column.distinct)), column.zeros.map { share($0, of: profile.rows - column.missing) } ?? .null,
        column.minimum, .figure(column.quartiles?.first), .figure(column.median), .figure(column.quartiles?.third),
        .figure(column.mean), column.maximum, shape(column),
      ])
    }
    return TableView(columns: columns, rows: rows, note: notes.isEmpty ? nil : notes.joined(separator: "\n"))
  }

  private func share(_ count: Int) -> Value { share(count, of: profile.rows) }

  private func share(_ count: Int, of all: Int) -> Value { .number(all == 0 ? 0 : Double(count) / Double(all)) }

  private var notes: [String] {
    let more = profile.columns.count - shown
    let estimated = profile.columns.filter(\.isEstimated).map(\.column.name)
    return [
      more > 0 ? "…\(Words.grouped(more)) more   (show all: describe \(name ?? "…") with rows = all)" : nil,
      estimated.isEmpty
        ? nil
        : "estimated, larger than the memory allowed: distinct and quartiles of \(estimated.joined(separator: ", "))",
    ].compactMap { $0 }
  }

  /// The histogram's counts, or the most frequent text.
  private func shape(_ column: ColumnProfile) -> Value {
    guard let bins = column.histogram else { return .text(column.mostFrequent?.text ?? "") }
    return .list(bins.map { .integer(Int64($0)) })
  }
}
