import RiskExpressions
import RiskKernel

/// Draws tables with aligned columns.
struct TableDrawing {
  let numbers: NumberText
  let style: Style

  /// The table as lines; columns that do not fit the width are left out, and that is said.
  func lines(_ table: TableView) -> [String] {
    let cells = table.rows.map { row in zip(table.columns, row.values).map { text($1, row.format ?? $0.format) } }
    var columns = table.columns.indices.map { place in
      Column(
        title: DisplayWidth.printable(table.columns[place].title), cells: cells.map { $0[place] },
        isNumeric: isNumeric(table.rows.map { $0.values[place] }))
    }
    align(&columns, table)
    let fitting = fitting(columns)
    let widths = fitting.map(\.width)
    let titles = zip(fitting, widths).map { style.paint($0.padded($0.title, to: $1), .dim) }
    var lines = [titles.joined(separator: "  ")]
    for row in table.rows.indices {
      lines.append(zip(fitting, widths).map { $0.padded($0.cells[row], to: $1) }.joined(separator: "  "))
    }
    let hidden = columns.count - fitting.count
    let notes = [hidden > 0 ? "…\(hidden) more column\(hidden == 1 ? "" : "s")" : nil, table.note].compactMap { $0 }
    return (lines + notes.map { style.paint($0, .dim) }).map { (" " + $0).trimmingTrailingBlanks() }
  }

  private func text(_ value: Value, _ format: NumberFormat) -> String { numbers.text(value, format) }

  /// Whether a column holds numbers; dates and conditions may stand among them.
  private func isNumeric(_ values: [Value]) -> Bool {
    var hasNumber = false
    for value in values {
      switch value {
      case .integer, .number: hasNumber = true
      case .null, .date, .boolean: continue
      case .text, .list, .range, .record, .table: return false
      }
    }
    return hasNumber
  }

  /// Gives the fractions of a column as many decimals as its largest number is worth, so that the points stand below
  /// each other.
  private func align(_ columns: inout [Column], _ table: TableView) {
    for place in columns.indices where columns[place].isNumeric {
      defer { columns[place].groupAlike() }
      guard case .plain = table.columns[place].format, table.rows.allSatisfy({ $0.format == nil }) else { continue }
      guard !columns[place].cells.contains(where: { $0.contains("e") }) else { continue }
      let fractions = table.rows.map { row -> Double? in
        guard case .number(let value) = row.values[place], value.isFinite else { return nil }
        return value
      }
      let decimals = numbers.commonDecimals(fractions.compactMap { $0 })
      columns[place].cells = zip(columns[place].cells, fractions).map { cell, fraction in
        fraction.map { NumberText.grouped(numbers.fixed($0, decimals: decimals)) } ?? cell
      }
    }
  }

  private func fitting(_ columns: [Column]) -> [Column] {
    guard let limit = style.width else { return columns }
    var used = 1
    let count = columns.prefix { column in
      used += column.width + 2
      return used - 2 < limit
    }.count
    return Array(columns.prefix(max(1, count))).map { $0.cut(to: max(8, limit - 2)) }
  }

  /// A column's texts.
  private struct Column {
    let title: String
    var cells: [String]
    let isNumeric: Bool

    /// The width of its widest text; looks at all of them.
    var width: Int { cells.reduce(DisplayWidth.of(title)) { max($0, DisplayWidth.of($1)) } }

    /// Puts commas into all numbers where one has them.
    mutating func groupAlike() {
      guard cells.contains(where: { $0.contains(",") }) else { return }
      cells = cells.map { $0.contains(",") ? $0 : NumberText.grouped($0, from: 4) }
    }

    func padded(_ text: String, to width: Int) -> String {
      let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
      return isNumeric ? blanks + text : text + blanks
    }

    func cut(to limit: Int) -> Column {
      guard width > limit else { return self }
      let short = cells.map { DisplayWidth.cut($0, to: limit) }
      return Column(title: DisplayWidth.cut(title, to: limit), cells: short, isNumeric: isNumeric)
    }
  }
}

extension String {
  /// The text without the blanks at its end.
  func trimmingTrailingBlanks() -> String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
