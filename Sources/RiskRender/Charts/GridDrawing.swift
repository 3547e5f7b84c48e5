import RiskExpressions
import RiskKernel

/// Draws a grid of values as a table, each with a shade that is darker where the value is greater.
struct GridDrawing {
  let numbers: NumberText
  let glyphs: ChartGlyphs

  /// The grid as a table: the titles of both axes head the first column.
  func table(_ grid: Chart.Grid, _ chart: Chart) -> TableView {
    let values = grid.values.joined().compactMap { $0 }
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let texts = grid.values.map { $0.map { cell($0, low, high, grid.format ?? chart.y.format) } }
    let width = texts.joined().map { DisplayWidth.of($0.number) }.max() ?? 0
    let rows = zip(grid.rows, texts).map { row, cells in
      TableView.Row(
        [.text(numbers.text(row, chart.y.format))]
          + cells.map { cell in
            let blanks = String(repeating: " ", count: width - DisplayWidth.of(cell.number))
            return .text("\(cell.shade) \(blanks)\(cell.number)")
          })
    }
    let corner = [chart.y.title, chart.x.title].filter { !$0.isEmpty }.joined(separator: " \\ ")
    let columns = [TableView.Column(corner)] + grid.columns.map { TableView.Column(numbers.text($0, chart.x.format)) }
    return TableView(columns: columns, rows: rows)
  }

  private func cell(
    _ value: Double?, _ low: Double, _ high: Double, _ format: NumberFormat
  ) -> (shade: Character, number: String) {
    guard let value else { return (" ", "") }
    let share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0
    let shade = glyphs.shades[max(0, min(glyphs.shades.count - 1, Int(share * Double(glyphs.shades.count))))]
    return (shade, numbers.text(.number(value), format))
  }
}
