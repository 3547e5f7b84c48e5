import RiskExpressions

/// A model with one customer's row in it.
struct CustomerModel: Sendable {
  let model: CreditModel
  /// The customer's values in the order of the plan's inputs.
  let row: [Value]
  /// The customer's features.
  let features: [Double]
  /// The features that the margin follows between splits, too: those with a weight.
  let smoothFeatures: Set<Int>

  init(_ model: CreditModel, _ customer: Record, besides others: Set<String>) throws {
    self.model = model
    row = try model.plan.row(of: customer, model: model.name, besides: others).values
    features = try CustomerModel.features(model, row)
    smoothFeatures = model.predictor.smoothFeatures
  }

  private static func features(_ model: CreditModel, _ row: [Value]) throws -> [Double] {
    var features = [Double](repeating: .nan, count: model.plan.expressions.count)
    try features.withUnsafeMutableBufferPointer { try model.plan.write(row, to: $0) }
    return features
  }

  /// The customer's row with one input free; nil where the model does not read it.
  func varied(_ input: String, of customer: Record, scale: InputScale, besides others: Set<String>) -> VariedRow? {
    guard let column = model.plan.inputs.index(of: input) else { return nil }
    let type = model.plan.inputs.columns[column].type
    guard model.plan.children.parentNames(in: model.plan.ownInputs).contains(input) else {
      return VariedRow(row, column: column, type: type, scale: scale)
    }
    let sums = model.plan.children.aggregates.compactMap { model.plan.inputs.index(of: $0.column) }
    return VariedRow(row, column: column, type: type, scale: scale, followers: Set(sums)) { value in
      var changed = customer
      changed[input] = value
      return try model.plan.row(of: changed, model: model.name, besides: others).values
    }
  }

  /// The predictions of the customer with some features exchanged, row after row.
  func predictions(_ places: [Int], _ values: [Double], count: Int) throws -> [Double] {
    let width = features.count
    let block = 1_024
    var predictions = [Double](repeating: 0, count: count)
    var rows = [Double](repeating: 0, count: min(block, count) * width)
    for start in stride(from: 0, to: count, by: block) {
      let size = min(block, count - start)
      for row in 0..<size {
        for feature in 0..<width { rows[row * width + feature] = features[feature] }
        for (index, place) in places.enumerated() {
          rows[row * width + place] = values[(start + row) * places.count + index]
        }
      }
      try rows.withUnsafeBufferPointer { rows in
        try predictions.withUnsafeMutableBufferPointer { predictions in
          try model.predict(
            rows: UnsafeBufferPointer(rebasing: rows[..<(size * width)]),
            into: UnsafeMutableBufferPointer(rebasing: predictions[start..<start + size]))
        }
      }
    }
    return predictions
  }
}

extension Predictor {
  /// The features that the margin follows continuously.
  var smoothFeatures: Set<Int> {
    switch self {
    case .boosted(.xgboost): []
    case .boosted(.linear(let model)): Set(model.weights.indices.filter { model.weights[$0] != 0 })
    case .boosted(.lightGBM(let model)): Set(model.linearLeaves.values.flatMap(\.features))
    case .regression(let model): Set(model.coefficients.indices.filter { model.coefficients[$0].value != 0 })
    // Neither is a part of any figure that is searched.
    case .segments, .anomaly, .embedding: []
    }
  }

  /// Which way the margin goes where features go ways of their own; nil where it is not known.
  ///
  /// Every weight is taken by itself: what all of them agree on also holds for their sums, however these are rounded.
  func trend(of features: [(place: Int, trend: Trend?)], at row: [Double]) -> Trend? {
    var joined = Trend.steady
    for feature in features where feature.trend != .steady {
      guard let trend = feature.trend else { return nil }
      for weight in weights(of: feature.place, at: row) where weight != 0 {
        guard let next = joined.joined(with: weight < 0 ? trend.reversed : trend) else { return nil }
        joined = next
      }
    }
    return joined
  }

  /// What a feature is multiplied with, once for each time that it counts.
  private func weights(of feature: Int, at row: [Double]) -> [Double] {
    switch self {
    case .boosted(.xgboost): []
    case .boosted(.linear(let model)): [Double(model.weights[feature])]
    case .boosted(.lightGBM(let model)): model.linearWeights(of: feature, at: row)
    case .regression(let model): [model.coefficients[feature].value]
    case .segments, .anomaly, .embedding: []
    }
  }
}
