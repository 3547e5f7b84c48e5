import RiskKernel

/// Draws points joined by lines; where several fall into one column, their least and greatest stay visible.
struct LinePlot {
  let x, y: AxisScale
  let isUnicode: Bool

  /// What falls into a column: the rows its line comes in at and leaves at, and those it reaches.
  private struct Reach {
    var first, last, low, high: Int

    init(_ row: Int) { (first, last, low, high) = (row, row, row, row) }

    mutating func add(_ row: Int) {
      last = row
      low = min(low, row)
      high = max(high, row)
    }
  }

  /// Fills the columns in which a line's values are uncertain.
  func draw(band: [Chart.Interval], on grid: inout CharacterGrid) {
    let glyph = ChartGlyphs.glyphs(isUnicode: isUnicode).band
    let sorted = band.sorted { $0.x < $1.x }
    for (left, right) in zip(sorted, sorted.dropFirst() + sorted.suffix(1)) {
      let from = x.cell(left.x, of: grid.columns)
      let to = x.cell(right.x, of: grid.columns)
      for column in from...max(from, to) {
        let share = to > from ? Double(column - from) / Double(to - from) : 0
        let low = y.cell(left.low + (right.low - left.low) * share, of: grid.rows)
        let high = y.cell(left.high + (right.high - left.high) * share, of: grid.rows)
        for row in min(low, high)...max(low, high) { grid[column, row] = glyph }
      }
    }
  }

  /// Draws a line from its first point to its last.
  func draw(_ points: [Chart.Point], _ glyphs: LineGlyphs, on grid: inout CharacterGrid) {
    let reaches = reaches(points.sorted { $0.x < $1.x }, grid)
    guard points.count > 1 else {
      for (column, reach) in reaches { grid[column, reach.first] = glyphs.point }
      return
    }
    var before: Int?
    for (column, reach) in reaches {
      draw(reach, from: before, glyphs, column, &grid)
      before = reach.last
    }
  }

  /// Draws a column of a line, which comes from a row of the column before if there is one.
  private func draw(
    _ reach: Reach, from before: Int?, _ glyphs: LineGlyphs, _ column: Int, _ grid: inout CharacterGrid
  ) {
    let row = before ?? reach.first
    let low = min(reach.low, row)
    let high = max(reach.high, row)
    guard low < high else {
      grid[column, row] = glyphs.across
      return
    }
    for row in low...high { grid[column, row] = glyphs.upright }
    // A step in one direction has corners; what goes up and down within a column is a stroke.
    guard low == min(row, reach.last), high == max(row, reach.last) else { return }
    if before != nil { grid[column, row] = reach.last > row ? glyphs.upLeft : glyphs.downLeft }
    grid[column, reach.last] = reach.last > row ? glyphs.downRight : glyphs.upRight
  }

  /// What falls into each column, from the first point's to the last's; between points the line is straight.
  private func reaches(_ points: [Chart.Point], _ grid: CharacterGrid) -> [(column: Int, reach: Reach)] {
    var reaches: [(column: Int, reach: Reach)] = []
    var previous: (column: Int, height: Double)?
    for point in points {
      let column = x.cell(point.x, of: grid.columns)
      let height = y.share(point.y) * Double(grid.rows - 1)
      if let previous, column > previous.column + 1 {
        for between in (previous.column + 1)..<column {
          let share = Double(between - previous.column) / Double(column - previous.column)
          let row = Int((previous.height + (height - previous.height) * share).rounded())
          reaches.append((between, Reach(row)))
        }
      }
      let row = Int(height.rounded())
      if column == previous?.column, !reaches.isEmpty {
        reaches[reaches.count - 1].reach.add(row)
      } else {
        reaches.append((column, Reach(row)))
      }
      previous = (column, height)
    }
    return reaches
  }
}
