import RiskExpressions
import RiskKernel
import RiskModels

extension ScenarioMigration {
  private var rowCount: Double { cells.reduce(0) { $0 + $1.rows } }

  /// The figures before and after, and the matrix of grades: those before down, those after along.
  func output(_ scenario: String) -> Output {
    let changed = cells.reduce(0) { $0 + $1.changed }
    let fields = [
      Record.Field("scenario", .text(scenario)), Record.Field("rows", .integer(Int64(rowCount))),
      Record.Field("changed", .integer(Int64(changed.rounded()))), Record.Field("figures", .list(sums.map(record))),
      Record.Field("migration", .list(cells.map(record))),
    ]
    let line = "\(scenario)   \(Words.count(Int(changed.rounded()), "row")) of \(Words.grouped(Int(rowCount))) changed"
    let views: [View] = [.line(line), .table(figureTable)] + (assessor.scorer.pd == nil ? [] : [.table(matrix)])
    return Output(.record(Record(fields)), rows: .list(cells.map(record)), views: views)
  }

  /// A figure over all rows: what it is called, how it is written, and its value before and after.
  private typealias Sum = (name: String, title: String, format: NumberFormat, before: Double?, after: Double?)

  private var sums: [Sum] {
    figures.enumerated().map { place, figure in
      let known = cells.filter { $0.figures[place].before != nil && $0.figures[place].after != nil }
      let isMean = figure.name == "pd"
      let count = isMean ? known.reduce(0) { $0 + $1.rows } : 1
      let before = known.reduce(0) { $0 + ($1.figures[place].before ?? 0) } / count
      let after = known.reduce(0) { $0 + ($1.figures[place].after ?? 0) } / count
      return (
        isMean ? "mean_pd" : figure.name, isMean ? "Mean PD" : figure.title, figure.format(of: [before, after]),
        known.isEmpty ? nil : before, known.isEmpty ? nil : after
      )
    }
  }

  private var figureTable: TableView {
    let rows = sums.map { sum -> TableView.Row in
      let difference = sum.before.flatMap { before in sum.after.map { sum.format.difference($0 - before) } }
      return TableView.Row(
        [.text(sum.title), .known(sum.before), .known(sum.after), difference.map(Value.text) ?? .null],
        format: sum.format)
    }
    return TableView(
      columns: ["", "before", "after", "difference"].map { TableView.Column($0, isFigure: !$0.isEmpty) }, rows: rows)
  }

  /// How many rows go from each grade to each.
  private var matrix: TableView {
    let grades: [String?] = assessor.scale.grades.map(\.name) + [nil]
    let used = grades.filter { grade in cells.contains { $0.before == grade || $0.after == grade } }
    let rows = used.filter { grade in cells.contains { $0.before == grade } }.map { before in
      let counts = used.map { after in
        cells.first { $0.before == before && $0.after == after }.map { Value.integer(Int64($0.rows)) } ?? .null
      }
      return TableView.Row([.text(before ?? "none")] + counts)
    }
    return TableView(
      columns: [TableView.Column("before \\ after")] + used.map { TableView.Column($0 ?? "none") }, rows: rows)
  }

  private func record(_ sum: Sum) -> Value {
    .record(
      Record([
        Record.Field("figure", .text(sum.name)), Record.Field("before", .known(sum.before)),
        Record.Field("after", .known(sum.after)),
        Record.Field("difference", .known(sum.before.flatMap { before in sum.after.map { $0 - before } })),
      ]))
  }

  private func record(_ cell: Cell) -> Value {
    var fields = [
      Record.Field("before", cell.before.map(Value.text) ?? .null),
      Record.Field("after", cell.after.map(Value.text) ?? .null), Record.Field("rows", .integer(Int64(cell.rows))),
    ]
    for (figure, sums) in zip(figures, cell.figures) {
      fields.append(Record.Field("\(figure.name)_before", .known(sums.before)))
      fields.append(Record.Field("\(figure.name)_after", .known(sums.after)))
    }
    return .record(Record(fields))
  }
}
