public import RiskExpressions

/// A customer as the models of a figure see it.
public struct ExplainedCustomer: Sendable {
  /// The features of each model.
  let features: [[Double]]
  /// The players' values, as the customer has them.
  let values: [String: Value]
  /// The exposure, where a column has it; NaN where it is missing.
  let exposure: Double
  /// The inputs the customer lacks.
  public let missing: [String]

  /// A player's value.
  public func value(of player: String) -> Value { values[player] ?? .null }
}

extension ScoreExplainer {
  /// Reads a customer's inputs.
  ///
  /// - Throws: a `FeatureFault` for an input that is misspelt or that has the wrong type.
  public func customer(_ inputs: Record) throws -> ExplainedCustomer {
    let score = try scorer.score(inputs)
    let known = scorer.inputNames.union(score.unread)
    let rows = try models.map { try $0.plan.row(of: inputs, model: $0.name, besides: known).values }
    return try customer(rows: rows, exposure: score.exposure, missing: score.missing)
  }

  /// Takes the inputs of each model of the figure, in the order of their plans, and the exposure, where a column has it.
  ///
  /// - Throws: an `ExpressionFault` where a feature cannot be computed.
  public func customer(
    rows: [[Value]], exposure: Double?, missing: [String] = []
  ) throws -> ExplainedCustomer {
    var values: [String: Value] = [:]
    let features = try zip(models, rows).map { model, row in
      for (name, value) in try model.plan.shown(row) where values[name] == nil { values[name] = value }
      return try model.features(of: row)
    }
    if let exposureColumn, values[exposureColumn] == nil {
      values[exposureColumn] = exposure.map(Value.number) ?? .null
    }
    return ExplainedCustomer(
      features: features, values: values, exposure: exposure ?? .nan, missing: missing)
  }
}

extension CreditModel {
  /// The features of one row, given in the order of the plan's inputs.
  fileprivate func features(of row: [Value]) throws -> [Double] {
    var features = [Double](repeating: .nan, count: plan.expressions.count)
    try features.withUnsafeMutableBufferPointer { features throws(ExpressionFault) in
      try plan.write(row, to: features)
    }
    return features
  }
}

extension FeaturePlan {
  /// The value of each feature as people know it: a category by its level, a number as it is.
  fileprivate func shown(_ row: [Value]) throws -> [(name: String, value: Value)] {
    let inputs = Dictionary(zip(self.inputs.names, row)) { first, _ in first }
    var shown: [(name: String, value: Value)] = []
    for (feature, expression) in zip(features, expressions) where shown.last?.name != feature.definition.name {
      let column = try feature.definition.categoryColumn
      let value = try column.flatMap { inputs[$0] } ?? expression.evaluate(row)
      shown.append((feature.definition.name, value))
    }
    return shown
  }
}

extension FeatureDefinition {
  /// The column whose levels it makes features of, where it is nothing but `onehot(column)` or the like.
  fileprivate var categoryColumn: String? {
    get throws {
      guard let call = try CategoryCall.read(expression), call.use.standsAlone, case .name(let name) = call.value.kind
      else { return nil }
      return name.text
    }
  }
}
