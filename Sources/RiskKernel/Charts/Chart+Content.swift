public import RiskExpressions

extension Chart {
  /// A place in a chart.
  public struct Point: Sendable {
    /// Where it lies along, and how high.
    public let x, y: Double

    /// Makes a point.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// How far a value may lie from its line.
  public struct Interval: Sendable {
    /// Where it lies along.
    public let x: Double
    /// Its ends; the lower is never above the upper.
    public let low, high: Double

    /// Makes an interval of two ends in either order.
    public init(_ x: Double, _ low: Double, _ high: Double) {
      self.x = x
      (self.low, self.high) = (min(low, high), max(low, high))
    }
  }

  /// Points that belong together.
  public struct Series: Sendable {
    /// What they are; empty where there is but one series.
    public let name: String
    /// The points.
    public let points: [Point]
    /// An interval around a line, where its values are uncertain.
    public let band: [Interval]

    /// Makes a series.
    public init(_ name: String, _ points: [Point], band: [Interval] = []) {
      self.name = name
      self.points = points
      self.band = band
    }
  }

  /// A length with its name.
  public struct Bar: Sendable {
    /// What it is the length of.
    public let label: Value
    /// The length; below zero it goes the other way.
    public let value: Double
    /// What stands beside the name, such as the input's value; may be empty.
    public let detail: String
    /// What stands behind the length, such as a reason; may be empty.
    public let note: String
    /// Whether it is a figure that the bars below lead on from, or that the bars above lead to: it has no length.
    public let isTotal: Bool

    /// Makes a bar.
    public init(_ label: Value, _ value: Double, detail: String = "", note: String = "", isTotal: Bool = false) {
      self.label = label
      self.value = value
      self.detail = detail
      self.note = note
      self.isTotal = isTotal
    }
  }

  /// How many values lie between two edges; the last bin of a histogram holds its upper edge too.
  public struct Bin: Sendable {
    /// The edges.
    public let lower, upper: Double
    /// How many values lie between them.
    public let count: Int

    /// Makes a bin.
    public init(_ lower: Double, _ upper: Double, count: Int) {
      self.lower = lower
      self.upper = upper
      self.count = count
    }
  }

  /// A value for each pair of a column and a row.
  public struct Grid: Sendable {
    /// What the columns and the rows stand for, in order.
    public let columns, rows: [Value]
    /// The values, a list a row; nil where there is none.
    public let values: [[Double?]]
    /// How the values are written; nil where they are like the numbers of the upright axis.
    public let format: NumberFormat?

    /// Makes a grid; what a row lacks is missing, what it has too much is left out.
    public init(columns: [Value], rows: [Value], values: [[Double?]], format: NumberFormat? = nil) {
      self.format = format
      self.columns = columns
      self.rows = rows
      self.values = rows.indices.map { row in
        columns.indices.map { values.indices.contains(row) && $0 < values[row].count ? values[row][$0] : nil }
      }
    }
  }
}

extension Chart.Content {
  /// What of it is finite, and how many points are not.
  var finite: (content: Chart.Content, leftOut: Int) {
    switch self {
    case .lines(let series):
      let kept = series.map(\.finite)
      return (.lines(kept.map(\.series)), kept.reduce(0) { $0 + $1.leftOut })
    case .scatter(let series):
      let kept = series.map(\.finite)
      return (.scatter(kept.map(\.series)), kept.reduce(0) { $0 + $1.leftOut })
    case .bars(let bars):
      let kept = bars.filter(\.value.isFinite)
      return (.bars(kept), bars.count - kept.count)
    case .histogram(let bins):
      let kept = bins.filter { $0.lower.isFinite && $0.upper.isFinite && $0.lower <= $0.upper && $0.count >= 0 }
      return (.histogram(kept), bins.count - kept.count)
    case .grid(let grid):
      let values = grid.values.map { $0.map { $0.flatMap { $0.isFinite ? $0 : nil } } }
      let leftOut = zip(grid.values, values).reduce(0) { $0 + $1.0.count { $0 != nil } - $1.1.count { $0 != nil } }
      return (.grid(Chart.Grid(columns: grid.columns, rows: grid.rows, values: values, format: grid.format)), leftOut)
    }
  }
}

extension Chart.Series {
  /// Its finite points, and how many are not.
  fileprivate var finite: (series: Chart.Series, leftOut: Int) {
    let points = self.points.filter { $0.x.isFinite && $0.y.isFinite }
    let band = self.band.filter { $0.x.isFinite && $0.low.isFinite && $0.high.isFinite }
    return (Chart.Series(name, points, band: band), self.points.count - points.count + self.band.count - band.count)
  }
}
