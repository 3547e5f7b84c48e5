import RiskExpressions
import RiskKernel

/// Writes charts as SVG that stands in a page: described in words, every text escaped, nothing to load.
struct ChartSVG {
  private let chart: Chart
  private let numbers: NumberText
  /// The size of the picture and of what is around the drawing.
  private static let width = 720.0
  private static let top = 36.0
  private static let bottom = 48.0
  private static let left = 84.0
  private static let right = 20.0
  private static let barHeight = 22.0

  init(_ chart: Chart, _ numbers: NumberText) {
    self.chart = chart
    self.numbers = numbers
  }

  /// The picture as lines of text.
  var lines: [String] {
    let size = "viewBox=\"0 0 \(SVG.number(ChartSVG.width)) \(SVG.number(height))\""
    let font = "font-family=\"sans-serif\" font-size=\"12\""
    let label = "role=\"img\" aria-label=\"\(HTMLText.escaped(heading))\""
    let style = "style=\"max-width:\(SVG.number(ChartSVG.width))px\""
    let head = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) \(font) \(label) \(style)>",
      "<title>\(HTMLText.escaped(heading))</title>", "<desc>\(HTMLText.escaped(description))</desc>",
      SVG.text(heading, x: ChartSVG.left, y: 18, "font-weight=\"bold\""),
    ]
    return head + (chart.isEmpty ? [SVG.text("nothing to draw", x: ChartSVG.left, y: 60)] : body) + ["</svg>"]
  }

  private var height: Double {
    switch chart.content {
    case .bars(let bars): ChartSVG.top + ChartSVG.barHeight * Double(bars.count) + 16
    case .grid(let grid): ChartSVG.top + ChartSVG.barHeight * Double(grid.rows.count + 1) + 16
    case .lines, .scatter, .histogram: 360
    }
  }

  /// The title, or what the axes measure.
  private var heading: String {
    if !chart.title.isEmpty { return chart.title }
    return [chart.y.title, chart.x.title].filter { !$0.isEmpty }.joined(separator: " by ")
  }

  private var description: String {
    switch chart.content {
    case .lines(let series): "A line chart of \(counted(series.reduce(0) { $0 + $1.points.count }, "point"))"
    case .scatter(let series): "A scatter chart of \(counted(series.reduce(0) { $0 + $1.points.count }, "point"))"
    case .bars(let bars): "A bar chart of \(counted(bars.count, "bar"))"
    case .histogram(let bins): "A histogram of \(counted(bins.reduce(0) { $0 + $1.count }, "value"))"
    case .grid(let grid): "A heat map of \(grid.rows.count) by \(grid.columns.count) values"
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    NumberText.grouped(String(count), from: 4) + " \(noun)\(count == 1 ? "" : "s")"
  }

  private var body: [String] {
    switch chart.content {
    case .lines(let series): points(series, joined: true)
    case .scatter(let series): points(series, joined: false)
    case .histogram(let bins): histogram(bins)
    case .bars(let bars): self.bars(bars)
    case .grid(let grid): self.grid(grid)
    }
  }

  // Two axes

  private func across(_ scale: AxisScale, _ place: Double) -> Double {
    ChartSVG.left + scale.share(place) * (ChartSVG.width - ChartSVG.left - ChartSVG.right)
  }

  private func up(_ scale: AxisScale, _ place: Double) -> Double {
    height - ChartSVG.bottom - scale.share(place) * (height - ChartSVG.bottom - ChartSVG.top)
  }

  private func axes(_ x: AxisScale, _ y: AxisScale) -> [String] {
    let (left, right, base) = (ChartSVG.left, ChartSVG.width - ChartSVG.right, height - ChartSVG.bottom)
    let levels = y.ticks.flatMap { tick in
      let level = up(y, tick.place)
      return [
        SVG.line(left, level, right, level, "stroke=\"#ddd\""),
        SVG.text(tick.label, x: left - 6, y: level + 4, "text-anchor=\"end\""),
      ]
    }
    let places = x.ticks.flatMap { tick in
      let place = across(x, tick.place)
      return [
        SVG.line(place, base, place, base + 5, "stroke=\"#666\""),
        SVG.text(tick.label, x: place, y: base + 18, "text-anchor=\"middle\""),
      ]
    }
    let title = SVG.text(chart.x.title, x: (left + right) / 2, y: base + 38, "text-anchor=\"middle\"")
    return levels + [SVG.line(left, base, right, base, "stroke=\"#666\"")] + places + [title]
  }

  private func points(_ series: [Chart.Series], joined: Bool) -> [String] {
    let range = ChartRange(series, chart.marks)
    let y = AxisScale(rounding: range.low, range.high, chart.y, steps: 5, numbers)
    let x = AxisScale(from: range.left, to: range.right, chart.x, columns: 64, numbers)
    let drawn = series.enumerated().flatMap { place, series in
      joined ? line(series, place, x, y) : circles(series, place, x, y)
    }
    return axes(x, y) + marks(x, y) + drawn + legend(series)
  }

  private func line(_ series: Chart.Series, _ place: Int, _ x: AxisScale, _ y: AxisScale) -> [String] {
    let band = series.band.sorted { $0.x < $1.x }
    let edge = band.map { (across(x, $0.x), up(y, $0.high)) } + band.reversed().map { (across(x, $0.x), up(y, $0.low)) }
    let points = PointThinning.thinned(series.points.sorted { $0.x < $1.x }, x, columns: 600)
      .map { (across(x, $0.x), up(y, $0.y)) }
    let colour = SVG.colour(place)
    let area = band.isEmpty ? [] : [SVG.polygon(edge, "fill=\"\(colour)\" fill-opacity=\"0.2\"")]
    if points.count == 1 { return area + [SVG.circle(points[0].0, points[0].1, 3, "fill=\"\(colour)\"")] }
    return area + [SVG.polyline(points, "stroke=\"\(colour)\" stroke-width=\"2\"\(SVG.dashes(place))")]
  }

  private func circles(_ series: Chart.Series, _ place: Int, _ x: AxisScale, _ y: AxisScale) -> [String] {
    let look = "fill=\"\(SVG.colour(place))\" fill-opacity=\"0.5\""
    return series.points.map { SVG.circle(across(x, $0.x), up(y, $0.y), 2.5, look) }
  }

  private func marks(_ x: AxisScale, _ y: AxisScale) -> [String] {
    let look = "stroke=\"#333\" stroke-dasharray=\"2 3\""
    return chart.marks.flatMap { mark in
      switch mark {
      case .x(let place, let text):
        [
          SVG.line(across(x, place), ChartSVG.top, across(x, place), height - ChartSVG.bottom, look),
          SVG.text(text, x: across(x, place) + 4, y: ChartSVG.top + 10),
        ]
      case .y(let place, let text):
        [
          SVG.line(ChartSVG.left, up(y, place), ChartSVG.width - ChartSVG.right, up(y, place), look),
          SVG.text(text, x: ChartSVG.width - ChartSVG.right, y: up(y, place) - 4, "text-anchor=\"end\""),
        ]
      }
    }
  }

  private func legend(_ series: [Chart.Series]) -> [String] {
    guard series.count > 1 else { return [] }
    return series.enumerated().map { place, series in
      SVG.text(
        series.name, x: ChartSVG.width - ChartSVG.right, y: ChartSVG.top + 14 + 15 * Double(place),
        "text-anchor=\"end\" fill=\"\(SVG.colour(place))\"")
    }
  }

  private func histogram(_ bins: [Chart.Bin]) -> [String] {
    let most = bins.map(\.count).max() ?? 0
    let y = AxisScale(rounding: 0, Double(max(1, most)), chart.y, steps: 4, isWhole: true, numbers)
    let x = AxisScale(from: bins.first?.lower ?? 0, to: bins.last?.upper ?? 1, chart.x, columns: 64, numbers)
    let bars = bins.filter { $0.count > 0 }.map { bin in
      let (left, right, top) = (across(x, bin.lower), across(x, bin.upper), up(y, Double(bin.count)))
      let size = (max(1, right - left - 1), height - ChartSVG.bottom - top)
      return SVG.rectangle(left, top, size.0, size.1, "fill=\"\(SVG.colour(0))\"")
    }
    return axes(x, y) + bars
  }

  // Names and lengths

  private func bars(_ bars: [Chart.Bar]) -> [String] {
    let (from, to) = (210.0, ChartSVG.width - 180)
    let lengths = bars.map { $0.isTotal ? 0 : $0.value }
    let least = min(0, lengths.min() ?? 0)
    let most = max(0, lengths.max() ?? 0)
    let adding = AddingNumbers(bars, chart.y.format, numbers)?.texts
    let scale = { (value: Double) -> Double in
      let length = most / 2 - least / 2
      return from + (length > 0 ? (value / 2 - least / 2) / length : 0) * (to - from)
    }
    return bars.enumerated().flatMap { place, bar -> [String] in
      let top = ChartSVG.top + ChartSVG.barHeight * Double(place)
      let label = bar.label.isNull ? "missing" : numbers.text(bar.label, chart.x.format)
      let name = bar.detail.isEmpty ? label : label + "  " + bar.detail
      let number = adding?[place] ?? numbers.text(.number(bar.value), chart.y.format)
      let texts = [
        SVG.text(name, x: from - 8, y: top + 15, "text-anchor=\"end\""),
        SVG.text(number + (bar.note.isEmpty ? "" : "  " + bar.note), x: to + 8, y: top + 15),
      ]
      if bar.isTotal { return texts }
      let ends = (min(scale(0), scale(bar.value)), max(scale(0), scale(bar.value)))
      let length = SVG.rectangle(
        ends.0, top + 3, ends.1 - ends.0, ChartSVG.barHeight - 6, "fill=\"\(SVG.colour(bar.value < 0 ? 1 : 0))\"")
      return [texts[0], length, texts[1]]
    }
  }

  private func grid(_ grid: Chart.Grid) -> [String] {
    let values = grid.values.joined().compactMap { $0 }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let cell = (ChartSVG.width - 120) / Double(grid.columns.count)
    let top = { (row: Int) in ChartSVG.top + ChartSVG.barHeight * Double(row) }
    let titles = grid.columns.enumerated().map { place, title in
      SVG.text(
        numbers.text(title, chart.x.format), x: 110 + cell * (Double(place) + 0.5), y: top(0) + 15,
        "text-anchor=\"middle\"")
    }
    let cells = grid.values.enumerated().flatMap { row, values -> [String] in
      let name = SVG.text(
        numbers.text(grid.rows[row], chart.y.format), x: 102, y: top(row + 1) + 15, "text-anchor=\"end\"")
      return [name]
        + values.enumerated().flatMap { column, value -> [String] in
          guard let value else { return [] }
          let share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0
          let look = "fill=\"\(SVG.colour(0))\" fill-opacity=\"\(SVG.number(0.1 + share * 0.6))\""
          let x = 110 + cell * Double(column)
          return [
            SVG.rectangle(x, top(row + 1), cell, ChartSVG.barHeight, look),
            SVG.text(
              numbers.text(.number(value), grid.format ?? .brief), x: x + cell / 2, y: top(row + 1) + 15,
              "text-anchor=\"middle\""),
          ]
        }
    }
    return titles + cells
  }
}
