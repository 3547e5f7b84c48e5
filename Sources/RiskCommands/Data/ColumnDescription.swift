import RiskData
import RiskExpressions
import RiskKernel
import RiskStats

/// One column in depth: figures as fields of a record, and as tables and a chart to look at.
struct ColumnDescription {
  let relation: Relation
  let column: Schema.Column
  let target: String?
  let limits: ProfileLimits

  /// How many of the least, the greatest and the most frequent values are listed.
  static let listed = 5
  static let shares = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]

  init(_ relation: Relation, _ column: Schema.Column, target: String?, _ limits: ProfileLimits) {
    (self.relation, self.column, self.target, self.limits) = (relation, column, target, limits)
  }

  /// Reads the column and describes it.
  func output() throws -> Output {
    let (rows, values) = try relation.gathered(column, limits)
    switch values {
    case .texts(let texts): return try TextDescription(of: self, texts, rows: rows).output()
    case .numbers(let numbers): return try NumberDescription(of: self, numbers, rows: rows).output()
    }
  }

  /// Fields that every column has.
  func head(rows: Int, present: Int, distinct: Int) -> [Record.Field] {
    [
      Record.Field("column", .text(column.name)), Record.Field("type", .text(column.type.rawValue)),
      Record.Field("rows", .integer(Int64(rows))), Record.Field("missing", .integer(Int64(rows - present))),
      Record.Field("distinct", .integer(Int64(distinct))),
    ]
  }

  /// Figures side by side, their names above them.
  static func line(_ fields: [Record.Field], _ format: NumberFormat = .brief) -> View {
    .table(
      TableView(
        columns: fields.map { TableView.Column($0.name, format) }, rows: [TableView.Row(fields.map(\.value))]))
  }

  /// A table whose rows are records of equal fields.
  static func table(_ rows: [[Record.Field]], _ formats: [String: NumberFormat] = [:]) -> View {
    let names = rows.first?.map(\.name) ?? []
    return .table(
      TableView(
        columns: names.map { TableView.Column($0, formats[$0] ?? .plain) },
        rows: rows.map { TableView.Row($0.map(\.value)) }))
  }

  /// Records as a list.
  static func list(_ rows: [[Record.Field]]) -> Value { .list(rows.map { .record(Record($0)) }) }

  /// A band of the column with its rows and the mean of the target.
  func band(_ name: Value, _ rate: BandRate) -> [Record.Field] {
    [
      Record.Field(column.name == "rows" ? "value" : column.name, name),
      Record.Field("rows", .integer(Int64(rate.rows))), Record.Field("rate", .figure(rate.rate)),
    ]
  }
}
