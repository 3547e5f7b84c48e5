import Foundation
import RiskData
import RiskExpressions
import Testing

/// Writes what `scripts/spark-agreement` holds Spark against: rows, expressions in Spark's SQL, and what they must give.
struct SparkCases {
  private static let file = ProcessInfo.processInfo.environment["RISK_SPARK_CASES"]

  @Test(.enabled(if: file != nil)) func casesAreWritten() throws {
    let rows = FunctionAgreementTests.agreement(rows: 150)
    let cases: [String: Any] = [
      "rows": table(rows.schema, rows.rows),
      "expressions": try functionCalls(rows) + otherExpressions(rows),
      "groups": table(Schema(WindowTests.columns), WindowTests.rows),
      "windows": try windows(), "aggregates": try aggregates(),
    ]
    let data = try JSONSerialization.data(withJSONObject: cases, options: [.sortedKeys])
    try data.write(to: URL(fileURLWithPath: try #require(SparkCases.file)))
  }

  // Expressions of one row

  private func functionCalls(_ rows: Agreement) throws -> [[String: Any]] {
    var cases: [[String: Any]] = []
    for function in FunctionTable.all where function.isOfOneRow {
      let calls = FunctionAgreementTests.calls(of: function).filter { rows.bind($0) != nil }
      // A few of each function's many combinations of types, evenly.
      let step = max(1, calls.count / 12)
      for call in stride(from: 0, to: calls.count, by: step).map({ calls[$0] }) {
        cases += try rows.bind(call).map { [try expression(call, $0, rows.rows, isCall: true)] } ?? []
      }
    }
    return cases
  }

  private func otherExpressions(_ rows: Agreement) throws -> [[String: Any]] {
    var random = RandomExpressions(generator: SeededGenerator(seed: 99))
    var patterns = RandomPatterns(generator: SeededGenerator(seed: 98))
    let nested = [ScalarType.boolean, .integer, .number, .text, .date].flatMap { type in
      (0..<60).map { _ in random.expression(type, depth: 3) }
    }
    let others =
      ComposedAgreementTests.expressions + (0..<150).map { _ in "matches(a3, '\(patterns.pattern(depth: 3))')" }
    return try (nested.filter { !isInexact($0) } + others).compactMap { text in
      try rows.bind(text).map { try expression(text, $0, rows.rows) }
    }
  }

  /// Whether the last digit is left to an engine's library.
  private func isInexact(_ text: String) -> Bool {
    ["exp(", "ln(", "log", "pow(", "^"].contains(where: text.contains)
  }

  /// A case; of a mere call every argument is needed, so that its faults must come up in Spark too.
  private func expression(
    _ text: String, _ bound: RowExpression, _ rows: [[Value]], isCall: Bool = false
  ) throws -> [String: Any] {
    let expected = rows.map { row -> Any in
      do throws(ExpressionFault) { return encoded(try bound.evaluate(row)) } catch { return ["fault": error.code] }
    }
    return [
      "text": text, "sql": try bound.sql(.spark), "type": SQLDialect.spark.type(bound.type), "expected": expected,
      "exact": !isInexact(text), "call": isCall,
    ]
  }

  // Groups and windows; what DuckDB gives for them is held against a plain computation elsewhere.

  private func relation() throws -> Relation {
    try Database(threads: 1).relation(named: "t", columns: WindowTests.columns, rows: WindowTests.rows)
  }

  private func windows() throws -> [[String: Any]] {
    let relation = try relation()
    return try WindowTests.windows.flatMap { window in
      let calls = WindowReference.windows + WindowReference.aggregates
      return try calls.filter { $0 != "rank()" || !window.order.isEmpty }.map { call in
        let bound = try relation.bound("\(call) over (\(window.text))", aggregates: .windows)
        return [
          "text": bound.text, "sql": try bound.sql(.spark), "type": SQLDialect.spark.type(bound.type),
          "expected": try relation.values(of: bound).map(encoded), "exact": false, "call": true,
        ]
      }
    }
  }

  private func aggregates() throws -> [[String: Any]] {
    let relation = try relation()
    return try [[], ["g"], ["k", "g"]].map { keys in
      let columns = try WindowReference.aggregates.enumerated().map { place, call in
        (name: "a\(place)", expression: try relation.bound(call, aggregates: .allowed))
      }
      let groups = try relation.summarizing(columns, by: try keys.map { ($0, try relation.bound($0)) })
      return [
        "keys": keys, "texts": WindowReference.aggregates, "sql": try columns.map { try $0.expression.sql(.spark) },
        "types": columns.map { SQLDialect.spark.type($0.expression.type) },
        "expected": try groups.rows(limit: 1000).map { $0.map(encoded) },
      ]
    }
  }

  // JSON

  private func table(_ schema: Schema, _ rows: [[Value]]) -> [String: Any] {
    [
      "names": schema.names, "types": schema.columns.map { SQLDialect.spark.type($0.type) },
      "rows": rows.map { $0.map(encoded) },
    ]
  }

  /// A value as JSON that loses nothing: numbers by their bits, integers by their digits, dates by their days.
  private func encoded(_ value: Value) -> Any {
    switch value {
    case .boolean(let value): ["boolean": value]
    case .integer(let value): ["integer": String(value)]
    case .number(let value): ["number": String(value.bitPattern)]
    case .text(let value): ["text": value]
    case .date(let value): ["date": value.description]
    case .null, .list, .range, .record, .table: NSNull()
    }
  }
}
