import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// An aggregate over a child table as it was written, and how it is computed.
struct ChildCall: Sendable {
  /// The column that takes its place in the features: its own text.
  let column: String
  /// The tables from the rows down to the one it sums up.
  let path: [ChildTable]
  /// The aggregate over columns such as `accounts.limit`, its condition moved into its arguments.
  let call: Expression
  /// The condition over the same columns, where it has one.
  let condition: Expression?
}

/// Finds the aggregates over child tables in features and puts columns in their places.
struct ChildExtraction {
  private let tables: ChildTables
  private(set) var calls: [ChildCall] = []
  /// The columns by the text of the aggregate.
  private var columns: [String: String] = [:]
  /// What stands before the condition of an aggregate.
  private static let condition = "where"

  init(_ tables: ChildTables) { self.tables = tables }

  /// The expression over the columns of the rows themselves.
  ///
  /// - Throws: a `FeatureFault` where a child's column stands outside of an aggregate, or a table is not declared.
  mutating func flatten(_ expression: Expression) throws -> Expression {
    let flat = try expression.rewriting { try replacement(for: $0) }
    try ChildExtraction.check(flat, tables)
    return flat
  }

  private static func check(_ expression: Expression, _ tables: ChildTables) throws {
    if case .field(let owner, let field) = expression.kind, case .name(let name) = owner.kind {
      guard tables[name.text] == nil else {
        throw FeatureFault.childOutside(table: name.text, column: field.text).at(expression.span)
      }
      let near = Suggestion.nearest(to: name.text, among: tables.names)
      throw FeatureFault.unknownTable(name.text, near: near).at(name.span)
    }
    for child in expression.children { try check(child, tables) }
  }

  private mutating func replacement(for expression: Expression) throws -> Expression? {
    guard !tables.all.isEmpty, case .call(let name, let arguments) = expression.kind else { return nil }
    let (condition, operands, counted) = parts(of: name, arguments)
    let mentioned = Set(arguments.flatMap { tables.mentioned(in: $0.value) }).union(counted.map { [$0] } ?? [])
    guard !mentioned.isEmpty else { return nil }
    guard let function = aggregate(name, operands.count) else {
      if let fault = unknownLabel(name, operands) { throw fault }
      return nil
    }
    if let column = arguments.flatMap({ $0.value.columnNames(among: Set(columns.values)) }).first {
      throw FeatureFault.nestedChild(name.text, inner: column).at(expression.span)
    }
    guard let path = tables.path(through: mentioned) else {
      throw FeatureFault.tablesApart(mentioned.sorted()).at(expression.span)
    }
    let call = try call(name, function, operands, condition, at: expression.span)
    let column = column(for: expression.span.text)
    if !calls.contains(where: { $0.column == column }) {
      calls.append(ChildCall(column: column, path: path, call: call, condition: condition.map(tables.dotted)))
    }
    return Expression(name: Identifier(column, isQuoted: true, span: expression.span))
  }

  /// The condition of an aggregate, what it sums up, and the table where `count(accounts)` names one.
  private func parts(
    of name: Identifier, _ arguments: [Expression.CallArgument]
  ) -> (condition: Expression?, operands: [Expression.CallArgument], counted: String?) {
    let condition = arguments.first { $0.label?.text == ChildExtraction.condition }?.value
    var operands = arguments.filter { $0.label?.text != ChildExtraction.condition }
    guard name.text == "count", let first = operands.first, first.label == nil,
      case .name(let table) = first.value.kind,
      tables[table.text] != nil
    else { return (condition, operands, nil) }
    operands.removeFirst()
    return (condition, operands, table.text)
  }

  private func aggregate(_ name: Identifier, _ count: Int) -> Function? {
    FunctionTable.functions(named: name.text).first { $0.isAggregate && $0.arity.contains(count) }
  }

  /// The fault for an aggregate that is given something by a name it does not know.
  private func unknownLabel(_ name: Identifier, _ operands: [Expression.CallArgument]) -> Diagnostic? {
    guard let function = FunctionTable.functions(named: name.text).first(where: \.isAggregate) else { return nil }
    let labels = operands.compactMap(\.label)
    guard let label = labels.first(where: { label in !function.parameters.contains { $0.name == label.text } }) else {
      return nil
    }
    let usage = function.usage.dropLast() + ", \(ChildExtraction.condition) = condition)"
    return ExpressionFault.unknownLabel(function: name.text, label: label.text, usage: String(usage)).at(label.span)
  }

  /// The aggregate with its condition in its arguments: what is missing does not count.
  private func call(
    _ name: Identifier, _ function: Function, _ operands: [Expression.CallArgument], _ condition: Expression?,
    at span: Span
  ) throws -> Expression {
    let condition = condition.map(tables.dotted)
    var arguments = try operands.enumerated().map { place, argument in
      let isNamed = function.parameters.contains { $0.name == argument.label?.text }
      let parameter = function.parameters.first { isNamed && $0.name == argument.label?.text }
      let written = isNamed ? argument.value : try Argument(label: argument.label, value: argument.value).asExpression()
      let value = tables.dotted(written)
      let isConstant = (parameter ?? function.parameter(at: place)).constant != nil
      return Expression.CallArgument(
        label: isNamed ? argument.label : nil,
        value: isConstant ? value : condition.map { value.given($0) } ?? value)
    }
    if arguments.isEmpty, let condition {
      let holds = Expression(literal: .boolean(true), span: condition.span)
      arguments = [Expression.CallArgument(label: nil, value: holds.given(condition))]
    }
    return Expression(literal: .call(name, arguments), span: span)
  }

  /// A column's name for an aggregate's text: on one line, and told apart from others by more than capital letters.
  private mutating func column(for text: String) -> String {
    if let column = columns[text] { return column }
    let line = text.split(whereSeparator: \.isNewline).map { $0.trimmingBlanks }.joined(separator: " ")
    var name = line
    var number = 1
    while columns.values.contains(where: { $0.lowercased() == name.lowercased() }) {
      number += 1
      name = "\(line) (\(number))"
    }
    columns[text] = name
    return name
  }
}

extension ChildTables {
  /// The tables whose columns stand in an expression.
  fileprivate func mentioned(in expression: Expression) -> [String] {
    if case .field(let owner, _) = expression.kind, case .name(let name) = owner.kind, self[name.text] != nil {
      return [name.text]
    }
    return expression.children.flatMap(mentioned)
  }

  /// The expression with `accounts.limit` as the name of a column.
  func dotted(_ expression: Expression) -> Expression {
    expression.rewriting { part in
      guard case .field(let owner, let field) = part.kind, case .name(let name) = owner.kind, self[name.text] != nil
      else { return nil }
      return Expression(name: Identifier("\(name.text).\(field.text)", isQuoted: true, span: part.span))
    }
  }
}

extension Expression {
  /// The value where a condition holds, missing elsewhere.
  fileprivate func given(_ condition: Expression) -> Expression {
    Expression(literal: .choice([Branch(condition: condition, value: self)], otherwise: nil), span: span)
  }

  /// Those of several names that stand in it.
  fileprivate func columnNames(among names: Set<String>) -> [String] {
    if case .name(let name) = kind { return names.contains(name.text) ? [name.text] : [] }
    return children.flatMap { $0.columnNames(among: names) }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    let start = drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return start.prefix(0) }
    return start[...last]
  }
}
