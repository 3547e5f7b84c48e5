import RiskExpressions

extension Relation {
  /// The rows of this and of others, one after another; columns meet by their names.
  ///
  /// A column that some rows do not have is missing there. Integers among numbers become numbers; other types must agree.
  public func appending(_ others: [Relation]) throws -> Relation {
    let sides = [self] + others
    let columns = try sides.reduce(into: [Schema.Column]()) { try Relation.merge($1.schema, of: $1.name, into: &$0) }
    let lists = sides.map { side in
      columns.map { side.item($0) }.joined(separator: ", ")
    }
    let count = sides.allSatisfy { $0.knownCount != nil } ? sides.compactMap(\.knownCount).reduce(0, +) : nil
    return try stage("union", with: others.map { ($0, nil) }, columns, count: count) { rows in
      zip(lists, rows).map { "SELECT \($0) FROM \($1)" }.joined(separator: " UNION ALL ")
    }
  }

  private static func merge(_ schema: Schema, of name: String, into columns: inout [Schema.Column]) throws(DataFault) {
    for column in schema.columns {
      guard let place = columns.firstIndex(where: { $0.name == column.name }) else {
        columns.append(column)
        continue
      }
      guard let type = columns[place].type.unified(with: column.type) else {
        throw .unionTypes(column.name, columns[place].type.wording, column.type.wording, in: name)
      }
      columns[place] = Schema.Column(column.name, type)
    }
  }

  /// A column of the union as these rows give it.
  private func item(_ column: Schema.Column) -> String {
    let name = SQL.quoted(column.name)
    guard let own = schema[column.name] else { return "CAST(NULL AS \(column.type.physical)) AS \(name)" }
    return own.type == column.type ? name : "CAST(\(name) AS \(column.type.physical)) AS \(name)"
  }
}
