import RiskKernel

/// Leaves out points of a line that nobody would see.
enum PointThinning {
  /// Of the points that fall into one column, the first, the least, the greatest and the last, in their order; a line
  /// through them looks the same.
  static func thinned(_ points: [Chart.Point], _ x: AxisScale, columns: Int) -> [Chart.Point] {
    guard points.count > 4 * columns else { return points }
    var kept: [Chart.Point] = []
    var start = 0
    while start < points.count {
      let column = x.cell(points[start].x, of: columns)
      var end = start
      while end < points.count, x.cell(points[end].x, of: columns) == column { end += 1 }
      let part = start..<end
      let extremes = [
        part.lowerBound, part.min { points[$0].y < points[$1].y } ?? start,
        part.max { points[$0].y < points[$1].y } ?? start, end - 1,
      ]
      kept += Set(extremes).sorted().map { points[$0] }
      start = end
    }
    return kept
  }
}
