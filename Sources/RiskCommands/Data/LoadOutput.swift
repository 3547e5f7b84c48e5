import RiskData
import RiskExpressions
import RiskKernel

/// What `load` says: the rows, the columns with their types, the size, and what is not the usual.
struct LoadOutput {
  private let relation: Relation
  private let name: String

  init(_ relation: Relation, _ name: String) {
    self.relation = relation
    self.name = name
  }

  func output(elapsed: Duration) -> Output {
    let report = relation.file
    var views: [View] = [.line(line, elapsed: elapsed)]
    let bad = report?.badRows ?? []
    if !bad.isEmpty { views.append(.line("  \(Words.count(bad.count, "bad row")) left out")) }
    views += bad.prefix(LoadOutput.shownRows).map { .line("  line \(Words.grouped($0.line)): \($0.reason)") }
    if bad.count > LoadOutput.shownRows { views.append(.line("  …\(bad.count - LoadOutput.shownRows) more")) }
    return .notice(.record(Record(fields)), views)
  }

  /// How many bad rows are listed.
  private static let shownRows = 10

  private var rows: RowCount { relation.file?.rows ?? .about(nil) }

  private var line: String {
    let columns = Words.count(relation.schema.columns.count, "column")
    let remarks = (relation.file?.remarks ?? []).joined(separator: ", ")
    let line = "\(name)   \(rowWords) × \(columns) (\(types))   \(Words.bytes(relation.file?.bytes ?? 0))"
    return remarks.isEmpty ? line : line + "   " + remarks
  }

  private var rowWords: String {
    switch rows {
    case .exact(let count): Words.count(count, "row")
    case .about(let count?): "about \(Words.rounded(count)) rows"
    case .about(nil): "rows not counted"
    }
  }

  /// How many columns there are of each type.
  private var types: String {
    let order: [ScalarType] = [.integer, .number, .text, .date, .boolean]
    let counts = order.map { type in (type, relation.schema.columns.count { $0.type == type }) }
    return counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
  }

  private var fields: [Record.Field] {
    let columns = relation.schema.columns
    var fields = [
      Record.Field("name", .text(name)),
      Record.Field("rows", rows.exact.map { .integer(Int64($0)) } ?? .null),
      Record.Field("columns", .integer(Int64(columns.count))),
      Record.Field("bytes", .integer(Int64(relation.file?.bytes ?? 0))),
      Record.Field("types", .record(Record(columns.map { Record.Field($0.name, .text($0.type.rawValue)) }))),
    ]
    if case .about(let estimate?) = rows {
      fields.insert(Record.Field("estimated_rows", .integer(Int64(estimate))), at: 2)
    }
    let bad = (relation.file?.badRows ?? []).map { row in
      Value.record(
        Record([Record.Field("line", .integer(Int64(row.line))), Record.Field("reason", .text(row.reason))]))
    }
    if !bad.isEmpty { fields.append(Record.Field("bad_rows", .list(bad))) }
    return fields
  }
}
