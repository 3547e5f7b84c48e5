import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels

/// Scores many rows: features as one query, models natively.
struct BulkScorer {
  private let models: [CreditModel]
  private let session: Session
  /// How many rows are scored at a time, between two looks at Ctrl-C.
  private static let block = 16_384

  init(_ models: [CreditModel], in session: Session) {
    self.models = models
    self.session = session
  }

  /// The predictions of each model in row order, and the values of more columns.
  ///
  /// - Throws: an `ExpressionFault` where the rows lack a column a model reads, or where it has another type.
  func predict(
    _ relation: Relation, with extra: [RowExpression] = []
  ) throws -> (predictions: [[Double]], extra: [[Double]]) {
    for model in models { try model.check(relation.schema) }
    // What is summed up of child tables is each model's own.
    guard models.allSatisfy(\.plan.set.tables.isEmpty) else {
      var predictions: [[Double]] = []
      var others: [[Double]] = []
      for (place, model) in models.enumerated() {
        let rows = try model.plan.summingUp(relation, in: session)
        let found = try BulkScorer([model], in: session).read(rows, with: place == 0 ? extra : [])
        predictions += found.predictions
        if place == 0 { others = found.extra }
      }
      return (predictions, others)
    }
    return try read(relation, with: extra)
  }

  private func read(
    _ relation: Relation, with extra: [RowExpression]
  ) throws -> (predictions: [[Double]], extra: [[Double]]) {
    let features = try models.map { try $0.plan.expressions(over: relation.schema) }
    var predictions = [[Double]](repeating: [], count: models.count)
    var others = [[Double]](repeating: [], count: extra.count)
    // Of the features only a block is held at a time, however many rows there are.
    try relation.forEachBlock(of: features.flatMap { $0 } + extra, rows: BulkScorer.block) { rows, numbers in
      guard !session.interruption.isRequested else { throw KernelFault.interrupted }
      let block = NumberBlock(numbers, rows: rows, columns: features.reduce(extra.count) { $0 + $1.count })
      var start = 0
      for (place, model) in models.enumerated() {
        let width = features[place].count
        predictions[place] += try model.predictions(ofRows: block.columns(start..<start + width))
        start += width
      }
      for place in extra.indices { others[place] += block.column(start + place) }
    }
    return (predictions, others)
  }
}

/// Numbers of some rows that lie row by row.
private struct NumberBlock {
  private let numbers: [Double]
  private let rows: Int
  private let width: Int

  init(_ numbers: [Double], rows: Int, columns: Int) {
    (self.numbers, self.rows, width) = (numbers, rows, columns)
  }

  /// The values of one column.
  func column(_ place: Int) -> [Double] { (0..<rows).map { numbers[$0 * width + place] } }

  /// The values of some columns, row by row.
  func columns(_ places: Range<Int>) -> [Double] {
    guard places != 0..<width else { return numbers }
    var values: [Double] = []
    values.reserveCapacity(rows * places.count)
    for row in 0..<rows { values += numbers[row * width + places.lowerBound..<row * width + places.upperBound] }
    return values
  }
}

extension CreditModel {
  /// The predictions of rows of features that lie one after the other.
  func predictions(ofRows features: [Double]) throws -> [Double] {
    let width = predictor.featureCount
    var margins = [Double](repeating: 0, count: width == 0 ? 0 : features.count / width)
    try features.withUnsafeBufferPointer { rows in
      try margins.withUnsafeMutableBufferPointer { try predictor.score(rows: rows, into: $0) }
    }
    return margins.map(prediction)
  }

  /// Makes sure that rows have the columns the model reads.
  func check(_ schema: Schema) throws {
    for input in plan.ownInputs.columns {
      guard let column = schema[input.name] else {
        throw CommandFault.inputAbsent(
          input.name, model: name, near: Suggestion.nearest(to: input.name, among: schema.names))
      }
      guard column.type == input.type || column.type.isNumeric && input.type.isNumeric || column.type == .null else {
        throw ExpressionFault.wrongType(
          owner: name, parameter: "'\(input.name)'", expected: input.type.wording, found: column.type.wording)
      }
    }
  }
}
