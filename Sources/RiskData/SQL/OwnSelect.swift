import Foundation
import RiskExpressions

/// A select of a user's, found to do nothing but read tables, with the values of its variables written in.
struct OwnSelect {
  /// The text, without what stands behind its end.
  let text: String
  /// The tables it reads that it does not define.
  let tables: [SelectReview.Table]
  /// Where values were written in place of variables: the place in the text, and how much longer it became.
  private let shifts: [(offset: Int, by: Int)]

  /// Reads a select, whose variables have values or nil.
  init(_ written: String, on database: Database, value: (String) -> Value?) throws {
    guard !written.utf8.contains(0) else { throw DataFault.wrongSQL("it holds a zero character", offset: nil) }
    let whole = SQLTokens(written)
    let kept = whole.end.map { String(decoding: Array(written.utf8)[..<$0], as: UTF8.self) } ?? written
    let known = try OwnSelect.review(written, on: database)
    let variables = whole.variables.filter { $0.range.upperBound <= kept.utf8.count }
    // What the engine takes for a variable and what is replaced are the same.
    guard known.variables.sorted() == variables.map(\.name).sorted() else {
      throw DataFault.wrongSQL("'?' stands for nothing; write $name for a variable", offset: nil)
    }
    (text, shifts) = try OwnSelect.writing(variables, into: kept, value)
    tables = variables.isEmpty ? known.tables : try OwnSelect.review(text, on: database).tables
  }

  /// What the engine makes of a text, without running it.
  private static func review(_ text: String, on database: Database) throws -> SelectReview {
    var tree = ""
    try database.query("SELECT CAST(json_serialize_sql(\(SQL.literal(text))) AS VARCHAR)").forEachChunk { chunk in
      tree = chunk.row(0)[0].plainText
    }
    return try SelectReview(tree)
  }

  private static func writing(
    _ variables: [SQLTokens.Variable], into text: String, _ value: (String) -> Value?
  ) throws(DataFault) -> (String, [(offset: Int, by: Int)]) {
    var (bytes, shifts) = (Array(text.utf8), [(offset: Int, by: Int)]())
    var grown = 0
    for variable in variables {
      guard let literal = value(variable.name).flatMap(literal) else { throw .unboundParameter(variable.name) }
      let range = (variable.range.lowerBound + grown)..<(variable.range.upperBound + grown)
      bytes.replaceSubrange(range, with: literal.utf8)
      shifts.append((range.lowerBound, literal.utf8.count - range.count))
      grown += literal.utf8.count - range.count
    }
    return (String(decoding: bytes, as: UTF8.self), shifts)
  }

  /// A value as it stands in SQL: a single one, or a list of them.
  private static func literal(_ value: Value) -> String? {
    switch value {
    case .list(let items):
      let literals = items.compactMap { $0.scalarType == nil ? nil : SQL.literal($0) }
      return literals.count == items.count ? "[\(literals.joined(separator: ", "))]" : nil
    default: return value.scalarType == nil ? nil : SQL.literal(value)
    }
  }

  /// Where a place in the text was before values were written in.
  func written(_ offset: Int) -> Int {
    shifts.reversed().reduce(offset) { $0 > $1.offset ? max($1.offset, $0 - $1.by) : $0 }
  }
}
