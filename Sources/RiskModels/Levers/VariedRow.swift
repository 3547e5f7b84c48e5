import RiskExpressions

/// A customer's row for one model of which one input takes other values.
struct VariedRow {
  /// The place of the input among the row's columns.
  let column: Int
  /// The type of the input's column.
  let type: ScalarType
  /// How the input's values follow one another.
  let scale: InputScale
  /// The columns besides its own that change with it: what is summed up of child tables by conditions on it.
  let followers: Set<Int>
  /// The row of the customer with a value in the input's place; nil where nothing else of the row changes.
  private let rebuild: ((Value) throws -> [Value])?
  private var row: [Value]
  private var current: Int64?

  /// Takes a customer's row.
  init(
    _ row: [Value], column: Int, type: ScalarType, scale: InputScale, followers: Set<Int> = [],
    rebuild: ((Value) throws -> [Value])? = nil
  ) {
    self.row = row
    self.column = column
    self.type = type
    self.scale = scale
    self.followers = followers
    self.rebuild = rebuild
  }

  /// The value of an expression where the input has the value at a place.
  mutating func value(of expression: RowExpression, at place: Int64) throws -> Value {
    if current != place { try set(scale.value(at: place, type: type), at: place) }
    return try expression.evaluate(row)
  }

  /// The value of an expression for any value of the input.
  mutating func value(of expression: RowExpression, for input: Value) throws -> Value {
    try set(input, at: nil)
    return try expression.evaluate(row)
  }

  /// The expression as a feature: what is missing or no number is NaN.
  mutating func feature(_ expression: RowExpression, at place: Int64) throws -> Double {
    try value(of: expression, at: place).asNumber ?? .nan
  }

  private mutating func set(_ value: Value, at place: Int64?) throws {
    if let rebuild { row = try rebuild(value) } else { row[column] = value }
    current = place
  }

  /// Whether an expression reads the input or what follows it.
  func isRead(by expression: RowExpression) -> Bool {
    switch expression.node {
    case .constant: false
    case .column(let index, _): index == column || followers.contains(index)
    case .call(_, let arguments): arguments.contains(where: isRead)
    case .choice(let branches, let otherwise):
      branches.contains { isRead(by: $0.condition) || isRead(by: $0.value) } || otherwise.map(isRead) ?? false
    case .window: true
    }
  }
}
