import RiskKernel

/// Draws bins as bars that stand side by side.
struct HistogramPlot {
  /// The bins as they are drawn, and how many columns each takes.
  let bins: [Chart.Bin]
  let barWidth: Int

  /// Gives bins as many columns as there are; where there are fewer than bins, neighbours are joined.
  init(_ bins: [Chart.Bin], columns: Int) {
    let joined = (bins.count + columns - 1) / max(1, columns)
    self.bins = joined > 1 ? HistogramPlot.joining(bins, by: joined) : bins
    barWidth = max(1, min(8, columns / max(1, self.bins.count)))
  }

  private static func joining(_ bins: [Chart.Bin], by size: Int) -> [Chart.Bin] {
    stride(from: 0, to: bins.count, by: size).map { start in
      let part = bins[start..<min(start + size, bins.count)]
      let count = part.reduce(0) { $0.addingReportingOverflow($1.count).partialValue }
      return Chart.Bin(part.first?.lower ?? 0, part.last?.upper ?? 0, count: count)
    }
  }

  /// How many columns all bars take.
  var columns: Int { bins.count * barWidth }

  /// The greatest count.
  var most: Int { bins.map(\.count).max() ?? 0 }

  /// Draws the bars, in eighths of a row; the least above zero shows.
  func draw(_ glyphs: ChartGlyphs, _ y: AxisScale, on grid: inout CharacterGrid) {
    let eighths = glyphs.heights.count - 1
    for (place, bin) in bins.enumerated() where bin.count > 0 {
      let height = max(1, Int((y.share(Double(bin.count)) * Double(grid.rows * eighths)).rounded()))
      for row in 0...(height / eighths) {
        let filled = min(eighths, height - row * eighths)
        guard filled > 0 else { continue }
        for column in 0..<barWidth {
          grid[place * barWidth + column, row] = glyphs.heights[row == 0 ? max(filled, firstMark(glyphs)) : filled]
        }
      }
    }
  }

  /// The least part of a cell that has a character of its own.
  private func firstMark(_ glyphs: ChartGlyphs) -> Int { glyphs.heights.firstIndex { $0 != " " } ?? 0 }
}
