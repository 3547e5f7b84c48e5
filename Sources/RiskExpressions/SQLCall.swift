/// A call about to become SQL: its arguments already are.
struct SQLCall: Sendable {
  /// The arguments as SQL.
  let arguments: [String]
  /// Their types.
  let types: [ScalarType]
  /// Their values, where they are the same in every row.
  let constants: [Value?]
  /// The kind of SQL to write.
  let dialect: SQLDialect
  /// The column that numbers the rows in their order.
  let rowNumber: String
  /// The rows the call looks at, where it stands before `over`.
  let window: SQLWindow?

  /// The argument in a place.
  subscript(place: Int) -> String { arguments[place] }

  /// The arguments with commas between them.
  var list: String { arguments.joined(separator: ", ") }

  /// Whether every argument is an integer (or null).
  var isWhole: Bool { types.allSatisfy { $0 == .integer || $0 == .null } }

  /// The argument in a place as a number with a fraction.
  func double(_ place: Int) -> String {
    types[place] == .number ? arguments[place] : "CAST(\(arguments[place]) AS DOUBLE)"
  }

  /// What stands behind each aggregate a call is made of: nothing, or the window it is over.
  ///
  /// Over a window without an order, values are taken in the order of `sorting`, so that no digit depends on the engine.
  func over(sorting values: String? = nil) -> String { window?.text(sorting: values, rowNumber: rowNumber) ?? "" }

  /// The same for aggregates of our own in DuckDB.
  ///
  /// DuckDB 1.5.5 hands an aggregate registered through its C API the wrong states where the window is the whole group;
  /// rows up to one that lies beyond every table are a frame like others.
  var overFrame: String {
    guard let window, window.frame == nil, window.order.isEmpty else { return over() }
    return window.text([], " ROWS BETWEEN UNBOUNDED PRECEDING AND 1000000000000000 FOLLOWING")
  }

  /// What stands inside an aggregate behind its arguments, so that it takes the values in order.
  func ordered(by values: String) -> String { window == nil ? " ORDER BY \(values)" : "" }
}

/// The rows a call with `over (…)` looks at, about to become SQL.
struct SQLWindow: Sendable {
  /// What rows of one group have in common.
  let keys: [String]
  /// What they are ordered by.
  let order: [String]
  /// Which rows of the group count; nil for an aggregate: all, or those up to this one where there is an order.
  let frame: WindowFrame?
  /// How many rows the frame `trailing` holds.
  let rows: Int64

  private static let whole = " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
  private static let upToHere = " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"

  /// The window behind an aggregate or a function.
  func text(sorting values: String?, rowNumber: String) -> String {
    switch frame {
    case nil where order.isEmpty: values.map { text([$0], SQLWindow.whole) } ?? text([], "")
    case nil, .upToHere: text(order + [rowNumber], SQLWindow.upToHere)
    case .ties: text(order, "")
    case .order: text(order + [rowNumber], "")
    case .trailing: text(order + [rowNumber], " ROWS BETWEEN \(rows - 1) PRECEDING AND CURRENT ROW")
    }
  }

  fileprivate func text(_ order: [String], _ frame: String) -> String {
    let groups = keys.isEmpty ? "" : "PARTITION BY \(keys.joined(separator: ", "))"
    let sorting = order.isEmpty ? "" : "ORDER BY \(order.joined(separator: ", "))"
    return " OVER (\([groups, sorting].filter { !$0.isEmpty }.joined(separator: " "))\(frame))"
  }
}
