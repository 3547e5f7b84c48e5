import RiskDiagnostics
public import RiskSyntax

/// Computes expressions that stand outside of any row: settings, conditions, records, interpolated texts.
public struct Evaluator {
  private let environment: any Environment

  /// Creates an evaluator that finds variables in an environment.
  public init(_ environment: any Environment) { self.environment = environment }

  /// The value of an expression.
  ///
  /// - Throws: a `Diagnostic` with the place of what is wrong.
  public func evaluate(_ expression: Expression) throws -> Value {
    switch expression.kind {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .number(let value): return .number(value)
    case .date(let value): return .date(value)
    case .text(let value): return .text(value)
    case .interpolation(let segments): return .text(try segments.map(text).joined())
    case .variable(let name): return try variable(name)
    case .name(let name): throw outsideRow(name)
    case .list(let items): return .list(try items.map(evaluate))
    case .range: return .range(try range(expression))
    case .record(let fields):
      return .record(Record(try fields.map { Record.Field($0.name.text, try evaluate($0.value)) }))
    case .field, .item: return try part(expression)
    case .pipeline(let pipeline): return try environment.value(of: pipeline)
    case .block: throw ExpressionFault.notHere("a block").at(expression.span)
    case .unary, .binary, .between, .isNull, .choice, .call, .window: return try compute(expression)
    }
  }

  private func text(_ segment: Expression.Segment) throws -> String {
    switch segment {
    case .literal(let text): text
    case .expression(let expression): try evaluate(expression).plainText
    }
  }

  private func variable(_ name: Identifier) throws -> Value {
    if let value = environment.value(ofVariable: name.text) { return value }
    let near = Suggestion.nearest(to: name.text, among: environment.variableNames)
    throw ExpressionFault.unknownVariable(name.text, near: near).at(name.span)
  }

  private func outsideRow(_ name: Identifier) -> Diagnostic {
    let isVariable = environment.value(ofVariable: name.text) != nil
    return ExpressionFault.nameOutsideRow(name.text, isVariable: isVariable).at(name.span)
  }

  private func range(_ expression: Expression) throws -> NumberRange {
    guard case .range(let from, let through, let step) = expression.kind else { return try fail(expression) }
    let bounds = try [from, through].map(evaluate) + [step.map(evaluate) ?? .integer(1)]
    let numbers = bounds.compactMap(\.asNumber)
    let isWhole = bounds.allSatisfy { if case .integer = $0 { true } else { false } }
    guard numbers.count == 3, let range = NumberRange(numbers[0], numbers[1], step: numbers[2], isWhole: isWhole) else {
      return try fail(expression)
    }
    return range
  }

  private func fail(_ expression: Expression) throws -> NumberRange {
    throw ExpressionFault.badRange.at(expression.span)
  }

  // Operators and calls

  /// Binds an operator or a call over values instead of columns and computes it.
  private func compute(_ expression: Expression) throws -> Value {
    if case .choice(let branches, let otherwise) = expression.kind {
      for branch in branches {
        if try holds(branch.condition) { return try evaluate(branch.value) }
      }
      return try otherwise.map(evaluate) ?? .null
    }
    let bound = try RowBinder(schema: Schema([]), owner: nil, environment: environment).bind(expression)
    do { return try bound.evaluate([]) } catch { throw error.at(expression.span) }
  }

  private func holds(_ condition: Expression) throws -> Bool {
    switch try evaluate(condition) {
    case .boolean(let holds): return holds
    case .null: return false
    case let other:
      throw ExpressionFault.wrongType(
        owner: "if", parameter: "its condition", expected: "a condition", found: other.kindName
      ).at(condition.span)
    }
  }

  // Fields and items

  private func part(_ expression: Expression) throws -> Value {
    switch expression.kind {
    case .field(let base, let name):
      let owner = try evaluate(base)
      guard case .record(let record) = owner else {
        throw ExpressionFault.notARecord(owner.kindName).at(base.span)
      }
      if let value = record[name.text] { return value }
      let near = Suggestion.nearest(to: name.text, among: record.fields.map(\.name))
      throw ExpressionFault.noSuchField(name.text, near: near).at(name.span)
    case .item(let base, let index):
      let container = try evaluate(base)
      let position = try evaluate(index)
      do { return try container.item(position) } catch let fault as ExpressionFault { throw fault.at(index.span) }
    default: return try evaluate(expression)
    }
  }
}

extension Value {
  /// The item of a list, a field of a record by its name, or a row of a table; counts from zero, negative from the end.
  fileprivate func item(_ index: Value) throws -> Value {
    switch (self, index) {
    case (.list(let items), .integer(let index)):
      let place = index < 0 ? Int64(items.count) + index : index
      guard let position = Int(exactly: place), items.indices.contains(position) else {
        throw ExpressionFault.noSuchItem(Int(clamping: index), count: items.count)
      }
      return items[position]
    case (.record(let record), .text(let name)):
      guard let value = record[name] else { throw ExpressionFault.noSuchField(name, near: nil) }
      return value
    case (.table(let table), .integer(let index)): return try Value.row(index, of: table)
    case (.list, _), (.table, _): throw ExpressionFault.notAPlace
    default: throw ExpressionFault.notARecord(kindName)
    }
  }

  private static func row(_ index: Int64, of table: any Table) throws -> Value {
    let count = try table.count()
    let place = index < 0 ? Int64(count) + index : index
    guard let position = Int(exactly: place), (0..<count).contains(position),
      let row = try table.rows(limit: position + 1).last
    else { throw ExpressionFault.noSuchItem(Int(clamping: index), count: count) }
    return .record(Record(zip(table.schema.names, row).map { Record.Field($0, $1) }))
  }
}
