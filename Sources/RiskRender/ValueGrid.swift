import RiskExpressions

/// Any value as rows under titles, for formats that know nothing else.
struct ValueGrid {
  let titles: [String]
  /// Whether a column holds numbers.
  let isNumeric: [Bool]
  private let rows: Rows

  private enum Rows {
    case memory([[Value]])
    case table(any Table)
  }

  /// A table as it is, a record as a row, a list as a row an item; anything else as the only value of a column.
  init(_ value: Value) {
    switch value {
    case .table(let table):
      self.init(table)
    case .record(let record): self.init(record.fields.map(\.name), [record.fields.map(\.value)])
    case .list(let items): self.init(items: items)
    default: self.init(["value"], [[value]])
    }
  }

  private init(_ table: any Table) {
    titles = table.schema.names
    isNumeric = table.schema.columns.map(\.type.isNumeric)
    rows = .table(table)
  }

  private init(_ titles: [String], _ rows: [[Value]]) {
    self.titles = titles
    self.rows = .memory(rows)
    isNumeric = titles.indices.map { place in rows.contains { $0[place].isNumber } }
  }

  /// Records with the same fields have a column a field.
  private init(items: [Value]) {
    let records = items.compactMap { if case .record(let record) = $0 { record } else { nil } }
    guard let titles = records.first?.fields.map(\.name), records.count == items.count,
      records.allSatisfy({ $0.fields.map(\.name) == titles })
    else {
      self.init(["value"], items.map { [$0] })
      return
    }
    self.init(titles, records.map { $0.fields.map(\.value) })
  }

  /// Passes the rows on in order.
  func forEachRow(_ body: ([Value]) throws -> Void) throws {
    switch rows {
    case .memory(let rows): try rows.forEach(body)
    case .table(let table): try table.forEachRow(body)
    }
  }
}

extension Value {
  /// Whether it is named values.
  var isRecord: Bool { if case .record = self { true } else { false } }

  /// Whether it counts or measures.
  var isNumber: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }
}

extension String {
  /// The text with scalars replaced: a mark that combines with the one before it hides it from a search by characters.
  func replacing(scalars replacements: [Unicode.Scalar: String]) -> String {
    guard unicodeScalars.contains(where: { replacements[$0] != nil }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let replacement = replacements[scalar] {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
