import RiskKernel

/// What is drawn in a grid, with its axes, their named places and their titles around it.
struct PlotFrame {
  let glyphs: ChartGlyphs
  let xAxis, yAxis: ChartAxis
  let x, y: AxisScale
  let width: Int
  /// Whether the lower end of the upright axis lies on the other axis, where lengths begin.
  let standsOnBase: Bool

  /// How wide the names on the upright axis are; none are shown where they would take half of the line.
  static func labelWidth(_ scale: AxisScale, width: Int) -> Int {
    let widest = scale.ticks.map { DisplayWidth.of($0.label) }.max() ?? 0
    return widest + 4 > width / 2 ? 0 : widest
  }

  /// How many columns are left for what is drawn.
  static func room(_ labelWidth: Int, width: Int) -> Int { max(1, width - labelWidth - 3) }

  /// The lines from the top down.
  func lines(_ grid: CharacterGrid) -> [String] {
    let labelWidth = PlotFrame.labelWidth(y, width: width)
    let labels = labelWidth == 0 ? [:] : rowLabels(grid.rows)
    var lines = yAxis.title.isEmpty ? [] : [" " + DisplayWidth.printable(yAxis.title)]
    for row in (0..<grid.rows).reversed() {
      let label = labels[row]
      let margin = String(repeating: " ", count: labelWidth - DisplayWidth.of(label ?? ""))
      let axis = label == nil ? glyphs.axis : glyphs.tick
      lines.append(" " + margin + (label ?? "") + " " + String(axis) + grid.text(row: row))
    }
    return lines + base(grid.columns, labelWidth)
  }

  /// The names by the rows they stand at.
  private func rowLabels(_ rows: Int) -> [Int: String] {
    var labels: [Int: String] = [:]
    for tick in y.ticks {
      let row = standsOnBase ? y.cell(tick.place, of: rows + 1) - 1 : y.cell(tick.place, of: rows)
      labels[row] = tick.label
    }
    return labels
  }

  // The lower axis

  private func base(_ columns: Int, _ labelWidth: Int) -> [String] {
    let cells = standsOnBase ? columns + 1 : columns
    var axis = CharacterGrid(columns: cells, rows: 1)
    for column in 0..<cells { axis[column, 0] = glyphs.base }
    for tick in x.ticks { axis[x.cell(tick.place, of: cells), 0] = glyphs.baseTick }
    let label = standsOnBase && labelWidth > 0 ? y.ticks.first?.label ?? "" : ""
    let start = String(repeating: " ", count: 1 + labelWidth - DisplayWidth.of(label)) + label + " "
    let names = placeNames(start: labelWidth + 3, cells)
    return [start + String(glyphs.corner) + axis.text(row: 0)] + names
  }

  /// The names below the axis, each in the middle of its place where it has room, and the axis' title behind them.
  private func placeNames(start: Int, _ cells: Int) -> [String] {
    var line = ""
    var end = 0
    for tick in x.ticks {
      let size = DisplayWidth.of(tick.label)
      let column = start + x.cell(tick.place, of: cells) - (size - 1) / 2
      let place = max(end == 0 ? 0 : end + 1, min(column, width - size))
      guard place + size <= width, place <= column + max(2, size / 2) else { continue }
      line += String(repeating: " ", count: place - end) + tick.label
      end = place + size
    }
    let title = DisplayWidth.printable(xAxis.title)
    guard !title.isEmpty else { return line.isEmpty ? [] : [line] }
    if end + 3 + DisplayWidth.of(title) <= width { return [line + "   " + title] }
    let blanks = String(repeating: " ", count: max(0, min(start, width - DisplayWidth.of(title))))
    return (line.isEmpty ? [] : [line]) + [blanks + title]
  }
}
