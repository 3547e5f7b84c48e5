import RiskData
import RiskExpressions
import RiskSyntax

import RiskDiagnostics

/// Computes an expression natively and by the engine and tells where the two differ.
struct Agreement {
  let schema: Schema
  let rows: [[Value]]
  let database: Database

  /// The differences for an expression; nil where it cannot be bound.
  ///
  /// With `skipping`, the engine need not compute an argument that its result does not depend on, and so may give a
  /// value where an argument overflows natively.
  func differences(_ text: String, skipping: Bool = false) throws -> [String]? {
    guard let expression = bind(text) else { return nil }
    var (fine, expected, faulting): ([[Value]], [Value], [[Value]]) = ([], [], [])
    for row in rows {
      do {
        expected.append(try expression.evaluate(row))
        fine.append(row)
      } catch {
        faulting.append(row)
      }
    }
    let differences = try typeDifference(expression) + compare(expression, fine, expected)
    return differences + (skipping ? [] : missedFaults(expression, faulting))
  }

  func bind(_ text: String) -> RowExpression? {
    guard let parsed = try? Parser.parseExpression(Source(text)) else { return nil }
    return try? RowBinder(schema: schema, owner: "t", environment: EmptyEnvironment()).bind(parsed)
  }

  private func relation(_ rows: [[Value]]) throws -> Relation {
    try database.relation(named: "t", columns: schema.columns, rows: rows)
  }

  private func typeDifference(_ expression: RowExpression) throws -> [String] {
    guard expression.type != .null else { return [] }
    var name = ""
    let row = try relation([schema.columns.map { _ in .null }])
    let result = try database.query("SELECT typeof(\(try expression.sql())) FROM (\(row.query))")
    try withExtendedLifetime(row) { try result.forEachChunk { name = $0.row(0)[0].plainText } }
    let names: [ScalarType: String] = [
      .boolean: "BOOLEAN", .integer: "BIGINT", .number: "DOUBLE", .text: "VARCHAR", .date: "DATE",
    ]
    return names[expression.type] == name ? [] : ["\(expression.text) is \(name), not \(expression.type)"]
  }

  private func compare(_ expression: RowExpression, _ rows: [[Value]], _ expected: [Value]) throws -> [String] {
    let found: [Value]
    do { found = try relation(rows).values(of: expression) } catch {
      return try oddFaults(expression, rows, expected)
    }
    return zip(rows, zip(expected, found)).compactMap { row, pair in
      Agreement.isSame(pair.0, pair.1) ? nil : describe(expression, row, "\(pair.0)", "\(pair.1)")
    }
  }

  private func oddFaults(_ expression: RowExpression, _ rows: [[Value]], _ expected: [Value]) throws -> [String] {
    var differences: [String] = []
    for (row, value) in zip(rows, expected) where differences.count < 3 {
      do { _ = try relation([row]).values(of: expression) } catch {
        differences.append(describe(expression, row, "\(value)", "\(error)"))
      }
    }
    return differences.isEmpty ? ["\(expression.text) fails over all rows, but over none alone"] : differences
  }

  private func missedFaults(_ expression: RowExpression, _ rows: [[Value]]) -> [String] {
    rows.prefix(10).compactMap { row in
      guard let value = try? relation([row]).values(of: expression).first else { return nil }
      return describe(expression, row, "a fault", "\(value)")
    }
  }

  private func describe(_ expression: RowExpression, _ row: [Value], _ native: String, _ engine: String) -> String {
    let columns = zip(schema.names, row).filter { expression.columnNames.contains($0.0) }
    let arguments = columns.map { "\($0.0) = \($0.1)" }.joined(separator: ", ")
    return "\(expression.text) of \(arguments): \(native) natively, \(engine) by the engine"
  }

  /// Equal to the last bit; any NaN equals any other, and 0 equals -0, which no comparison tells apart either.
  static func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a.bitPattern == b.bitPattern || a == b || (a.isNaN && b.isNaN)
    case (.text(let a), .text(let b)): Array(a.utf8) == Array(b.utf8)
    case (.date(let a), .date(let b)): a == b
    default: false
    }
  }
}
