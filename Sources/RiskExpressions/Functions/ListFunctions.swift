import RiskSyntax

/// Functions of lists outside of rows, for what a loop has collected; missing items are left out, as of a column.
enum ListFunctions {
  static let all: [Function] = [
    Function(
      "append", "A list with one more item at its end.",
      [FunctionParameter("list", .list), FunctionParameter("x", .mixed)], gives: .first, propagatesNull: false,
      .appending, note: "In a loop: let aucs = append($aucs, $m.auc).",
      examples: [FunctionExample("append([0.71, 0.74], 0.78)", "[0.71, 0.74, 0.78]")],
      sql: { _ throws(ExpressionFault) in throw .listFunctionMisplaced("append") }),
    function(
      "length", "How many items a list has, missing ones among them.", gives: .always(.integer),
      FunctionExample("length([3, null, 5])", "3")
    ) { .integer(Int64($0.count)) },
    function(
      "sum", "The sum of a list; a condition counts where it is true.", gives: .unified,
      FunctionExample("sum([1, null, 2.5])", "3.5"), of: sum),
    function(
      "mean", "The mean of a list; of conditions, the share where they are true.", gives: .always(.number),
      FunctionExample("mean([0.7, 0.75, 0.8])", "0.75"), of: mean),
    function("min", "The least item of a list.", gives: .unified, FunctionExample("min([3, null, 2])", "2")) {
      items throws(ExpressionFault) in try extreme("min", items, -1)
    },
    function("max", "The greatest item of a list.", gives: .unified, FunctionExample("max([3, null, 2])", "3")) {
      items throws(ExpressionFault) in try extreme("max", items, 1)
    },
  ]

  private static func function(
    _ name: String, _ summary: String, gives result: ResultRule, _ example: FunctionExample,
    of compute: @escaping @Sendable ([Value]) throws(ExpressionFault) -> Value
  ) -> Function {
    Function(
      name, summary, [FunctionParameter("list", .list)], gives: result, .list(compute), examples: [example],
      sql: { _ throws(ExpressionFault) in throw .listFunctionMisplaced(name) })
  }

  @Sendable static func sum(_ items: [Value]) throws(ExpressionFault) -> Value {
    let items = try countable("sum", items)
    guard !items.isEmpty else { return .null }
    guard let total = wholeSum(items) else { return .number(ExactSum.total(items.map { $0.asNumber ?? .nan })) }
    guard let integer = Int64(exactly: total) else { throw .overflow("sum") }
    return .integer(integer)
  }

  @Sendable static func mean(_ items: [Value]) throws(ExpressionFault) -> Value {
    let items = try countable("mean", items)
    guard !items.isEmpty else { return .null }
    let total = wholeSum(items).map { Double($0) } ?? ExactSum.total(items.map { $0.asNumber ?? .nan })
    return .number(total / Double(items.count))
  }

  /// The items that are not missing, of which each must count.
  private static func countable(_ owner: String, _ items: [Value]) throws(ExpressionFault) -> [Value] {
    let known = items.filter { !$0.isNull }
    guard let odd = known.first(where: { $0.asNumber == nil }) else { return known }
    let expected = FunctionParameter.Accepted.countable.wording
    throw .wrongType(owner: owner, parameter: "an item", expected: expected, found: odd.kindName)
  }

  /// The sum of integers and conditions, or nil where a number is among them.
  private static func wholeSum(_ items: [Value]) -> Int128? {
    var total: Int128 = 0
    for item in items {
      switch item {
      case .integer(let value): total += Int128(value)
      case .boolean(let holds): total += holds ? 1 : 0
      default: return nil
      }
    }
    return total
  }

  private static func extreme(_ owner: String, _ items: [Value], _ side: Int) throws(ExpressionFault) -> Value {
    var best = Value.null
    var type = ScalarType.null
    for item in items {
      guard let next = item.scalarType else {
        throw .wrongType(owner: owner, parameter: "an item", expected: "a plain value", found: item.kindName)
      }
      guard let joined = type.unified(with: next) else {
        throw .mixedTypes(owner: owner, first: type.wording, second: next.wording)
      }
      type = joined
      if best.isNull || (Ordering.compare(item, best) ?? 0) == side { best = item }
    }
    return best.widened(to: type)
  }
}
