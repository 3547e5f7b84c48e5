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
    case .range(let range): (count, item) = LoopItems.numbers(of: range)
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

  private static func numbers(of range: NumberRange) -> (Int, (Int) -> Value) {
    // A step that should just reach the end, as in 0..1 step 0.1, may miss it by a rounding.
    let steps = (range.upper - range.lower) / range.step
    let count = 1 + Int(min(9e15, (steps + 1e-9).rounded(.down)))
    if range.isWhole, let lower = Int64(exactly: range.lower), let step = Int64(exactly: range.step) {
      return (count, { .integer(lower &+ Int64($0) &* step) })
    }
    return (count, { .number(min(range.upper, range.lower + Double($0) * range.step)) })
  }

  /// The item at a place, counted from zero.
  subscript(place: Int) -> Value { item(place) }
}
