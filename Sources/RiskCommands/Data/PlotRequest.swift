import RiskData
import RiskExpressions

/// What is drawn, bound to the rows.
struct PlotRequest {
  let columns: [NamedExpression]
  let over, by: NamedExpression?

  /// Checks that a kind can be drawn of these columns, whatever the rows are.
  func check(_ kind: PlotKind) throws {
    let sums = columns.contains { $0.expression.containsAggregate }
    switch kind {
    case .histogram: try require(columns.count == 1 && over == nil && !sums, kind)
    case .bars: try require(columns.count <= 1 && over == nil && by != nil, kind)
    case .line: try require(!columns.isEmpty && over != nil && (by == nil || columns.count == 1), kind)
    case .scatter: try require(columns.count == 2 && over == nil && !sums, kind)
    }
    switch kind {
    case .histogram, .scatter: for column in columns { try checkPlace(column, kind) }
    case .bars: for column in columns { try checkHeight(column) }
    case .line:
      for column in columns { try checkHeight(column) }
      if let over { try checkPlace(over, kind) }
    }
  }

  private func require(_ holds: Bool, _ kind: PlotKind) throws {
    guard holds else { throw CommandFault.plotShape(kind) }
  }

  private func checkPlace(_ column: NamedExpression, _ kind: PlotKind) throws {
    guard column.expression.type != .text else { throw CommandFault.plotText(column.name, kind) }
  }

  private func checkHeight(_ column: NamedExpression) throws {
    guard column.expression.type.isDrawable else {
      throw CommandFault.plotHeight(column.name, found: column.expression.type.wording)
    }
  }

  /// Whole numbers of so few rows are rather groups than places on an axis.
  private static let fewSteps = 20

  /// The chart that fits a small table where none was asked for: lines over dates or over numbers that rise, bars by
  /// names, points of two columns, a histogram of one.
  static func fitting(_ relation: Relation, given: PlotRequest) throws -> (PlotKind, PlotRequest) {
    let columns = relation.schema.columns
    let isGiven = !given.columns.isEmpty || given.over != nil || given.by != nil
    guard !isGiven, (1...3).contains(columns.count) else { throw CommandFault.plotWhat }
    let all = columns.compactMap { column in
      RowExpression.column(column.name, in: relation.schema).map { (name: column.name, expression: $0) }
    }
    let figures = all.filter { $0.expression.type.isDrawable }
    if let date = all.first(where: { $0.expression.type == .date }), !figures.isEmpty {
      return (.line, PlotRequest(columns: figures, over: date, by: nil))
    }
    if let name = all.first(where: { !$0.expression.type.isNumeric }),
      let figure = figures.first(where: { $0.name != name.name })
    {
      return (.bars, PlotRequest(columns: [figure], over: nil, by: name))
    }
    guard let first = figures.first else { throw CommandFault.plotWhat }
    if figures.count == 1 { return (.histogram, PlotRequest(columns: [first], over: nil, by: nil)) }
    let rising = try relation.rising(first)
    if rising > 0, rising <= PlotRequest.fewSteps, first.expression.type == .integer {
      return (.bars, PlotRequest(columns: [figures[1]], over: nil, by: first))
    }
    if rising > 0 {
      return (.line, PlotRequest(columns: Array(figures.dropFirst()), over: first, by: nil))
    }
    return (.scatter, PlotRequest(columns: Array(figures.prefix(2)), over: nil, by: nil))
  }
}

extension ScalarType {
  /// Whether its values can be a height: numbers, and conditions as 0 and 1.
  var isDrawable: Bool { isNumeric || self == .boolean || self == .null }
}

extension Relation {
  /// How many rows a table may have to be taken for one that was summed up.
  private static let smallTable = 1000

  /// How many rows there are where the values of a column rise from each to the next in a small table; zero elsewhere.
  fileprivate func rising(_ column: NamedExpression) throws -> Int {
    let values = try selecting([column]).rows(limit: Relation.smallTable + 1).map { $0[0].asNumber ?? .nan }
    let rises = values.count <= Relation.smallTable && zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    return rises ? values.count : 0
  }
}
