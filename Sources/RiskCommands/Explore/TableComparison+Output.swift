import RiskExpressions
import RiskKernel
import RiskStats

extension TableComparison {
  /// What has changed as a value, and as a table of at most so many rows.
  func output(rows: Int) -> Output { Output(.record(record), views: lines + [.table(table(rows)), .line(legend)]) }

  // The value

  private var record: Record {
    Record(named: [
      ("first_rows", .count(self.rows.first)), ("second_rows", .count(self.rows.second)),
      ("only_first", .list(onlyFirst.map(Value.text))), ("only_second", .list(onlySecond.map(Value.text))),
      ("retyped", .list(retyped.map { .text($0.name) })), ("columns", .list(columns.map(record))),
    ])
  }

  private func record(_ column: Column) -> Value {
    .record(
      Record(named: [
        ("column", .text(column.name)), ("type", .text(column.type.rawValue)),
        ("first_missing", share(column.missing.first, rows.first)),
        ("second_missing", share(column.missing.second, rows.second)),
        ("first_mean", .figure(column.mean.first)), ("second_mean", .figure(column.mean.second)),
        ("psi", .figure(column.psi)), ("verdict", column.psi.map { .text(TableComparison.verdict($0)) } ?? .null),
      ]))
  }

  private func share(_ count: Int, _ rows: Int) -> Value { .number(Double(count) / Double(rows)) }

  private static func verdict(_ psi: Double) -> String {
    if psi < PopulationStability.someShift { return "stable" }
    return psi < PopulationStability.largeShift ? "some shift" : "shift"
  }

  // For people

  /// The sizes, and what there is to say of the columns that cannot be compared.
  private var lines: [View] {
    let sizes = [(1, names.first, rows.first), (2, names.second, rows.second)].map { number, name, rows in
      "\(number)  \(name)   \(Words.count(rows, "row"))"
    }
    let schema = [
      listed("only in \(names.first)", onlyFirst), listed("only in \(names.second)", onlySecond),
      listed("of another type", retyped.map { "\($0.name) (\($0.first.rawValue), now \($0.second.rawValue))" }),
    ]
    return (sizes + schema.compactMap { $0 }).map { .line($0) }
  }

  /// How many names a line has.
  private static let shownNames = 8

  private func listed(_ title: String, _ names: [String]) -> String? {
    guard !names.isEmpty else { return nil }
    let more = names.count - TableComparison.shownNames
    return "\(title): " + names.prefix(TableComparison.shownNames).joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
  }

  private func table(_ limit: Int) -> TableView {
    let titles = [
      TableView.Column("column"), TableView.Column("missing 1", .percent), TableView.Column("missing 2", .percent),
      TableView.Column("mean 1", .brief), TableView.Column("mean 2", .brief), TableView.Column("PSI"),
      TableView.Column(""),
    ]
    let lines = columns.map { column in
      // Four decimals: the rules of thumb have one or two.
      TableView.Row([
        .text(column.name), share(column.missing.first, rows.first), share(column.missing.second, rows.second),
        .figure(column.mean.first), .figure(column.mean.second), .figure(column.psi.map { ($0 * 1e4).rounded() / 1e4 }),
        .text(column.psi.map(TableComparison.verdict) ?? ""),
      ])
    }
    return TableView(columns: titles, first: limit, of: lines, noun: "column")
  }

  private var legend: String {
    "PSI: below \(PopulationStability.someShift) stable, from \(PopulationStability.largeShift) on a shift to look into"
  }
}
