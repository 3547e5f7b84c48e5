import RiskKernel
import RiskStats

extension ClassificationReport {
  /// How many lines high the curves are.
  private static let height = 14

  /// The share of bads above a score against that of goods.
  var rocChart: Chart {
    let points = curve.points.map { Chart.Point($0.goodsAbove, $0.badsAbove) }
    return Chart(
      .lines([.chance, Chart.Series("model", points)]),
      x: ChartAxis("goods above the cut-off", .percent), y: ChartAxis("bads above the cut-off", .percent),
      title: "ROC, AUC \(Words.fixed(metrics.auc, decimals: 4))", height: Self.height)
  }

  /// The shares of bads and of goods up to a PD; they are furthest apart where KS lies.
  var ksChart: Chart {
    let places = curve.points.filter(\.score.isFinite).reversed()
    // A curve's point says what lies above its score.
    let bads = places.map { Chart.Point($0.score, 1 - $0.badsAbove) }
    let goods = places.map { Chart.Point($0.score, 1 - $0.goodsAbove) }
    return Chart(
      .lines([Chart.Series("goods", goods), Chart.Series("bads", bads)]), x: ChartAxis("PD", .percent),
      y: ChartAxis("share up to the PD", .percent), title: "KS \(Words.fixed(metrics.ks, decimals: 4))",
      marks: [.x(metrics.ksScore, "KS")], height: Self.height)
  }

  /// The bad rate of each band against its mean PD.
  var calibrationChart: Chart {
    let points = calibration.bands.map { Chart.Point($0.meanScore, $0.badRate) }
    return Chart.calibration(
      points, x: ChartAxis("mean PD", .percent), y: ChartAxis("bad rate", .percent), height: Self.height)
  }

  /// The share of bads among the riskiest so many.
  var gainsChart: Chart {
    let points = [Chart.Point(0, 0)] + gains.rows.map { Chart.Point($0.cumulativeShare, $0.gain) }
    return Chart(
      .lines([.chance, Chart.Series("model", points)]),
      x: ChartAxis("rows, the riskiest first", .percent), y: ChartAxis("bads found", .percent), title: "Gains",
      height: Self.height)
  }
}

extension Chart {
  /// What happened against what was predicted, band by band, with the line on which the two are the same.
  static func calibration(_ points: [Point], x: ChartAxis, y: ChartAxis, height: Int) -> Chart {
    let places = points.flatMap { [$0.x, $0.y] }
    let (low, high) = (min(0, places.min() ?? 0), places.max() ?? 0)
    return Chart(
      .lines([Series("as predicted", [Point(low, low), Point(high, high)]), Series("bands", points)]), x: x, y: y,
      title: "Calibration", height: height)
  }
}

extension Chart.Series {
  /// What picking at random gives.
  fileprivate static let chance = Self("chance", [Chart.Point(0, 0), Chart.Point(1, 1)])
}
