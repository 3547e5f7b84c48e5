import RiskData
import RiskExpressions
import RiskKernel

extension PlotDrawing {
  /// How a column is spread in each of several groups: a line each over the middles of the bins, of shares of the group's
  /// rows, so that groups of any size can be held against each other.
  func histograms(
    of column: NamedExpression, by: NamedExpression, _ edges: [Double], _ extent: NumberExtent
  ) throws -> Chart {
    let groups = try relation.counts(
      of: column.expression, between: edges, by: by.expression, groups: PlotDrawing.groupLimit)
    let series = groups.prefix(PlotDrawing.seriesLimit).map { group -> Chart.Series in
      let name = "\(by.name) \(group.key.isNull ? "missing" : group.key.plainText)"
      let total = Double(max(1, group.counts.reduce(0, +)))
      let middles = zip(edges, edges.dropFirst()).map { $0 / 2 + $1 / 2 }
      return Chart.Series(name, zip(middles, group.counts).map { Chart.Point($0, Double($1) / total) })
    }
    let notes = [left(extent.missing, "without a value"), left(extent.infinite, "without a finite value")]
    return chart(
      .lines(Array(series)), axis(column), ChartAxis("share of rows", .percent), notes + [leftOut(groups.count)])
  }

  /// How many groups are counted; only the first of them are drawn.
  private static let groupLimit = 1000
}
