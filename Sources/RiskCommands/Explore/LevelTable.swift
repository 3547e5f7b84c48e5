import RiskData
import RiskExpressions
import RiskKernel
import RiskStats

/// How often the values of a column stand, or those of two together, and the mean of a target for each.
struct LevelTable {
  /// What has a line for each of its values, and what has a column for each.
  let row: String, column: String?
  /// The target's name and type.
  let target: (name: String, type: ScalarType)?
  /// The values in order, the missing one last; a table of one column has a single nameless level of columns.
  let rowLevels: [Value], columnLevels: [Value]
  /// The counts, a list a row.
  let cells: [[Cell]]

  /// A count, and what the target comes to.
  struct Cell {
    var count = 0
    var known = 0
    var sum = 0.0

    /// The target's mean over the rows that have it.
    var mean: Double? { known == 0 ? nil : sum / Double(known) }

    static func + (left: Cell, right: Cell) -> Cell {
      Cell(count: left.count + right.count, known: left.known + right.known, sum: left.sum + right.sum)
    }
  }

  /// What shares are shares of.
  enum Shares: String, CaseIterable {
    case rows, columns, all
  }

  /// How many values numbers and dates may have, how many texts, and how many cells there may be.
  private static let numberLimit = 200
  private static let textLimit = 10_000
  private static let cellLimit = 50_000

  /// Counts in one query.
  ///
  /// - Throws: an `ExploreFault` where there are too many values to look at one by one.
  init(of keys: [NamedExpression], target: NamedExpression?, in relation: Relation, _ session: Session) throws {
    row = keys[0].name
    column = keys.count > 1 ? keys[1].name : nil
    self.target = target.map { ($0.name, $0.expression.type) }
    let found = try LevelTable.counts(keys, target, relation, session)
    let levels = keys.indices.map { place in Levels(found.map { $0[place] }) }
    for (key, levels) in zip(keys, levels) {
      let type = key.expression.type
      let limit = type == .text ? LevelTable.textLimit : LevelTable.numberLimit
      guard levels.values.count <= limit else { throw ExploreFault.tooManyLevels(key.name, type, limit: limit) }
    }
    rowLevels = levels[0].values
    columnLevels = keys.count > 1 ? levels[1].values : [.null]
    guard found.count <= LevelTable.cellLimit, rowLevels.count * columnLevels.count <= LevelTable.cellLimit else {
      throw ExploreFault.tooManyCells(limit: LevelTable.cellLimit)
    }
    var cells = Array(repeating: Array(repeating: Cell(), count: columnLevels.count), count: rowLevels.count)
    for values in found {
      let column = keys.count > 1 ? levels[1].place(of: values[1]) : 0
      cells[levels[0].place(of: values[0])][column] = Cell(values.suffix(3).map { $0.asNumber ?? 0 })
    }
    self.cells = cells
  }

  /// A row for each combination of values: the values, the count, how many have the target, and its sum.
  private static func counts(
    _ keys: [NamedExpression], _ target: NamedExpression?, _ relation: Relation, _ session: Session
  ) throws -> [[Value]] {
    let names = keys.indices.map { "k\($0)" }
    let columns = zip(names, keys).map { (name: $0, expression: $1.expression) }
    let plain = try relation.selecting(columns + (target.map { [("t", $0.expression)] } ?? []))
    let binder = RowBinder(schema: plain.schema, owner: nil, environment: session.environment)
    let figures = ["count()"] + (target == nil ? [] : ["count(t)", "sum(t)"])
    let sums = try figures.enumerated().map { (name: "f\($0)", expression: try binder.aggregate($1)) }
    let groups = try names.map { (name: $0, expression: try binder.aggregate($0)) }
    let found = try plain.summarizing(sums, by: groups).rows(limit: cellLimit + 1)
    return target == nil ? found.map { $0 + [.null, .null] } : found
  }

  // Totals

  var rowTotals: [Cell] { cells.map { $0.reduce(Cell(), +) } }

  var columnTotals: [Cell] {
    columnLevels.indices.map { place in cells.reduce(Cell()) { $0 + $1[place] } }
  }

  var total: Cell { rowTotals.reduce(Cell(), +) }

  /// The test of independence of two columns; missing values are a level like others.
  var association: ContingencyTable.Association? {
    column == nil ? nil : ContingencyTable(cells.map { $0.map(\.count) }).association
  }
}

extension LevelTable.Cell {
  fileprivate init(_ figures: [Double]) {
    self.init(count: Int(figures[0]), known: Int(figures[1]), sum: figures[2])
  }
}

/// The different values of a column in order, and where each stands.
private struct Levels {
  let values: [Value]
  private var places: [String?: Int] = [:]

  init(_ all: [Value]) {
    var seen: Set<String?> = []
    values = all.filter { seen.insert(Levels.key($0)).inserted }.sorted(by: NaturalOrder.precedes)
    for (place, value) in values.enumerated() { places[Levels.key(value)] = place }
  }

  func place(of value: Value) -> Int { places[Levels.key(value)] ?? 0 }

  private static func key(_ value: Value) -> String? { value.isNull ? nil : value.plainText }
}
