import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels

/// Scores many rows as they are read: features in SQL, models natively, both on all of the engine's threads.
struct BulkScorer {
  private let models: [CreditModel]
  private let session: Session
  /// How many rows are read at a time, between two looks at Ctrl-C.
  private static let block = 16_384

  init(_ models: [CreditModel], in session: Session) {
    self.models = models
    self.session = session
  }

  /// The rows with a column more for the predictions of each model, and the columns' names.
  ///
  /// - Throws: an `ExpressionFault` where the rows lack a column a model reads, or where it has another type.
  func scoring(_ relation: Relation) throws -> (rows: Relation, columns: [String]) {
    for model in models { try model.check(relation.schema) }
    var rows = relation
    var columns: [String] = []
    for model in models {
      // What is summed up of child tables is each model's own, and does not stay.
      let whole = try model.plan.summingUp(rows, in: session)
      let column = CalculatedColumn(
        whole.freeName("risk \(model.kind.figure)"), of: try model.plan.expressions(over: whole.schema),
        model.predict)
      let scored = try whole.calculating([column])
      columns.append(column.name)
      let stays = scored.columns(rows.schema.names + [column.name])
      rows = model.plan.set.tables.isEmpty ? scored : try scored.selecting(stays)
    }
    return (rows, columns)
  }

  /// The predictions of each model in row order, and the values of more columns.
  ///
  /// - Throws: an `ExpressionFault` where the rows lack a column a model reads, or where it has another type.
  func predict(
    _ relation: Relation, with extra: [RowExpression] = []
  ) throws -> (predictions: [[Double]], extra: [[Double]]) {
    let (rows, names) = try scoring(relation)
    let expressions = rows.columns(names).map(\.expression) + extra
    var values = [[Double]](repeating: [], count: expressions.count)
    try rows.forEachBlock(of: expressions, rows: BulkScorer.block) { rows, numbers in
      guard !session.interruption.isRequested else { throw KernelFault.interrupted }
      for place in values.indices {
        for row in 0..<rows { values[place].append(numbers[row * values.count + place]) }
      }
    }
    return (Array(values.prefix(names.count)), Array(values.dropFirst(names.count)))
  }
}

extension Relation {
  /// Columns by their names, as they are.
  func columns(_ names: [String]) -> [NamedExpression] {
    names.compactMap { name in RowExpression.column(name, in: schema).map { (name, $0) } }
  }
}

extension CreditModel {
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
