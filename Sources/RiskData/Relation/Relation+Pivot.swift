public import RiskExpressions

extension Relation {
  /// How many columns values may become.
  public static let pivotLimit = 1000

  /// Figures of groups side by side: a row for each of the keys, a column for each value of another column.
  ///
  /// The values are looked up now, which is a small query of its own; rows are read when they are needed. A group without
  /// rows has a missing figure. Of several figures the names stand behind the values' in those of the columns, and the
  /// prefix stands before them.
  public func pivoted(
    _ columns: [NamedExpression], by keys: [NamedExpression], into spread: RowExpression, naming prefix: String = ""
  ) throws -> Relation {
    let values = try spreadValues(spread)
    let (key, figures) = (freeName("risk value", keys), columns.indices.map { freeName("risk figure \($0)", keys) })
    let long = try summarizing(
      zip(figures, columns).map { ($0, $1.expression) }, by: keys + [(key, spread)])
    var items = keys.map { (Schema.Column($0.name, $0.expression.type.ofColumn), SQL.quoted($0.name)) }
    for value in values {
      for (figure, column) in zip(figures, columns) {
        let name = prefix + Relation.name(of: value) + (columns.count > 1 ? "_" + column.name : "")
        let test = "\(SQL.quoted(key)) IS NOT DISTINCT FROM \(SQL.literal(value))"
        let cell = "any_value(\(SQL.quoted(figure))) FILTER (WHERE \(test))"
        items.append((Schema.Column(name, column.expression.type.ofColumn), cell))
      }
    }
    return try long.spread(items, by: keys.count)
  }

  private func spread(_ items: [(Schema.Column, String)], by keys: Int) throws -> Relation {
    let list = items.map { "\($1) AS \(SQL.quoted($0.name))" }.joined(separator: ", ")
    let places = (0..<keys).map { "\($0 + 1)" }
    let order = places.map { $0 + " NULLS LAST" }.joined(separator: ", ")
    let groups = keys == 0 ? "" : " GROUP BY \(places.joined(separator: ", ")) ORDER BY \(order)"
    return try stage("pivot", items.map(\.0), count: keys == 0 ? 1 : nil) { "SELECT \(list) FROM \($0)\(groups)" }
  }

  /// The values that become columns, in order, a missing one last.
  private func spreadValues(_ spread: RowExpression) throws -> [Value] {
    let keyed = try selecting([("v", spread)])
    let groups = try keyed.summarizing([], by: [("v", RowExpression.column("v", in: keyed.schema) ?? spread)])
    let values = try groups.rows(limit: Relation.pivotLimit + 1).map { $0[0] }
    guard values.count <= Relation.pivotLimit else { throw DataFault.tooManyColumns(Relation.pivotLimit) }
    guard !values.isEmpty else { throw DataFault.nothingToPivot }
    return values
  }

  /// The name a value has as a column.
  private static func name(of value: Value) -> String {
    switch value {
    case .null: "missing"
    case .text(""): "empty"
    default: value.plainText
    }
  }

  private func freeName(_ wanted: String, _ columns: [NamedExpression]) -> String {
    let taken = Set(columns.map { $0.name.foldedAsByEngine })
    var name = wanted
    while taken.contains(name.foldedAsByEngine) { name += "_" }
    return name
  }

  /// The rows with some columns stacked: each becomes a row with its name and its value.
  public func unpivoted(_ names: [String], name: String, value: String) throws -> Relation {
    let stacked = names.compactMap { schema[$0] }
    var type = ScalarType.null
    for column in stacked {
      guard let joined = type.unified(with: column.type) else {
        throw DataFault.stackedTypes(stacked[0].name, stacked[0].type.wording, column.name, column.type.wording)
      }
      type = joined
    }
    let kept = schema.columns.filter { !names.contains($0.name) }
    let columns = kept + [Schema.Column(name, .text), Schema.Column(value, type.ofColumn)]
    let titles = stacked.map { SQL.literal($0.name) }.joined(separator: ", ")
    let cells = stacked.map { "CAST(\(SQL.quoted($0.name)) AS \(type.physical))" }.joined(separator: ", ")
    let items =
      kept.map { SQL.quoted($0.name) } + [
        "unnest([\(titles)]) AS \(SQL.quoted(name))", "unnest([\(cells)]) AS \(SQL.quoted(value))",
      ]
    let list = items.joined(separator: ", ")
    return try stage("unpivot", columns, count: knownCount.map { $0 * stacked.count }) { "SELECT \(list) FROM \($0)" }
  }
}
