import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Computes the figures of a chart from rows; the engine does the sums, so that any number of rows will do.
///
/// The request has been checked to fit the kind.
struct PlotDrawing {
  let request: PlotRequest
  let relation: Relation
  let session: Session
  let look: ChartLook

  /// The most of each that a chart holds; what is beyond is left out, and that is said.
  private static let barLimit = 1000
  private static let seriesLimit = 8
  private static let lineLimit = 100_000
  private static let pointLimit = 5000

  /// The chart of a kind.
  func chart(_ kind: PlotKind) throws -> Chart {
    switch kind {
    case .histogram: try histogram()
    case .bars: try bars()
    case .line: try lines()
    case .scatter: try scatter()
    }
  }

  private func chart(_ content: Chart.Content, _ x: ChartAxis, _ y: ChartAxis, _ notes: [String?]) -> Chart {
    Chart(content, x: x, y: y, title: look.title, height: look.height, notes: notes.compactMap { $0 })
  }

  // One column

  private func histogram() throws -> Chart {
    guard let column = request.columns.first else { throw CommandFault.plotShape(.histogram) }
    let axis = axis(column)
    let extent = try relation.extent(of: column.expression)
    guard extent.finite > 0 else { throw CommandFault.nothingToPlot(column.name) }
    let edges = HistogramEdges.edges(extent, of: column.expression.type, bins: look.bins)
    let counts = try relation.counts(of: column.expression, between: edges)
    let drawn = zip(zip(edges, edges.dropFirst()), counts).map { Chart.Bin($0.0, $0.1, count: $1) }
    let notes = [left(extent.missing, "without a value"), left(extent.infinite, "without a finite value")]
    return chart(.histogram(drawn), axis, ChartAxis("rows"), notes + [crowded(counts, extent, column.name)])
  }

  private func left(_ count: Int, _ why: String) -> String? {
    count == 0 ? nil : "…\(Words.count(count, "row")) \(why) left out"
  }

  /// Says what to do where nearly all lies in one bin and the eye sees nothing of the rest.
  private func crowded(_ counts: [Int], _ extent: NumberExtent, _ name: String) -> String? {
    guard counts.count > 4, let most = counts.max(), Double(most) >= 0.99 * Double(extent.finite),
      counts.firstIndex(of: most) == 0
    else { return nil }
    return "nearly all rows lie in the first bar; … | where \(name) < … shows how they are spread"
  }

  // Groups

  private func bars() throws -> Chart {
    guard let by = request.by else { throw CommandFault.plotShape(.bars) }
    let counted = try count()
    let figure = request.columns.first ?? counted
    let listed = try listing(figure, by: by)
    let table = try listed ?? groups([figure], by: [by])
    let rows = try table.rows(limit: PlotDrawing.barLimit + 1)
    guard !rows.isEmpty else { throw CommandFault.nothingToPlot(figure.name) }
    let more = rows.count > PlotDrawing.barLimit ? try table.count() - PlotDrawing.barLimit : 0
    let all = rows.prefix(PlotDrawing.barLimit).map { Chart.Bar($0[0], $0[1].asNumber ?? .nan) }
    let note = more > 0 ? "…\(Words.count(more, "more bar")) left out: group '\(by.name)' more coarsely" : nil
    return chart(.bars(all), ChartAxis(by.name), ChartAxis(title(figure, isMean: listed == nil)), [note])
  }

  /// The rows as they are where each has a name of its own, in their order; nil where they have to be grouped.
  private func listing(_ figure: NamedExpression, by: NamedExpression) throws -> Relation? {
    guard !figure.expression.containsAggregate else { return nil }
    let plain = try relation.selecting([("x", by.expression), ("y0", figure.expression)])
    let names = try plain.rows(limit: PlotDrawing.barLimit + 1).map { $0[0].plainText }
    return names.count <= PlotDrawing.barLimit && Set(names).count == names.count ? plain : nil
  }

  // Two axes

  private func lines() throws -> Chart {
    guard let over = request.over, let first = request.columns.first else { throw CommandFault.plotShape(.line) }
    let axis = axis(over)
    let grouped = try groups(request.columns, by: [over] + (request.by.map { [$0] } ?? []))
    let count = try grouped.count()
    let step = (count + PlotDrawing.lineLimit - 1) / PlotDrawing.lineLimit
    let rows = try grouped.every(step).rows(limit: .max)
    guard !rows.isEmpty else { throw CommandFault.nothingToPlot(first.name) }
    let isMean = try count < relation.count()
    let keys = request.by == nil ? 1 : 2
    var series: [(name: String, points: [Chart.Point])] = []
    if request.by == nil {
      for (place, column) in request.columns.enumerated() {
        series.append((title(column, isMean: isMean), rows.map { Chart.Point($0[0].place, $0[keys + place].place) }))
      }
    } else {
      series = parted(rows) {
        Chart.Point($0[0].place, $0[2].place)
      } name: {
        $0[1]
      }
    }
    let single = request.columns.count == 1 ? title(first, isMean: isMean) : ""
    let thinned = step > 1 ? "every \(Words.ordinal(step)) of \(Words.count(count, "point")) is drawn" : nil
    let shown = series.prefix(PlotDrawing.seriesLimit).map { Chart.Series(series.count > 1 ? $0.name : "", $0.points) }
    return chart(.lines(shown), axis, ChartAxis(single), [thinned, leftOut(series.count)])
  }

  private func scatter() throws -> Chart {
    guard request.columns.count == 2 else { throw CommandFault.plotShape(.scatter) }
    let axes = request.columns.map(axis)
    let places = zip(["x", "y"], request.columns).map { (name: $0, expression: $1.expression) }
    let plain = try relation.selecting(places + (request.by.map { [("s", $0.expression)] } ?? []))
    let count = try plain.count()
    guard count > 0 else { throw CommandFault.nothingToPlot(request.columns[0].name) }
    let step = (count + PlotDrawing.pointLimit - 1) / PlotDrawing.pointLimit
    let rows = try plain.every(step).rows(limit: .max)
    let series =
      request.by == nil
      ? [(name: "", points: rows.map { Chart.Point($0[0].place, $0[1].place) })]
      : parted(rows) {
        Chart.Point($0[0].place, $0[1].place)
      } name: {
        $0[2]
      }
    let thinned = step > 1 ? "every \(Words.ordinal(step)) of \(Words.count(count, "row")) is drawn" : nil
    let shown = series.prefix(PlotDrawing.seriesLimit).map { Chart.Series($0.name, $0.points) }
    return chart(.scatter(shown), axes[0], axes[1], [thinned, leftOut(series.count)])
  }

  /// Points by the value that parts them, in the order the values come.
  private func parted(
    _ rows: [[Value]], point: ([Value]) -> Chart.Point, name: ([Value]) -> Value
  ) -> [(name: String, points: [Chart.Point])] {
    var places: [String: Int] = [:]
    var series: [(name: String, points: [Chart.Point])] = []
    let by = request.by?.name ?? ""
    for row in rows {
      let value = name(row)
      let text = "\(by) \(value.isNull ? "missing" : value.plainText)"
      if let place = places[text] {
        series[place].points.append(point(row))
      } else {
        places[text] = series.count
        series.append((text, [point(row)]))
      }
    }
    return series
  }

  private func leftOut(_ count: Int) -> String? {
    guard count > PlotDrawing.seriesLimit, let by = request.by else { return nil }
    return "…\(count - PlotDrawing.seriesLimit) more values of '\(by.name)' left out"
  }

  // Sums

  /// One row for each combination of keys: the aggregates as they are, and the means of what is none.
  private func groups(_ columns: [NamedExpression], by keys: [NamedExpression]) throws -> Relation {
    let names = keys.indices.map { ["x", "s"][$0] }
    let places = zip(names, keys).map { (name: $0, expression: $1.expression) }
    let figures = columns.enumerated().map { (name: "y\($0.offset)", expression: $0.element.expression) }
    guard !columns.contains(where: { $0.expression.containsAggregate }) else {
      let stray = columns.lazy.flatMap(\.expression.outsideAggregates).first
      if let stray { throw ExpressionFault.notGrouped(stray) }
      return try relation.summarizing(figures, by: places)
    }
    let plain = try relation.selecting(places + figures)
    let binder = RowBinder(schema: plain.schema, owner: nil, environment: session.environment)
    let means = try figures.map { (name: $0.name, expression: try binder.aggregate("mean(\($0.name))")) }
    return try plain.summarizing(
      means, by: names.map { (name: $0, expression: try binder.aggregate($0)) })
  }

  private func count() throws -> NamedExpression {
    let binder = RowBinder(schema: relation.schema, owner: nil, environment: session.environment)
    return ("rows", try binder.aggregate("count()"))
  }

  private func title(_ column: NamedExpression, isMean: Bool) -> String {
    isMean && !column.expression.containsAggregate ? "mean of \(column.name)" : column.name
  }

  /// An axis for a column's values.
  private func axis(_ column: NamedExpression) -> ChartAxis {
    ChartAxis(column.name, kind: column.expression.type == .date ? .date : .number)
  }
}

extension RowBinder {
  /// An expression of our own, which holds no user's text.
  func aggregate(_ text: String) throws -> RowExpression {
    try bind(try Parser.parseExpression(Source(text)), aggregates: .allowed)
  }
}

extension Value {
  /// Where it lies on an axis; NaN where it does not.
  fileprivate var place: Double {
    if case .date(let day) = self { return Double(day.daysSinceEpoch) }
    return asNumber ?? .nan
  }
}
