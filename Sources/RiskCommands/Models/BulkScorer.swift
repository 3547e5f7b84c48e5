import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels

/// Scores many rows: features as one query, trees natively.
struct BulkScorer {
  private let model: PDModel
  private let session: Session
  /// How many rows are scored at a time, between two looks at Ctrl-C.
  private static let block = 16_384

  init(_ model: PDModel, in session: Session) {
    self.model = model
    self.session = session
  }

  /// The probability of each row in row order, and the values of one more column if one is named.
  ///
  /// - Throws: an `ExpressionFault` where the rows lack a column the model reads, or where it has another type.
  func score(
    _ relation: Relation, with extra: RowExpression? = nil
  ) throws -> (probabilities: [Double], extra: [Double]) {
    try check(relation.schema)
    let relation = try model.plan.summingUp(relation, in: session)
    let features = try model.plan.expressions(over: relation.schema)
    var (probabilities, others): ([Double], [Double]) = ([], [])
    // Of the features only a block is held at a time, however many rows there are.
    try relation.forEachBlock(of: features + (extra.map { [$0] } ?? []), rows: BulkScorer.block) { rows, numbers in
      guard !session.interruption.isRequested else { throw KernelFault.interrupted }
      let stride = features.count + (extra == nil ? 0 : 1)
      probabilities += try score(rows, of: numbers, width: features.count, stride: stride)
      if extra != nil { others += (0..<rows).map { numbers[$0 * stride + features.count] } }
    }
    return (probabilities, others)
  }

  private func score(_ rows: Int, of numbers: [Double], width: Int, stride: Int) throws -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(rows * width)
    for row in 0..<rows {
      for place in 0..<width { values.append(numbers[row * stride + place]) }
    }
    let matrix = try FeatureMatrix(rows: rows, columns: width, values: values)
    return try model.ensemble.margins(of: matrix).map(model.probability)
  }

  /// Makes sure that rows have the columns the model reads.
  func check(_ schema: Schema) throws {
    for input in model.plan.ownInputs.columns {
      guard let column = schema[input.name] else {
        throw CommandFault.inputAbsent(
          input.name, model: model.name, near: Suggestion.nearest(to: input.name, among: schema.names))
      }
      guard column.type == input.type || column.type.isNumeric && input.type.isNumeric || column.type == .null else {
        throw ExpressionFault.wrongType(
          owner: model.name, parameter: "'\(input.name)'", expected: input.type.wording, found: column.type.wording)
      }
    }
  }
}
