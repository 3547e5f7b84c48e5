public import RiskExpressions
import RiskDiagnostics
import RiskSyntax

/// An aggregate over a child table, every name found: it becomes a column of the rows before any feature is computed.
public struct ChildAggregate: Sendable {
  /// The column it becomes.
  public let column: String
  /// The tables from the rows down to the one it sums up.
  public let path: [ChildTable]
  /// The aggregate over the rows' columns and those of the tables, the latter by names such as `accounts.limit`.
  public let expression: RowExpression
}

/// The child tables of a feature set with their columns, and what is summed up of them.
struct ChildPlan: Sendable {
  let tables: ChildTables
  /// The columns of each table by its name.
  let schemas: [String: Schema]
  let aggregates: [ChildAggregate]

  /// Finds the columns of a set's child aggregates.
  ///
  /// - Throws: a `Diagnostic` where a column, a function or a type does not fit.
  init(
    _ set: FeatureSet, parents: Schema, schemas: [String: Schema], environment: any Environment
  ) throws {
    tables = set.childTables
    self.schemas = schemas
    for table in set.tables where schemas[table.name.text] == nil {
      throw FeatureFault.unknownTable(table.name.text, near: nil).at(table.name.span)
    }
    aggregates = try set.childCalls.map { call in
      let schema = ChildPlan.schema(parents, call.path, schemas)
      let binder = RowBinder(schema: schema, owner: nil, environment: environment)
      if let condition = call.condition { try ChildPlan.check(condition, binder) }
      let expression = try binder.bind(call.call, aggregates: .allowed)
      guard expression.isNativeAggregate else {
        throw FeatureFault.orderedChild(call.column).at(call.call.span)
      }
      return ChildAggregate(column: call.column, path: call.path, expression: expression)
    }
  }

  /// Makes sure that what stands behind `where` is a condition.
  private static func check(_ condition: Expression, _ binder: RowBinder) throws {
    let type = try binder.bind(condition).type
    guard type == .boolean || type == .null else {
      throw ExpressionFault.wrongType(
        owner: "where", parameter: "its condition", expected: "a condition", found: type.wording
      ).at(condition.span)
    }
  }

  /// The columns that aggregates become.
  var columns: [Schema.Column] { aggregates.map { Schema.Column($0.column, $0.expression.type) } }

  /// The rows' columns with those that aggregates become; the latter take the place of others of their names.
  func extending(_ schema: Schema) -> Schema {
    let names = Set(aggregates.map(\.column))
    return Schema(schema.columns.filter { !names.contains($0.name) } + columns)
  }

  /// The names of the rows' own columns that aggregates read.
  func parentNames(in parents: Schema) -> [String] {
    aggregates.flatMap { aggregate in
      let own = Set(ChildPlan.dotted(aggregate.path, schemas).map(\.name))
      return aggregate.expression.columnNames.filter { !own.contains($0) && parents[$0] != nil }
    }
  }

  private static func schema(_ parents: Schema, _ path: [ChildTable], _ schemas: [String: Schema]) -> Schema {
    let own = dotted(path, schemas)
    let names = Set(own.map(\.name))
    return Schema(parents.columns.filter { !names.contains($0.name) } + own)
  }

  private static func dotted(_ path: [ChildTable], _ schemas: [String: Schema]) -> [Schema.Column] {
    path.flatMap { table in
      (schemas[table.name.text]?.columns ?? []).map { Schema.Column("\(table.name.text).\($0.name)", $0.type) }
    }
  }

  /// Makes sure that the columns which tie the tables together are there and fit each other.
  func checkKeys(_ parents: Schema, owner: String?) throws {
    for table in tables.all {
      let parent = table.parent.map { schemas[$0.text] ?? Schema([]) } ?? parents
      for key in table.keys {
        let above = try key.parent.column(in: parent, of: table.parent?.text ?? owner)
        let below = try key.child.column(in: schemas[table.name.text] ?? Schema([]), of: table.name.text)
        guard above.type.unified(with: below.type) != nil else {
          throw FeatureFault.unlikeKeys(table.name.text, parent: above.type.wording, child: below.type.wording)
            .at(key.child.span)
        }
      }
    }
  }

  // One customer

  /// What the aggregates come to for a record with its children in lists, and the lists it lacks.
  ///
  /// - Throws: a `FeatureFault` for a field that is not known or that has the wrong type.
  func values(of record: Record, parents: (schema: Schema, values: [Value]), model: String) throws -> (
    values: [Value], missing: [String]
  ) {
    var missing: [String] = []
    try check(record, below: nil, model, &missing)
    var rows: [[String]: [[Value]]] = [:]
    let values = try aggregates.map { aggregate in
      let path = aggregate.path.map(\.name.text)
      let known = try rows[path] ?? self.rows(of: record, aggregate.path, parents)
      rows[path] = known
      return try aggregate.expression.aggregate(over: known)
    }
    return (values, missing)
  }

  /// The rows at the end of a path, each with the values of those above it.
  private func rows(
    of record: Record, _ path: [ChildTable], _ parents: (schema: Schema, values: [Value])
  ) throws -> [[Value]] {
    let own = Set(ChildPlan.dotted(path, schemas).map(\.name))
    let start = zip(parents.schema.names, parents.values).filter { !own.contains($0.0) }.map(\.1)
    var open: [(record: Record, values: [Value])] = [(record, start)]
    for table in path {
      let name = table.name.text
      let columns = schemas[name]?.columns ?? []
      open = try open.flatMap { entry in
        try entry.record.children(name).map { child in
          let values = try columns.map { column in
            try Schema.Column("\(name).\(column.name)", column.type).accept(child[column.name] ?? .null)
              .widened(toColumn: column.type)
          }
          return (child, entry.values + values)
        }
      }
    }
    return open.map(\.values)
  }

  /// Looks for fields that no table has, and for lists that are not there.
  private func check(_ record: Record, below parent: ChildTable?, _ model: String, _ missing: inout [String]) throws {
    let prefix = parent.map { $0.name.text + "." } ?? ""
    let children = tables.children(of: parent?.name.text)
    if let parent {
      let known = (schemas[parent.name.text]?.names ?? []) + children.map(\.name.text)
      for field in record.fields where !known.contains(field.name) {
        let near = Suggestion.nearest(to: field.name, among: known).map { prefix + $0 }
        throw FeatureFault.unknownInput(prefix + field.name, model: model, near: near)
      }
    }
    for child in children {
      let (name, title) = (child.name.text, prefix + child.name.text)
      if record[name].map(\.isNull) ?? true, !missing.contains(title) { missing.append(title) }
      for row in try record.children(name) { try check(row, below: child, model, &missing) }
    }
  }

  /// A value that came as JSON: in a child's list, the texts of dates become dates.
  func reading(_ value: Value, for table: String) -> Value {
    guard case .list(let items) = value else { return value }
    return .list(
      items.map { item in
        guard case .record(let record) = item else { return item }
        return .record(
          Record(
            record.fields.map { field in
              if tables[field.name]?.parent?.text == table {
                return Record.Field(field.name, reading(field.value, for: field.name))
              }
              return Record.Field(field.name, field.value.asDate(for: schemas[table]?[field.name]))
            }))
      })
  }
}

extension Identifier {
  fileprivate func column(in schema: Schema, of owner: String?) throws -> Schema.Column {
    if let column = schema[text] { return column }
    let near = Suggestion.nearest(to: text, among: schema.names)
    throw ExpressionFault.unknownColumn(text, owner: owner, near: near).at(span)
  }
}

extension Record {
  /// The records of a child table's list; none where it is missing.
  fileprivate func children(_ name: String) throws(FeatureFault) -> [Record] {
    let expected = "a list of records"
    switch self[name] ?? .null {
    case .null: return []
    case .list(let items):
      var records: [Record] = []
      for item in items {
        guard case .record(let record) = item else {
          throw .wrongInput(name, expected: expected, found: "a list with \(item.kindName)")
        }
        records.append(record)
      }
      return records
    case let other: throw .wrongInput(name, expected: expected, found: other.kindName)
    }
  }
}

extension Value {
  /// An integer in a column of numbers is a number, as in a dataset.
  fileprivate func widened(toColumn type: ScalarType) -> Value {
    if type == .number, case .integer(let value) = self { return .number(Double(value)) }
    return self
  }

  /// The text of a date as a date, for a column of dates.
  func asDate(for column: Schema.Column?) -> Value {
    guard case .text(let text) = self, column?.type == .date else { return self }
    return CalendarDate(text).map(Value.date) ?? self
  }
}
