import CDuckDB
import Foundation
import RiskDiagnostics
public import RiskExpressions

extension Database {
  /// The rows of a select in DuckDB's own SQL, in which datasets stand as tables under their names.
  ///
  /// It reads those and nothing else; what its columns hold comes in the types of ours. The input stands under a name of
  /// its own before any dataset, and a variable's value where the text has `$name`.
  public func relation(
    named name: String, sql: String, input: (name: String, rows: Relation)? = nil,
    dataset: (String) throws -> Relation?, names: [String] = [], value: (String) -> Value? = { _ in nil }
  ) throws -> Relation {
    let select = try OwnSelect(sql, on: self, value: value)
    var tables: [(name: String, rows: Relation)] = input.map { [$0] } ?? []
    for table in select.tables
    where !tables.contains(where: { $0.name.foldedAsByEngine == table.name.foldedAsByEngine }) {
      guard let rows = try dataset(table.name) else {
        let near = Suggestion.nearest(to: table.name, among: names + (input.map { [$0.name] } ?? []))
        throw DataFault.unknownTable(table.name, near: near, offset: table.offset.map(select.written))
      }
      tables.append((table.name, rows))
    }
    return try relation(named: name, select, tables)
  }

  /// The rows of a select over datasets that are given.
  public func relation(named name: String, sql: String, datasets: [String: Relation] = [:]) throws -> Relation {
    try relation(named: name, sql: sql, dataset: { datasets[$0] }, names: datasets.keys.sorted())
  }

  private func relation(
    named name: String, _ select: OwnSelect, _ tables: [(name: String, rows: Relation)]
  ) throws -> Relation {
    let own = OwnTables(tables.map(\.name))
    let plain = own.adding(select.text, "SELECT * FROM", "", to: tables.map(\.rows.steps))
    let columns: [(name: String, type: duckdb_type)]
    do {
      columns = try withConnection { connection throws(EngineError) in try connection.describeInJSON(plain.text) }
    } catch { throw error.fault(ofOwn: select, endingAt: plain.text.utf8.count - own.ending.utf8.count) }
    let (schema, items) = try Database.casting(columns)
    let places = columns.indices.map { "c\($0)" }.joined(separator: ", ")
    let steps =
      items.map { own.adding(select.text, "SELECT \($0) FROM", " AS t(\(places))", to: tables.map(\.rows.steps)) }
      ?? plain
    let rows = Relation(name: name, schema: schema, database: self, steps: steps)
    return rows.reading(tables.map(\.rows))
  }
}

/// How tables of a user's names stand in a step.
private struct OwnTables {
  private let names: [String]

  init(_ names: [String]) { self.names = names }

  /// What stands behind the text of a select.
  var ending: String { names.isEmpty ? "\n)" : "\n))" }

  /// The steps of tables with one more, which reads the text of a select; the text stands on lines of its own, so that a
  /// comment at its end hides nothing of ours.
  func adding(_ text: String, _ head: String, _ tail: String, to tables: [QuerySteps]) -> QuerySteps {
    let (names, ending) = (names, String(ending.dropFirst()))
    let write: QuerySteps.Writing = { rows in
      let tables = zip(names, rows).map { "\(SQL.quoted($0)) AS (SELECT * FROM \($1))" }
      let opening = tables.isEmpty ? [] : ["WITH \(tables.joined(separator: ", ")) SELECT * FROM ("]
      return ["\(head) ("] + opening + [text, "\(ending)\(tail)"]
    }
    guard let first = tables.first else { return QuerySteps(write([]).joined(separator: "\n")) }
    return first.adding("sql", reading: Array(tables.dropFirst()), taken: Set(names), write)
  }
}

extension EngineError {
  /// The fault for an error in a select of a user's, whose text ends at a place of the query.
  fileprivate func fault(ofOwn select: OwnSelect, endingAt end: Int) -> DataFault {
    guard let start = text.firstIndex(of: "{"),
      let details = try? JSONSerialization.jsonObject(with: Data(text[start...].utf8)) as? [String: Any],
      let message = details["exception_message"] as? String
    else { return fault }
    let place = (details["position"] as? String).flatMap { Int($0) }.map { $0 - (end - select.text.utf8.count) }
    return .wrongSQL(EngineError.plain(message), offset: place.map { select.written(max(0, $0)) })
  }
}
