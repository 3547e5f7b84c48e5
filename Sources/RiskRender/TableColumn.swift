import RiskExpressions
import RiskKernel

/// A column's texts.
struct TableColumn {
  let title: String
  let isNumeric: Bool
  /// Whether the cells stand on the right.
  private let isRight: Bool
  private(set) var cells: [String]
  /// The width of the widest text; all were looked at.
  private(set) var width: Int
  /// The width of the widest cell.
  private let cellWidth: Int

  /// Writes the values of a column of a table; dates and conditions may stand among numbers.
  init(_ place: Int, of table: TableView, _ numbers: NumberText) {
    let column = table.columns[place]
    title = DisplayWidth.printable(column.title)
    isNumeric = TableColumn.isNumeric(table.rows, place)
    isRight = isNumeric || column.isFigure
    cells = table.rows.map { numbers.text($0.value(place), $0.format ?? column.format) }
    if isNumeric {
      if case .plain = column.format { TableColumn.align(&cells, table.rows, place, numbers) }
      TableColumn.groupAlike(&cells)
    }
    cellWidth = cells.reduce(0) { max($0, DisplayWidth.of($1)) }
    width = max(cellWidth, DisplayWidth.of(title))
  }

  /// Takes numbers that are written already.
  init(numbers texts: [String]) {
    title = ""
    (isNumeric, isRight) = (true, true)
    cells = texts
    cellWidth = texts.reduce(0) { max($0, DisplayWidth.of($1)) }
    width = cellWidth
  }

  /// How narrow it may become: numbers stay whole, text and titles keep what tells them from others.
  var leastWidth: Int {
    let titleWidth = min(DisplayWidth.of(title), 14)
    return isNumeric ? max(cellWidth, titleWidth) : min(width, 14)
  }

  /// The title and the cells on a line of so many columns each.
  func line(_ row: Int?, to width: Int) -> String {
    let text = DisplayWidth.cut(row.map { cells[$0] } ?? title, to: width)
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return isRight ? blanks + text : text + blanks
  }

  private static func isNumeric(_ rows: [TableView.Row], _ place: Int) -> Bool {
    var hasNumber = false
    for row in rows {
      switch row.value(place) {
      case .integer, .number: hasNumber = true
      case .null, .date, .boolean: continue
      case .text, .list, .range, .record, .table: return false
      }
    }
    return hasNumber
  }

  /// Gives the fractions of a column as many decimals as its largest number is worth, so that the points stand below
  /// each other.
  private static func align(_ cells: inout [String], _ rows: [TableView.Row], _ place: Int, _ numbers: NumberText) {
    let fractions = rows.map { row -> Double? in
      guard case .number(let value) = row.value(place), value.isFinite, row.format == nil else { return nil }
      return value
    }
    let finite = fractions.compactMap { $0 }
    guard !finite.isEmpty, finite.allSatisfy(NumberText.isPlain), rows.allSatisfy({ $0.format == nil }) else { return }
    let decimals = numbers.commonDecimals(finite)
    for (row, fraction) in fractions.enumerated() {
      if let fraction { cells[row] = NumberText.grouped(numbers.fixed(fraction, decimals: decimals)) }
    }
  }

  /// Puts commas into all numbers where one has them.
  private static func groupAlike(_ cells: inout [String]) {
    guard cells.contains(where: { $0.utf8.contains(UInt8(ascii: ",")) }) else { return }
    cells = cells.map { $0.utf8.contains(UInt8(ascii: ",")) ? $0 : NumberText.grouped($0, from: 4) }
  }
}

extension TableView.Row {
  /// The value in a column; missing where the row is short.
  func value(_ place: Int) -> Value { values.indices.contains(place) ? values[place] : .null }
}
