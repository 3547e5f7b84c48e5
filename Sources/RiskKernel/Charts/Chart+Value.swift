public import RiskExpressions
import RiskSyntax

extension Chart {
  /// The figures as a value: a list of records, a point, a bar, a bin or a cell each.
  public var value: Value {
    switch content {
    case .lines(let series), .scatter(let series): .list(series.flatMap { records($0, isNamed: series.count > 1) })
    case .bars(let bars):
      .list(bars.map { record([(names.x, $0.label), (names.y, .number($0.value))], detail: $0.detail, note: $0.note) })
    case .histogram(let bins):
      .list(
        bins.map { bin in
          record([
            ("from", x.value(bin.lower)), ("to", x.value(bin.upper)),
            (y.title.isEmpty ? "n" : y.title, .integer(Int64(bin.count))),
          ])
        })
    case .grid(let grid): .list(cells(grid))
    }
  }

  /// The axes' titles as names of fields; where they do not tell two apart, `x` and `y`.
  private var names: (x: String, y: String) {
    x.title.isEmpty || y.title.isEmpty || x.title == y.title ? ("x", "y") : (x.title, y.title)
  }

  private func records(_ series: Series, isNamed: Bool) -> [Value] {
    let name: [(String, Value)] = isNamed || !series.name.isEmpty ? [("series", .text(series.name))] : []
    let points = series.points.map { record(name + [(names.x, x.value($0.x)), (names.y, .number($0.y))]) }
    let band = series.band.map { interval in
      record(name + [(names.x, x.value(interval.x)), ("low", .number(interval.low)), ("high", .number(interval.high))])
    }
    return points + band
  }

  private func cells(_ grid: Grid) -> [Value] {
    zip(grid.rows, grid.values).flatMap { row, values in
      zip(grid.columns, values).map { column, value in
        record([(names.x, column), (names.y, row), ("value", value.map(Value.number) ?? .null)])
      }
    }
  }

  private func record(_ fields: [(String, Value)], detail: String = "", note: String = "") -> Value {
    let more = [("detail", detail), ("note", note)].filter { !$0.1.isEmpty }.map { ($0.0, Value.text($0.1)) }
    return .record(Record((fields + more).map { Record.Field($0.0, $0.1) }))
  }
}

extension ChartAxis {
  /// A place on the axis as a value: a day on an axis of dates, else a number.
  public func value(_ place: Double) -> Value {
    guard kind == .date, let day = Int(exactly: place.rounded()) else { return .number(place) }
    return .date(CalendarDate(daysSinceEpoch: day))
  }
}
