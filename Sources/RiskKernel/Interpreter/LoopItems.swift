import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// What a loop goes through: a list, a range, the fields of a record or the rows of a table.
struct LoopItems {
  /// How many there are.
  let count: Int
  private let item: (Int) -> Value
  /// How many rows of a table a loop may go through, which are held in memory.
  static let rowLimit = 1_000_000

  /// The items of a value.
  ///
  /// - Throws: a `KernelFault` where a value has none.
  init(_ value: Value) throws {
    switch value {
    case .list(let items): (count, item) = (items.count, { items[$0] })
    case .range(let range): (count, item) = (range.count, { range.value(at: $0) })
    case .record(let record):
      count = record.fields.count
      item = { place in
        let field = record.fields[place]
        return .record(Record([Record.Field("name", .text(field.name)), Record.Field("value", field.value)]))
      }
    case .table(let table):
      let rows = try table.rows(limit: LoopItems.rowLimit + 1)
      guard rows.count <= LoopItems.rowLimit else { throw KernelFault.tooManyRowsToLoop(LoopItems.rowLimit) }
      let names = table.schema.names
      count = rows.count
      item = { place in .record(Record(zip(names, rows[place]).map { Record.Field($0, $1) })) }
    case .null, .boolean, .integer, .number, .text, .date: throw KernelFault.notIterable(value.kindName)
    }
  }

  /// The item at a place, counted from zero.
  subscript(place: Int) -> Value { item(place) }
}
