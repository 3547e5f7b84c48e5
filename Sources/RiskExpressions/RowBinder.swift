import RiskDiagnostics
public import RiskSyntax

/// Looks up the names of an expression in a schema and checks its types.
public struct RowBinder {
  private let schema: Schema
  private let owner: String?
  private let environment: any Environment
  /// In how many functions of the user's own the expression stands.
  private let ownCalls: Int
  private static let ownCallLimit = 50
  /// How many such functions an expression may still be made of.
  private let budget: OwnCallBudget

  /// Creates a binder for the columns of a schema; `owner` is what messages call the table.
  public init(schema: Schema, owner: String?, environment: any Environment) {
    self.schema = schema
    self.owner = owner
    self.environment = environment
    ownCalls = 0
    budget = OwnCallBudget()
  }

  private init(
    schema: Schema, owner: String?, environment: any Environment, ownCalls: Int, _ budget: OwnCallBudget
  ) throws {
    guard ownCalls <= RowBinder.ownCallLimit else { throw ExpressionFault.ownCallsTooDeep(RowBinder.ownCallLimit) }
    self.schema = schema
    self.owner = owner
    self.environment = environment
    self.ownCalls = ownCalls
    self.budget = budget
  }

  /// Binds an expression; constants are folded.
  ///
  /// - Throws: a `Diagnostic` with the place of what is wrong.
  public func bind(_ expression: Expression, aggregates: AggregateUse = .none) throws -> RowExpression {
    switch expression.kind {
    case .name(let name) where !schema.columns.isEmpty || owner != nil: return try column(name)
    case .unary(let symbol, let operand):
      return try call(symbol == .not ? "not" : "negate", [operand], expression, aggregates)
    case .binary(.in, let value, let items): return try membership(value, items, expression, aggregates)
    case .binary(let symbol, let left, let right):
      return try call(symbol.rawValue, [left, right], expression, aggregates)
    case .between(let value, let low, let high):
      return try interval(
        try bind(value, aggregates: aggregates), try bind(low, aggregates: aggregates),
        try bind(high, aggregates: aggregates), expression)
    case .isNull(let operand, let negated):
      let test = try call("is null", [operand], expression, aggregates)
      return negated ? try call("not", [test], expression) : test
    case .choice(let branches, let otherwise): return try choice(branches, otherwise, expression, aggregates)
    case .call(let name, let arguments): return try call(name, arguments, expression, aggregates)
    case .interpolation(let segments) where expression.namesColumns: return try text(segments, expression, aggregates)
    case .window(let call, let window): return try self.window(call, window, expression, aggregates)
    default:
      if environment.isOutline, expression.isOpen(in: environment) { return try constant(.null, expression) }
      return try constant(try Evaluator(environment).evaluate(expression), expression)
    }
  }

  /// Where aggregates may stand.
  public enum AggregateUse: Sendable {
    case none, allowed
    /// Inside an aggregate, where another has no place.
    case inside
    /// Only as windows, with `over (…)`: where every row gets a value.
    case windows
    /// Inside a window, where another has no place.
    case insideWindow
  }

  // Names and constants

  private func column(_ name: Identifier) throws -> RowExpression {
    if let column = RowExpression.column(name.text, in: schema) { return column }
    let near = Suggestion.nearest(to: name.text, among: schema.names)
    throw ExpressionFault.unknownColumn(name.text, owner: owner, near: near).at(name.span)
  }

  private func constant(_ value: Value, _ expression: Expression) throws -> RowExpression {
    guard let type = value.scalarType else { throw ExpressionFault.notScalar(value.kindName).at(expression.span) }
    return RowExpression(.constant(value), type, .written(expression.span))
  }

  // Tests

  private func membership(
    _ value: Expression, _ items: Expression, _ expression: Expression, _ aggregates: AggregateUse
  ) throws -> RowExpression {
    let tested = try bind(value, aggregates: aggregates)
    if environment.isOutline, items.isOpen(in: environment) { return try constant(.null, items) }
    if items.namesColumns, let test = try membership(tested, in: items, expression, aggregates) { return test }
    let set = try Evaluator(environment).evaluate(items)
    switch set {
    case .range(let range):
      guard range.step == 1 else { throw ExpressionFault.steppedMembership.at(items.span) }
      let ends = [range.lower, range.upper].map { bound -> RowExpression in
        let value = range.isWhole ? Int64(exactly: bound).map(Value.integer) ?? .number(bound) : .number(bound)
        return RowExpression(.constant(value), value.scalarType ?? .number, .written(items.span))
      }
      return try interval(tested, ends[0], ends[1], expression)
    case .list(let values):
      let tests = try values.map { try call("=", [tested, try constant($0, items)], expression) }
      return try tests.balanced { try call("or", [$0, $1], expression) }
        ?? RowExpression(.constant(.boolean(false)), .boolean, .written(expression.span))
    default:
      throw ExpressionFault.wrongType(
        owner: "in", parameter: "its right side", expected: "a list or a range", found: set.kindName
      ).at(items.span)
    }
  }

  /// The test against a list or a range with columns in it; nil for anything else.
  private func membership(
    _ tested: RowExpression, in items: Expression, _ expression: Expression, _ aggregates: AggregateUse
  ) throws -> RowExpression? {
    switch items.kind {
    case .list(let items):
      let tests = try items.map { try call("=", [tested, try bind($0, aggregates: aggregates)], expression) }
      return try tests.balanced { try call("or", [$0, $1], expression) }
    case .range(let from, let through, nil):
      let ends = try [from, through].map { try bind($0, aggregates: aggregates) }
      return try interval(tested, ends[0], ends[1], expression)
    case .range: throw ExpressionFault.steppedMembership.at(items.span)
    default: return nil
    }
  }

  private func interval(
    _ value: RowExpression, _ low: RowExpression, _ high: RowExpression, _ expression: Expression
  ) throws -> RowExpression {
    let bounds = [try call(">=", [value, low], expression), try call("<=", [value, high], expression)]
    return try call("and", bounds, expression)
  }

  private func choice(
    _ branches: [Expression.Branch], _ otherwise: Expression?, _ expression: Expression, _ aggregates: AggregateUse
  ) throws -> RowExpression {
    var type = ScalarType.null
    func join(_ value: RowExpression, _ place: Expression) throws {
      guard let joined = type.unified(with: value.type) else {
        throw ExpressionFault.mixedTypes(owner: "if", first: type.wording, second: value.type.wording).at(place.span)
      }
      type = joined
    }
    let bound = try branches.map { branch in
      let condition = try bind(branch.condition, aggregates: aggregates)
      guard condition.type == .boolean || condition.type == .null else {
        throw ExpressionFault.wrongType(
          owner: "if", parameter: "its condition", expected: "a condition", found: condition.type.wording
        ).at(branch.condition.span)
      }
      let value = try bind(branch.value, aggregates: aggregates)
      try join(value, branch.value)
      return (condition: condition, value: value)
    }
    let last = try otherwise.map { try bind($0, aggregates: aggregates) }
    if let last, let otherwise { try join(last, otherwise) }
    return RowExpression(.choice(bound, otherwise: last), type, .written(expression.span))
  }

  // Texts

  /// A text with columns in it; what has none is written out.
  private func text(
    _ segments: [Expression.Segment], _ expression: Expression, _ aggregates: AggregateUse
  ) throws -> RowExpression {
    let pieces = try segments.map { segment -> RowExpression in
      switch segment {
      case .literal(let text): return RowExpression(.constant(.text(text)), .text, .written(expression.span))
      case .expression(let value) where value.namesColumns: return try bind(value, aggregates: aggregates)
      case .expression(let value) where environment.isOutline && value.isOpen(in: environment):
        return try constant(.null, value)
      case .expression(let value):
        let text = try Evaluator(environment).evaluate(value).plainText
        return RowExpression(.constant(.text(text)), .text, .written(value.span))
      }
    }
    do { return try Interpolation.function.applied(to: pieces, at: expression.span) } catch {
      throw error.at(expression.span)
    }
  }

  // Calls

  private func call(
    _ name: String, _ operands: [Expression], _ expression: Expression, _ aggregates: AggregateUse
  ) throws -> RowExpression {
    try call(name, try operands.map { try bind($0, aggregates: aggregates) }, expression)
  }

  private func call(_ name: String, _ operands: [RowExpression], _ expression: Expression) throws -> RowExpression {
    do {
      let function = try FunctionTable.function(named: name, argumentCount: operands.count)
      return try function.applied(to: operands, at: expression.span)
    } catch {
      throw error.at(expression.span)
    }
  }

  private func call(
    _ name: Identifier, _ arguments: [Expression.CallArgument], _ expression: Expression, _ aggregates: AggregateUse
  ) throws -> RowExpression {
    if let body = try OwnFunctionBody.expression(name, arguments, expression, environment) {
      try budget.spend()
      return try RowBinder(schema: schema, owner: owner, environment: environment, ownCalls: ownCalls + 1, budget)
        .bind(body, aggregates: aggregates)
    }
    let function = try function(name, arguments)
    if function.isWindow { throw ExpressionFault.windowMissing(name.text, usage: function.usage).at(name.span) }
    if function.isAggregate, let fault = aggregates.fault(for: name.text) { throw fault.at(name.span) }
    let operands = try operands(of: function, arguments, function.isAggregate ? .inside : aggregates)
    do { return try function.applied(to: operands, at: expression.span) } catch { throw error.at(name.span) }
  }

  func function(_ name: Identifier, _ arguments: [Expression.CallArgument]) throws -> Function {
    do throws(ExpressionFault) {
      let function = try FunctionTable.function(named: name.text, argumentCount: arguments.count)
      if function.isOfLists { throw ExpressionFault.listFunctionMisplaced(name.text) }
      return function
    } catch { throw error.at(name.span) }
  }

  func operands(
    of function: Function, _ arguments: [Expression.CallArgument], _ aggregates: AggregateUse
  ) throws -> [RowExpression] {
    let ordered = try function.ordered(arguments) { schema[$0] != nil }
    let operands = try ordered.map { try bind($0, aggregates: aggregates) }
    if let wrong = function.firstMistyped(operands) ?? function.firstUnfit(operands, isOutline: environment.isOutline) {
      throw wrong.fault.at(ordered[wrong.place].span)
    }
    return operands
  }
}

extension Expression {
  /// Whether a bare name stands in it.
  var namesColumns: Bool {
    if case .name = kind { return true }
    return children.contains(where: \.namesColumns)
  }
}

extension Array {
  /// Joins the items two by two in a balanced tree, so that long lists nest little; nil for no items.
  fileprivate func balanced(_ join: (Element, Element) throws -> Element) rethrows -> Element? {
    guard count > 1 else { return first }
    let half = count / 2
    guard let left = try Array(self[..<half]).balanced(join), let right = try Array(self[half...]).balanced(join) else {
      return nil
    }
    return try join(left, right)
  }
}
