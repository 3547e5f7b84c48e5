/// Figures to be seen rather than read: what they are, never how they are drawn.
///
/// Points that are not finite are left out when it is made, and its notes say so.
public struct Chart: Sendable {
  /// What it shows, in a few words; may be empty.
  public let title: String
  /// What lies along it, and what rises.
  public let x, y: ChartAxis
  /// The figures.
  public let content: Content
  /// Lines that show a place on an axis, such as the present value.
  public let marks: [Mark]
  /// How many lines high it is drawn; nil leaves it to whoever draws it.
  public let height: Int?
  /// What is said below: what was left out, for instance.
  public let notes: [String]

  /// The kinds of charts.
  public enum Content: Sendable {
    /// Points joined by lines, a series a line.
    case lines([Series])
    /// Points by themselves.
    case scatter([Series])
    /// Lengths with their names.
    case bars([Bar])
    /// How often values lie between one edge and the next.
    case histogram([Bin])
    /// A value for each pair of two things.
    case grid(Grid)
  }

  /// A line across a chart at a place of an axis.
  public enum Mark: Sendable {
    case x(Double, String)
    case y(Double, String)
  }

  /// Makes a chart of what is finite.
  public init(
    _ content: Content, x: ChartAxis, y: ChartAxis, title: String = "", marks: [Mark] = [], height: Int? = nil,
    notes: [String] = []
  ) {
    let (kept, leftOut) = content.finite
    self.content = kept
    (self.title, self.x, self.y, self.height) = (title, x, y, height)
    self.marks = marks.filter(\.position.isFinite)
    let note = "…\(leftOut) point\(leftOut == 1 ? "" : "s") without a finite value left out"
    self.notes = (leftOut > 0 ? [note] : []) + notes
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool {
    switch content {
    case .lines(let series), .scatter(let series): series.allSatisfy { $0.points.isEmpty && $0.band.isEmpty }
    case .bars(let bars): bars.isEmpty
    case .histogram(let bins): bins.isEmpty
    case .grid(let grid): grid.columns.isEmpty || grid.rows.isEmpty
    }
  }
}

extension Chart.Mark {
  /// The place on its axis.
  public var position: Double {
    switch self {
    case .x(let place, _), .y(let place, _): place
    }
  }

  /// What stands there.
  public var text: String {
    switch self {
    case .x(_, let text), .y(_, let text): text
    }
  }
}

/// What an axis measures, and how its numbers are written.
public struct ChartAxis: Sendable {
  /// What it measures.
  public let title: String
  /// How its numbers are written.
  public let format: NumberFormat
  /// What its numbers stand for.
  public let kind: Kind

  /// What the numbers of an axis stand for.
  public enum Kind: Sendable {
    case number
    /// Days since 1970-01-01.
    case date
  }

  /// Describes an axis.
  public init(_ title: String, _ format: NumberFormat = .plain, kind: Kind = .number) {
    self.title = title
    self.format = format
    self.kind = kind
  }
}
