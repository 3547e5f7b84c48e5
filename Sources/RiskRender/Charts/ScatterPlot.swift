import RiskKernel

/// Draws points by themselves: as Braille dots, by a character a series, or, where they are many, by how dense they lie.
struct ScatterPlot {
  let x, y: AxisScale
  let isUnicode: Bool

  /// Draws all series; several are told apart by their characters.
  func draw(_ series: [Chart.Series], on grid: inout CharacterGrid) {
    guard series.count == 1, let points = series.first?.points else {
      let glyphs = ChartGlyphs.glyphs(isUnicode: isUnicode).points
      for (place, series) in series.enumerated() {
        for point in series.points {
          grid[x.cell(point.x, of: grid.columns), y.cell(point.y, of: grid.rows)] = glyphs[place % glyphs.count]
        }
      }
      return
    }
    let counts = counts(points, grid)
    let filled = counts.count { $0 > 0 }
    // A cell has eight dots: where most would be set, they no longer show where points are many.
    if isUnicode, points.count <= 6 * max(1, filled) {
      drawDots(points, &grid)
    } else {
      draw(counts, &grid)
    }
  }

  private func counts(_ points: [Chart.Point], _ grid: CharacterGrid) -> [Int] {
    var counts = Array(repeating: 0, count: grid.columns * grid.rows)
    for point in points {
      counts[y.cell(point.y, of: grid.rows) * grid.columns + x.cell(point.x, of: grid.columns)] += 1
    }
    return counts
  }

  /// Darker where points are more, by doublings.
  private func draw(_ counts: [Int], _ grid: inout CharacterGrid) {
    let shades = ChartGlyphs.glyphs(isUnicode: isUnicode).shades
    let most = Double(ScatterPlot.doublings(counts.max() ?? 0))
    for (place, count) in counts.enumerated() where count > 0 {
      let share = most > 0 ? Double(ScatterPlot.doublings(count)) / most : 0
      grid[place % grid.columns, place / grid.columns] =
        shades[min(shades.count - 1, Int(share * Double(shades.count)))]
    }
  }

  private static func doublings(_ count: Int) -> Int { Int.bitWidth - 1 - max(1, count).leadingZeroBitCount }

  private func drawDots(_ points: [Chart.Point], _ grid: inout CharacterGrid) {
    var dots = Array(repeating: UInt32(0), count: grid.columns * grid.rows)
    for point in points {
      let column = ScatterPlot.part(x.share(point.x), of: grid.columns, by: 2)
      let row = ScatterPlot.part(y.share(point.y), of: grid.rows, by: 4)
      dots[row.cell * grid.columns + column.cell] |= ScatterPlot.dot(column.part, row.part)
    }
    for (place, bits) in dots.enumerated() where bits != 0 {
      guard let scalar = Unicode.Scalar(0x2800 + bits) else { continue }
      grid[place % grid.columns, place / grid.columns] = Character(scalar)
    }
  }

  /// The cell of a place and the part of the cell, the ends in the middle of the outermost cells.
  private static func part(_ share: Double, of cells: Int, by parts: Int) -> (cell: Int, part: Int) {
    let place = Int((share * Double(cells - 1) + 0.5) * Double(parts))
    let kept = max(0, min(cells * parts - 1, place))
    return (kept / parts, kept % parts)
  }

  /// The bit of a dot of the Braille patterns (Unicode, U+2800), counted from the lower left.
  private static func dot(_ column: Int, _ row: Int) -> UInt32 {
    let bits: [[UInt32]] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]]
    return bits[column][row]
  }
}
