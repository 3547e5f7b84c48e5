import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Runs a select in the engine's own SQL over datasets.
enum SQLCommand: Command {
  private static let text = Parameter(
    "select", .text("a select in quotes", placeholder: "\"SELECT …\"") { _ in true }, at: .argument,
    "One select. Datasets are tables, behind a '|' the rows in front are 'it', and $name is a variable's value.")

  static let spec = CommandSpec(
    "sql", group: .pipelines, "Read datasets with a select of DuckDB's SQL; it opens no files and changes nothing.",
    input: .optional, parameters: [text.info],
    examples: [
      Example(
        "sql \"select num_90, count(*) as n from portfolio group by num_90 order by num_90\"", "A first line.",
        setup: .portfolio),
      Example(
        "portfolio | where age < 30 | sql \"select avg(util) as util from it where num_90 = 0\"", "A stage.",
        setup: .portfolio),
      Example(
        "let late = 1; sql \"select count(*) as n from portfolio where num_90 > $late\"", "A value of a variable.",
        setup: .portfolio),
    ])

  /// What the rows in front are called.
  private static let input = "it"

  static func run(_ call: Call, in session: Session) throws -> Output {
    let sql = try call[text]
    let rows = try call.input.map { (name: input, rows: try $0.relation(in: session)) }
    do {
      let relation = try session.database.relation(
        named: "result", sql: sql, input: rows, dataset: { try session.rows(inSQL: $0) },
        names: session.names(of: .dataset), value: { session.value(ofVariable: $0) })
      return Output(.table(relation))
    } catch let fault as DataFault {
      throw fault.at(place(of: fault, in: sql, call.place(of: text)))
    }
  }

  /// Where in the text a fault is, where the text stands as it was written.
  private static func place(of fault: DataFault, in sql: String, _ span: Span) -> Span {
    guard let offset = fault.offset, span.text.utf8.count == sql.utf8.count + 2, span.text.dropFirst().dropLast() == sql
    else { return span }
    let start = min(offset, max(0, sql.utf8.count - 1))
    let rest = sql.utf8.dropFirst(start)
    let isOfWord = { (byte: UInt8) in
      byte >= 128 || byte == 95 || (48...57).contains(byte) || (65...90).contains(byte & 223)
    }
    let length = max(1, rest.prefix(while: isOfWord).count)
    let first = span.range.lowerBound + 1 + start
    return Span(span.source, first..<min(first + length, span.range.upperBound))
  }
}

extension DataFault {
  /// Where in a text of SQL it is, in bytes.
  fileprivate var offset: Int? {
    switch self {
    case .wrongSQL(_, let offset), .forbiddenSQL(_, let offset), .unknownTable(_, _, let offset): offset
    default: nil
    }
  }
}

extension Session {
  /// The rows of a dataset that a select names; small and capital letters differ only where that tells datasets apart.
  fileprivate func rows(inSQL name: String) throws -> Relation? {
    let names = names(of: .dataset)
    let alike = names.filter { $0.lowercased() == name.lowercased() }
    guard let found = names.first(where: { $0 == name }) ?? (alike.count == 1 ? alike[0] : nil) else { return nil }
    return try existing(.dataset, named: found).map { try Call.InputTable($0, name: found).relation(in: self) }
  }
}
