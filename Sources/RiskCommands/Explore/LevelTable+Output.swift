import RiskExpressions
import RiskKernel
import RiskStats

extension LevelTable {
  /// How many values of the second column have a column of their own for people.
  private static let shownColumns = 12

  /// The counts as a value, and as tables of at most so many rows.
  func output(shares: Shares?, rows: Int) -> Output {
    column == nil
      ? Output(.list(records), views: [.table(listing(rows))])
      : Output(.record(record), views: crossTables(shares, rows))
  }

  // The value

  /// A record a value, or a record a pair of values.
  private var records: [Value] {
    let (rowTotals, columnTotals, total) = (rowTotals, columnTotals, total)
    return rowLevels.enumerated().flatMap { row, rowLevel in
      columnLevels.enumerated().map { place, columnLevel in
        let cell = cells[row][place]
        var fields: [(String, Value)] = [(self.row, rowLevel)]
        if let column { fields.append((column, columnLevel)) }
        fields += [("n", .count(cell.count)), ("share", share(cell, of: total))]
        if column != nil {
          fields += [
            ("row_share", share(cell, of: rowTotals[row])), ("column_share", share(cell, of: columnTotals[place])),
          ]
        }
        if let target { fields.append(("mean_\(target.name)", .figure(cell.mean))) }
        return .record(Record(named: fields))
      }
    }
  }

  private var record: Record {
    let found = association
    return Record([
      Record.Field("n", .count(total.count)), Record.Field("chi_squared", .figure(found?.chiSquared)),
      Record.Field("degrees_of_freedom", found.map { .count($0.degreesOfFreedom) } ?? .null),
      Record.Field("p_value", .figure(found?.pValue)), Record.Field("cramers_v", .figure(found?.cramersV)),
      Record.Field("cells", .list(records)),
    ])
  }

  private func share(_ cell: Cell, of total: Cell) -> Value {
    total.count == 0 ? .null : .number(Double(cell.count) / Double(total.count))
  }

  // For people

  private var format: NumberFormat {
    target?.type.meanFormat(cells.joined().compactMap(\.mean)) ?? .plain
  }

  private func label(_ level: Value) -> Value { level.isNull ? .text("missing") : level }

  /// One column: counts, shares and means.
  private func listing(_ rows: Int) -> TableView {
    let total = total
    let titles = [TableView.Column(row), TableView.Column("n"), TableView.Column("share", .percent)]
    let line = { (label: Value, cell: Cell) in
      let mean: [Value] = target == nil ? [] : [.figure(cell.mean)]
      return TableView.Row([label, .count(cell.count), share(cell, of: total)] + mean)
    }
    return TableView(
      columns: titles + (target.map { [TableView.Column("mean \($0.name)", format)] } ?? []), first: rows,
      of: zip(rowLevels, rowTotals).map { line(label($0), $1) }, closing: [line(.text("total"), total)])
  }

  /// Two columns: counts or shares, then means, then what the test says.
  private func crossTables(_ shares: Shares?, _ rows: Int) -> [View] {
    var views: [View] = [.table(shares.map { crossTable($0, rows) } ?? counts(rows))]
    if let target {
      let means = crossTable(rows, "all", format, closing: "all") { cell, _, _ in .figure(cell.mean) }
      views += [.line("mean \(target.name)"), .table(means)]
    }
    if let note = leftOutColumns { views.append(.line(note)) }
    if let association { views.append(.line(sentence(association))) }
    return views
  }

  private func counts(_ rows: Int) -> TableView {
    crossTable(rows, "total", .plain, closing: "total") { cell, _, _ in .count(cell.count) }
  }

  private func crossTable(_ shares: Shares, _ rows: Int) -> TableView {
    crossTable(rows, shares == .rows ? "all" : "total", .percent, closing: shares == .columns ? "all" : "total") {
      cell, row, column in
      switch shares {
      case .rows: share(cell, of: row)
      case .columns: share(cell, of: column)
      case .all: share(cell, of: total)
      }
    }
  }

  /// A table of figures, each made of a cell, the total of its row and that of its column.
  private func crossTable(
    _ rows: Int, _ last: String, _ format: NumberFormat, closing: String,
    _ figure: @escaping (Cell, Cell, Cell) -> Value
  ) -> TableView {
    let (rowTotals, columnTotals, total) = (rowTotals, columnTotals, total)
    let shown = columnLevels.indices.prefix(LevelTable.shownColumns)
    let titles = shown.map { TableView.Column("\(column ?? "") \(label(columnLevels[$0]).plainText)", format) }
    let line = { (label: Value, cells: [Cell], own: Cell) in
      TableView.Row([label] + shown.map { figure(cells[$0], own, columnTotals[$0]) } + [figure(own, own, total)])
    }
    let lines = rowLevels.indices.map { line(label(rowLevels[$0]), cells[$0], rowTotals[$0]) }
    return TableView(
      columns: [TableView.Column(row)] + titles + [TableView.Column(last, format)], first: rows, of: lines,
      closing: [line(.text(closing), columnTotals, total)])
  }

  private var leftOutColumns: String? {
    let more = columnLevels.count - LevelTable.shownColumns
    guard more > 0, let column else { return nil }
    return "…\(Words.count(more, "more value")) of '\(column)' left out; the result has all: let t = … | tabulate …"
  }

  private func sentence(_ found: ContingencyTable.Association) -> String {
    let p = found.pValue < 0.0001 ? "p < 0.0001" : "p \(Words.fixed(found.pValue, decimals: 4))"
    let freedom = Words.grouped(found.degreesOfFreedom)
    let rough =
      found.sparseCells == 0
      ? "" : "; \(Words.count(found.sparseCells, "cell")) would hold fewer than 5 rows by chance, so p is rough"
    return "chi-squared \(Words.fixed(found.chiSquared, decimals: 2)) on \(freedom) df, \(p); "
      + "Cramér's V \(Words.fixed(found.cramersV, decimals: 3))\(rough)"
  }
}
