import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskModels

/// Scores many rows: features as one query, trees natively.
struct BulkScorer {
  private let model: PDModel

  init(_ model: PDModel) { self.model = model }

  /// The probability of each row in row order, and the values of one more column if one is named.
  ///
  /// - Throws: an `ExpressionFault` where the rows lack a column the model reads, or where it has another type.
  func score(
    _ relation: Relation, with extra: RowExpression? = nil
  ) throws -> (probabilities: [Double], extra: [Double]) {
    try check(relation.schema)
    let features = try model.plan.expressions(over: relation.schema)
    let width = features.count
    let (rows, numbers) = try relation.numbers(of: features + (extra.map { [$0] } ?? []))
    let stride = width + (extra == nil ? 0 : 1)
    var values: [Float] = []
    values.reserveCapacity(rows * width)
    for row in 0..<rows {
      for place in 0..<width { values.append(Float(numbers[row * stride + place])) }
    }
    let matrix = try FeatureMatrix(rows: rows, columns: width, values: values)
    let probabilities = try model.ensemble.margins(of: matrix).map(model.probability)
    return (probabilities, extra == nil ? [] : (0..<rows).map { numbers[$0 * stride + width] })
  }

  private func check(_ schema: Schema) throws {
    for input in model.plan.inputs.columns {
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
