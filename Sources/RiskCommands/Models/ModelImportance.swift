import RiskExpressions
import RiskKernel
import RiskModels

/// How much each feature of a model weighs.
struct ModelImportance {
  /// What the weights are.
  enum Measure {
    /// What the splits on a feature contributed to the loss's improvement in training, as a share of all.
    case gain
    /// How far a feature moves the margin from where it would be at the feature's mean, over the golden rows; a share too.
    case movement
  }

  let measure: Measure
  /// The features with their shares, the heaviest first; none of a model of segments.
  let shares: [(feature: String, share: Double)]

  /// Weighs the features of a bundle's model.
  init(_ bundle: ModelBundle) throws {
    let model = bundle.model
    let gains = try ModelImportance.gains(model)
    measure = gains == nil ? .movement : .gain
    // The numbers of segments are names: how far one is from another says nothing.
    guard model.kind != .segments else {
      shares = []
      return
    }
    let weights = try gains ?? ModelImportance.movements(bundle)
    let sum = weights.reduce(0, +)
    let pairs = zip(model.plan.features, weights).map { (feature: $0.name, share: sum > 0 ? $1 / sum : 0) }
    // Features of one weight stay in the order of the set.
    shares = pairs.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
      .map(\.element)
  }

  private static func gains(_ model: CreditModel) throws -> [Double]? {
    guard case .boosted = model.predictor else { return nil }
    return try FeatureGains.total(in: model.file.bytes)
  }

  /// The mean distance of the margin from the one with the feature at its mean over the golden rows; for a linear model
  /// |weight × (value − mean)|.
  private static func movements(_ bundle: ModelBundle) throws -> [Double] {
    let plan = bundle.model.plan
    let width = plan.expressions.count
    let rows = try bundle.goldenInputs.map { try values(of: $0, plan) }
    let means = (0..<width).map { place in
      let present = rows.map { $0[place] }.filter { !$0.isNaN }
      return present.isEmpty ? Double.nan : present.reduce(0, +) / Double(present.count)
    }
    return (0..<width).map { place in
      let distances = rows.map { row in
        var other = row
        other[place] = means[place]
        return abs(margin(row, bundle.model) - margin(other, bundle.model))
      }
      let sum = distances.filter(\.isFinite).reduce(0, +)
      return rows.isEmpty ? 0 : sum / Double(rows.count)
    }
  }

  private static func values(of inputs: [Value], _ plan: FeaturePlan) throws -> [Double] {
    var values = [Double](repeating: .nan, count: plan.expressions.count)
    try values.withUnsafeMutableBufferPointer { buffer throws(ExpressionFault) in try plan.write(inputs, to: buffer) }
    return values
  }

  private static func margin(_ row: [Double], _ model: CreditModel) -> Double {
    row.withUnsafeBufferPointer(model.predictor.margin)
  }

  /// How many features a chart shows.
  private static let shown = 20

  /// The heaviest features as bars.
  var chart: Chart {
    let title =
      switch measure {
      case .gain: "Importance: share of the gain of all splits"
      case .movement: "Importance: share in how far the golden rows are moved from the mean"
      }
    let more = shares.count - ModelImportance.shown
    return Chart(
      .bars(shares.prefix(ModelImportance.shown).map { Chart.Bar(.text($0.feature), $0.share) }),
      x: ChartAxis("feature"), y: ChartAxis("share", .percent), title: title,
      notes: more > 0 ? ["…\(Words.count(more, "feature")) of less weight not shown"] : [])
  }

  /// The shares by feature, for the record.
  var record: Record { Record(named: shares.map { ($0.feature, .number($0.share)) }) }
}
