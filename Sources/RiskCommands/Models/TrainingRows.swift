import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskStore

/// What a model learns from: the features and the outcome of every row.
struct TrainingRows {
  let plan: FeaturePlan
  let matrix: FeatureMatrix
  let outcomes: [Bool]
  /// The SHA-256 of the features and the outcomes, row by row.
  let fingerprint: String

  /// Learns the plan's constants and computes the features, in one query each.
  ///
  /// - Throws: a `CommandFault` where the target is missing, not 0 or 1, or the same in every row.
  init(_ draft: FeatureDraft, target: RowExpression, name: String, from relation: Relation, in call: Call) throws {
    guard target.type.isNumeric || target.type == .boolean else {
      throw CommandFault.targetNotBinary(name, type: target.type.wording)
    }
    plan = try draft.learning(from: relation)
    let (rows, numbers) = try relation.numbers(of: plan.expressions + [target])
    guard rows > 0 else { throw CommandFault.noRows(relation.name) }
    let width = plan.expressions.count
    outcomes = try Outcomes.read(stride(from: width, to: numbers.count, by: width + 1).lazy.map { numbers[$0] }, name)
    var values: [Double] = []
    values.reserveCapacity(rows * width)
    for row in 0..<rows {
      for place in 0..<width { values.append(numbers[row * (width + 1) + place]) }
    }
    matrix = try FeatureMatrix(rows: rows, columns: width, values: values)
    fingerprint = try Fingerprint.sha256(of: [values.map { Float($0) }, outcomes.map { $0 ? 1 : 0 }])
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
