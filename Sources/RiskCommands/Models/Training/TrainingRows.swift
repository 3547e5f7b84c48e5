import RiskData
import RiskExpressions
import RiskKernel
import RiskLearn
import RiskModels
import RiskStore

/// What a model learns from: the features, the target and the weight of every row.
struct TrainingRows {
  let matrix: FeatureMatrix
  let targets: [Double]
  let weights: [Double]?

  /// Computes features, target and weights in one query.
  init(_ plan: FeaturePlan, from relation: Relation, target: RowExpression?, weights: RowExpression?) throws {
    let features = try plan.expressions(over: relation.schema)
    let others = [target, weights].compactMap { $0 }
    let (rows, numbers) = try relation.numbers(of: features + others)
    let width = features.count
    guard !others.isEmpty else {
      (matrix, targets) = (try FeatureMatrix(rows: rows, columns: width, values: numbers), [])
      self.weights = nil
      return
    }
    let stride = width + others.count
    var values: [Double] = []
    values.reserveCapacity(rows * width)
    for row in 0..<rows { values += numbers[row * stride..<row * stride + width] }
    matrix = try FeatureMatrix(rows: rows, columns: width, values: values)
    targets = target == nil ? [] : (0..<rows).map { numbers[$0 * stride + width] }
    self.weights = weights == nil ? nil : (0..<rows).map { numbers[($0 + 1) * stride - 1] }
  }

  /// How many rows there are.
  var count: Int { matrix.rows }

  /// The SHA-256 of the features, the targets and the weights, row by row.
  var fingerprint: String {
    get throws { try Fingerprint.sha256(of: [matrix.values, targets] + (weights.map { [$0] } ?? [])) }
  }

  /// The rows as learners take them.
  ///
  /// - Throws: a `LearnFault` that says what no learner could make sense of.
  func data(_ kind: TargetKind, _ plan: FeaturePlan) throws -> TrainingData {
    try TrainingData(
      kind, names: plan.features.map(\.name), categories: plan.features.map(\.codes), features: matrix,
      targets: targets,
      weights: weights)
  }
}

extension FeatureDraft {
  /// The plan with all it learns from rows: constants in one query, the levels of each category in another.
  func learning(from relation: Relation) throws -> FeaturePlan {
    let levels = try categories.map { category in
      try relation.levels(of: category, limit: Level.limit + 1).map { Level($0.value, count: $0.count) }
    }
    return try learning(try relation.aggregates(aggregates), levels: levels)
  }
}

/// Reads the outcomes of a target column.
enum Outcomes {
  /// True for each 1, false for each 0.
  ///
  /// - Throws: a `CommandFault` where a value is missing or another, or where all are the same.
  static func read(_ values: some Sequence<Double>, _ name: String) throws(CommandFault) -> [Bool] {
    var outcomes: [Bool] = []
    var missing = 0
    for value in values {
      if value.isNaN {
        missing += 1
      } else if value == 0 || value == 1 {
        outcomes.append(value == 1)
      } else {
        throw .targetNotBinary(name, type: "not always 0 or 1")
      }
    }
    guard missing == 0 else { throw .targetMissing(name, count: missing) }
    guard let first = outcomes.first else { throw .noRows(name) }
    guard outcomes.contains(!first) else { throw .targetConstant(name, value: first ? "1" : "0") }
    return outcomes
  }
}
