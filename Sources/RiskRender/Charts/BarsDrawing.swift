import RiskExpressions
import RiskKernel

/// Draws bars below each other: name, detail, length, value, note.
struct BarsDrawing {
  private let glyphs: ChartGlyphs
  private let labels, details, notes: [String]
  private let values: TableColumn
  private let lengths: [Double]
  private let titles: (label: String, value: String)
  private let layout: Layout

  /// Lays out bars on lines of a width.
  init(_ bars: [Chart.Bar], _ chart: Chart, _ numbers: NumberText, _ glyphs: ChartGlyphs, width: Int) {
    self.glyphs = glyphs
    labels = bars.map { $0.label.isNull ? "missing" : numbers.text($0.label, chart.x.format) }
    details = bars.map { DisplayWidth.printable($0.detail) }
    notes = bars.map { DisplayWidth.printable($0.note) }
    lengths = bars.map { $0.isTotal ? 0 : $0.value }
    titles = (DisplayWidth.printable(chart.x.title), DisplayWidth.printable(chart.y.title))
    let column = TableView(
      columns: [TableView.Column("", chart.y.format)], rows: bars.map { TableView.Row([.number($0.value)]) })
    values =
      AddingNumbers(bars, chart.y.format, numbers).map { TableColumn(numbers: $0.texts) }
      ?? TableColumn(0, of: column, numbers)
    let widest = { (texts: [String]) in texts.map { DisplayWidth.of($0) }.max() ?? 0 }
    layout = Layout(
      label: max(widest(labels), DisplayWidth.of(titles.label)), detail: widest(details), value: values.width,
      note: widest(notes), width: width)
  }

  /// The lines, with the axes' titles above them.
  var lines: [String] {
    let most = lengths.map { max(0, $0) }.max() ?? 0
    let least = lengths.map { min(0, $0) }.min() ?? 0
    let scale = BarScale(least: least, most: most, columns: layout.bar, glyphs)
    let bars = lengths.indices.map { place in
      line(
        labels[place], details[place], scale.text(lengths[place]), values.line(place, to: layout.value), notes[place])
    }
    return header + bars
  }

  private var header: [String] {
    guard !titles.label.isEmpty || !titles.value.isEmpty else { return [] }
    let room = (layout.detail > 0 ? layout.detail + 2 : 0) + layout.bar + 2 + layout.value
    let title = DisplayWidth.cut(titles.value, to: room)
    let blanks = String(repeating: " ", count: room - DisplayWidth.of(title))
    return [" " + padded(titles.label, layout.label) + "  " + blanks + title]
  }

  private func line(_ label: String, _ detail: String, _ bar: String, _ value: String, _ note: String) -> String {
    var cells = [padded(label, layout.label), padded(bar, layout.bar), value]
    if layout.detail > 0 { cells.insert(padded(detail, layout.detail), at: 1) }
    if layout.note > 0 { cells.append(DisplayWidth.cut(note, to: layout.note)) }
    return " " + cells.joined(separator: "  ")
  }

  private func padded(_ text: String, _ width: Int) -> String {
    DisplayWidth.padded(DisplayWidth.cut(text, to: width), to: width)
  }

  /// How many columns each part of a line takes.
  private struct Layout {
    let label, detail, bar, value, note: Int
    /// Beyond this, bars are longer than the eye compares well.
    private static let longest = 48

    /// Gives bars what names, details, values and notes leave; where that is little, notes go first, then details.
    init(label: Int, detail: Int, value: Int, note: Int, width: Int) {
      let needed = min(12, max(1, width / 4))
      var label = min(label, max(6, width / 3))
      var (detail, note) = (detail, note)
      func room() -> Int {
        width - 1 - label - 2 - (detail > 0 ? detail + 2 : 0) - 2 - value - (note > 0 ? note + 2 : 0)
      }
      if room() < needed, note > 0 { note = max(0, note - (needed - room())) }
      if note < 8, room() < needed { note = 0 }
      if room() < needed { detail = 0 }
      if room() < needed { label = max(1, label - (needed - room())) }
      (self.label, self.detail, self.value, self.note) = (label, detail, value, note)
      bar = max(1, min(Layout.longest, room()))
    }
  }
}

/// Turns lengths into bars on both sides of zero.
struct BarScale {
  private let glyphs: ChartGlyphs
  private let before, behind: Int
  private let least, most: Double

  /// Shares columns between what is below zero and what is above.
  init(least: Double, most: Double, columns: Int, _ glyphs: ChartGlyphs) {
    self.glyphs = glyphs
    (self.least, self.most) = (least, most)
    guard least < 0 else {
      (before, behind) = (0, columns)
      return
    }
    // Halved, so that the sum of the two is finite. A column is the line at zero.
    let share = (-least / 2) / (most / 2 - least / 2)
    before = max(1, min(columns - 1, Int((share * Double(columns - 1)).rounded())))
    behind = max(0, columns - 1 - before)
  }

  /// The bar of a value; the smallest that is not zero shows.
  func text(_ value: Double) -> String {
    guard least < 0 else { return rightward(value) }
    let left = value < 0 ? leftward(value) : ""
    return String(repeating: " ", count: before - left.count) + left + String(glyphs.axis) + rightward(max(0, value))
  }

  private func rightward(_ value: Double) -> String {
    guard value > 0, most > 0 else { return "" }
    let eighths = min(behind * 8, max(1, Int((value / most * Double(behind * 8)).rounded())))
    let whole = String(repeating: String(glyphs.lengths[8]), count: eighths / 8)
    let first = glyphs.lengths.firstIndex { $0 != " " } ?? 8
    let part = eighths < 8 ? max(eighths, first) : eighths % 8
    return part == 0 || glyphs.lengths[part] == " " ? whole : whole + String(glyphs.lengths[part])
  }

  /// There are no characters for eighths on the right side of a cell, so these bars have whole cells.
  private func leftward(_ value: Double) -> String {
    let cells = max(1, Int((value / least * Double(before)).rounded()))
    return String(repeating: String(glyphs.lengths[8]), count: min(before, cells))
  }
}
