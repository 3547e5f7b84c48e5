import RiskExpressions
import RiskSyntax

/// Rows with the scores they must give: a model that scores them otherwise is not the model that was saved.
struct GoldenRows {
  /// How far a margin may be from the one that was saved: features may differ in the last bit between machines.
  static let tolerance: Double = 1e-5

  let rows: [(inputs: [Value], margin: Double)]

  /// Scores rows for later.
  init(_ inputs: [[Value]], model: CreditModel) throws {
    rows = try inputs.map { ($0, try model.margin(of: $0)) }
  }

  /// Reads rows back.
  init(csv bytes: [UInt8], inputs: Schema) throws {
    let lines = DelimitedText.rows(of: String(decoding: bytes, as: UTF8.self))
    guard lines.first == GoldenRows.titles(inputs), lines.count > 1 else { throw GoldenRows.damaged }
    rows = try lines.dropFirst().map { cells in
      guard cells.count == inputs.columns.count + 1, let margin = cells[cells.count - 1].flatMap(Double.init) else {
        throw GoldenRows.damaged
      }
      return (try zip(inputs.columns, cells).map { try $0.type.value(of: $1) }, margin)
    }
  }

  /// The rows as CSV.
  func csv(inputs: Schema) -> [UInt8] {
    let lines = rows.map { row in row.inputs.map { $0.isNull ? nil : $0.plainText } + ["\(row.margin)"] }
    return Array(DelimitedText.text(of: [GoldenRows.titles(inputs)] + lines).utf8)
  }

  private static func titles(_ inputs: Schema) -> [String?] { inputs.names + ["margin"] }

  /// Faults where the model scores a row otherwise.
  func verify(_ model: CreditModel) throws {
    for row in rows {
      let margin = try model.margin(of: row.inputs)
      // Where nothing could be told, nothing can be told again.
      if margin.isNaN, row.margin.isNaN { continue }
      guard abs(margin - row.margin) <= GoldenRows.tolerance * max(1, abs(row.margin)) else {
        throw ModelFault.damagedModel(reason: "it does not give the scores it was saved with")
      }
    }
  }

  static var damaged: ModelFault { .damagedModel(reason: "its golden rows cannot be read") }
}

extension ScalarType {
  /// The value a cell holds; a bare cell with nothing in it is a missing value.
  fileprivate func value(of cell: String?) throws -> Value {
    guard let cell else { return .null }
    let value: Value? =
      switch self {
      case .null: Value.null
      case .boolean: cell == "true" ? .boolean(true) : cell == "false" ? .boolean(false) : nil
      case .integer: Int64(cell).map(Value.integer) ?? Double(cell).map(Value.number)
      case .number: Double(cell).map(Value.number)
      case .text: .text(cell)
      case .date: CalendarDate(cell).map(Value.date)
      }
    guard let value else { throw GoldenRows.damaged }
    return value
  }
}
