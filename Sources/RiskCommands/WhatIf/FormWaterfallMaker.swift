import RiskExpressions
import RiskKernel
import RiskModels

/// Takes the probability of default apart for a form, prepared once for all the values that are tried.
///
/// In log-odds, before calibration: there contributions are exact and take microseconds.
struct FormWaterfallMaker {
  private let model: CreditModel
  private let explainer: ModelExplainer?

  /// Prepares a model's contributions.
  ///
  /// - Throws: `ModelFault.notInModel` where the model cannot be taken apart.
  init(_ model: CreditModel) throws {
    self.model = model
    switch model.predictor {
    case .boosted(let boosted): explainer = try ModelExplainer(boosted)
    case .regression: explainer = nil
    }
  }

  /// The contributions to a customer's margin; nil where the model cannot tell it.
  func waterfall(of inputs: Record, besides others: Set<String>) throws -> FormWaterfall? {
    let row = try model.plan.row(of: inputs, model: model.name, besides: others).values
    var features = [Double](repeating: .nan, count: model.plan.expressions.count)
    try features.withUnsafeMutableBufferPointer { try model.plan.write(row, to: $0) }
    let (base, amounts) = try contributions(of: features)
    let total = amounts.reduce(base, +)
    guard total.isFinite else { return nil }
    return FormWaterfall(
      title: "PD of \(model.name) in log-odds, by feature", base: base, parts: parts(amounts), total: total,
      format: .signed)
  }

  private func contributions(of row: [Double]) throws -> (base: Double, features: [Double]) {
    switch model.predictor {
    case .boosted: return (explainer?.base ?? .nan, try explainer?.contributions(of: row) ?? [])
    case .regression(let model): return try model.contributions(of: row)
    }
  }

  /// What belongs to one feature of the set, such as the levels of a category, is one part.
  private func parts(_ amounts: [Double]) -> [FormWaterfall.Part] {
    var names: [String] = []
    var sums: [String: Double] = [:]
    for (feature, amount) in zip(model.plan.features, amounts) {
      let name = feature.definition.label ?? feature.definition.name
      if sums[name] == nil { names.append(name) }
      sums[name, default: 0] += amount
    }
    return names.map { FormWaterfall.Part($0, sums[$0] ?? 0) }
  }
}
