import RiskExpressions
import RiskKernel

/// Draws charts with characters, fitted to a width.
struct ChartDrawing {
  let numbers: NumberText
  let style: Style
  let isUnicode: Bool
  /// How many columns a line has; nil where lines may be of any length.
  let width: Int?
  /// How many bars are shown.
  let rows: Int

  /// How wide a chart is where nothing limits it, and how high where it does not say.
  private static let usualWidth = 80
  private static let usualHeight = 12

  /// The chart as lines that fit the width.
  func lines(_ chart: Chart) -> [String] {
    let title = chart.title.isEmpty ? [] : [style.paint(cut(" " + DisplayWidth.printable(chart.title)), .bold)]
    let body = chart.isEmpty ? [" nothing to draw"] : body(chart)
    let notes = (chart.notes + barsLeftOut(chart)).map { style.paint(cut(" " + DisplayWidth.printable($0)), .dim) }
    return title + body.map(cut) + notes
  }

  private var columns: Int { max(1, width ?? ChartDrawing.usualWidth) }

  private func cut(_ line: String) -> String {
    DisplayWidth.cut(line.trimmingTrailingBlanks(), to: columns).trimmingTrailingBlanks()
  }

  private var glyphs: ChartGlyphs { ChartGlyphs.glyphs(isUnicode: isUnicode) }

  private func body(_ chart: Chart) -> [String] {
    switch chart.content {
    case .lines(let series): lines(series, chart)
    case .scatter(let series): scatter(series, chart)
    case .bars(let bars): BarsDrawing(Array(bars.prefix(rows)), chart, numbers, glyphs, width: columns).lines
    case .histogram(let bins): histogram(bins, chart)
    case .grid(let grid):
      TableDrawing(numbers: numbers, style: style, width: width)
        .lines(GridDrawing(numbers: numbers, glyphs: glyphs).table(grid, chart))
    }
  }

  private func barsLeftOut(_ chart: Chart) -> [String] {
    guard case .bars(let bars) = chart.content, bars.count > rows else { return [] }
    return [RowsNote.text(shown: rows, of: bars.count, noun: "bar")]
  }

  // Points on two axes

  private func lines(_ series: [Chart.Series], _ chart: Chart) -> [String] {
    let (frame, empty) = frame(ChartRange(series, chart.marks), chart)
    var grid = empty
    let plot = LinePlot(x: frame.x, y: frame.y, isUnicode: isUnicode)
    for series in series { plot.draw(band: series.band, on: &grid) }
    draw(chart.marks, frame, &grid)
    let glyphs = series.indices.map { LineGlyphs.series($0, of: series.count, isUnicode: isUnicode) }
    for (series, glyphs) in zip(series, glyphs) { plot.draw(series.points, glyphs, on: &grid) }
    return legend(zip(series, glyphs).map { ($0.name, $1.across) }, chart.marks) + frame.lines(grid)
  }

  private func scatter(_ series: [Chart.Series], _ chart: Chart) -> [String] {
    let (frame, empty) = frame(ChartRange(series, chart.marks), chart)
    var grid = empty
    draw(chart.marks, frame, &grid)
    ScatterPlot(x: frame.x, y: frame.y, isUnicode: isUnicode).draw(series, on: &grid)
    let points = series.enumerated().map { ($0.element.name, glyphs.points[$0.offset % glyphs.points.count]) }
    return legend(points, chart.marks) + frame.lines(grid)
  }

  /// Axes around a range, and a grid whose rows lie on the upright axis' round numbers.
  private func frame(_ range: ChartRange, _ chart: Chart) -> (PlotFrame, CharacterGrid) {
    let (y, rows) = upright(range.low, range.high, chart, rows: height(chart) - 1)
    let room = PlotFrame.room(PlotFrame.labelWidth(y, width: columns), width: columns)
    let x = AxisScale(from: range.left, to: range.right, chart.x, columns: room, numbers)
    let frame = PlotFrame(
      glyphs: glyphs, xAxis: chart.x, yAxis: chart.y, x: x, y: y, width: columns, standsOnBase: false)
    return (frame, CharacterGrid(columns: room, rows: rows + 1))
  }

  private func height(_ chart: Chart) -> Int { max(2, chart.height ?? ChartDrawing.usualHeight) }

  /// An upright axis with a round number at every so many rows, and how many rows it has: of the steps that fit, those
  /// that leave the figures the most room.
  private func upright(
    _ low: Double, _ high: Double, _ chart: Chart, rows: Int, isWhole: Bool = false
  ) -> (AxisScale, rows: Int) {
    let scales = (1...max(1, min(5, rows / 2))).map { steps -> (AxisScale, rows: Int, used: Double) in
      let scale = AxisScale(rounding: low, high, chart.y, steps: steps, isWhole: isWhole, numbers)
      let steps = max(1, scale.ticks.count - 1)
      let all = steps * max(1, rows / steps)
      return (scale, all, Double(all) * (scale.share(high) - scale.share(low)))
    }
    let best = scales.reduce(scales[0]) { $1.used >= $0.used ? $1 : $0 }
    return (best.0, best.rows)
  }

  private func draw(_ marks: [Chart.Mark], _ frame: PlotFrame, _ grid: inout CharacterGrid) {
    for mark in marks {
      switch mark {
      case .x(let place, _):
        for row in 0..<grid.rows { grid[frame.x.cell(place, of: grid.columns), row] = glyphs.markUpright }
      case .y(let place, _):
        for column in 0..<grid.columns { grid[column, frame.y.cell(place, of: grid.rows)] = glyphs.markAcross }
      }
    }
  }

  /// What the characters stand for, where there is more than one series or a mark.
  private func legend(_ series: [(name: String, glyph: Character)], _ marks: [Chart.Mark]) -> [String] {
    let named = series.count > 1 ? series.map { "\($0.glyph) \(DisplayWidth.printable($0.name))" } : []
    let places = marks.filter { !$0.text.isEmpty }.map { mark in
      if case .x = mark { return "\(glyphs.markUpright) \(DisplayWidth.printable(mark.text))" }
      return "\(glyphs.markAcross) \(DisplayWidth.printable(mark.text))"
    }
    var lines: [String] = []
    for entry in named + places {
      if let last = lines.last, DisplayWidth.of(last) + 3 + DisplayWidth.of(entry) <= columns {
        lines[lines.count - 1] = last + "   " + entry
      } else {
        lines.append(" " + entry)
      }
    }
    return lines
  }

  // Bins

  private func histogram(_ bins: [Chart.Bin], _ chart: Chart) -> [String] {
    let most = HistogramPlot(bins, columns: columns).most
    let widest = upright(0, Double(max(1, most)), chart, rows: height(chart), isWhole: true).0
    let room = PlotFrame.room(PlotFrame.labelWidth(widest, width: columns), width: columns)
    let plot = HistogramPlot(bins, columns: max(1, room - 1))
    let (y, rows) = upright(0, Double(max(1, plot.most)), chart, rows: height(chart), isWhole: true)
    var grid = CharacterGrid(columns: plot.columns, rows: rows)
    plot.draw(glyphs, y, on: &grid)
    let x = AxisScale(
      from: bins.first?.lower ?? 0, to: bins.last?.upper ?? 1, chart.x, columns: plot.columns, numbers)
    return PlotFrame(
      glyphs: glyphs, xAxis: chart.x, yAxis: chart.y, x: x, y: y, width: columns, standsOnBase: true
    ).lines(grid)
  }
}

/// What points, intervals and marks span.
struct ChartRange {
  private(set) var left = Double.infinity
  private(set) var right = -Double.infinity
  private(set) var low = Double.infinity
  private(set) var high = -Double.infinity

  /// Spans series and marks, of which there is at least one point or interval.
  init(_ series: [Chart.Series], _ marks: [Chart.Mark]) {
    for series in series {
      for point in series.points {
        addX(point.x)
        addY(point.y)
      }
      for interval in series.band {
        addX(interval.x)
        addY(interval.low)
        addY(interval.high)
      }
    }
    for mark in marks {
      switch mark {
      case .x(let place, _): addX(place)
      case .y(let place, _): addY(place)
      }
    }
  }

  private mutating func addX(_ place: Double) {
    left = min(left, place)
    right = max(right, place)
  }

  private mutating func addY(_ place: Double) {
    low = min(low, place)
    high = max(high, place)
  }
}
