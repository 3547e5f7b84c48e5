import RiskExpressions

extension Relation {
  /// The rows without some columns.
  public func dropping(_ names: [String]) throws -> Relation {
    try selecting(columns { names.contains($0) ? nil : $0 }, "drop")
  }

  /// The rows with other names for some columns, which stay where they are.
  public func renaming(_ names: [(old: String, new: String)]) throws -> Relation {
    let renamed = Dictionary(names.map { ($0.old, $0.new) }, uniquingKeysWith: { _, last in last })
    return try selecting(columns { renamed[$0] ?? $0 }, "rename")
  }

  /// The columns under the names a rule gives them, without those it gives none.
  private func columns(named rule: (String) -> String?) -> [NamedExpression] {
    schema.names.compactMap { name in
      guard let column = RowExpression.column(name, in: schema), let name = rule(name) else { return nil }
      return (name, column)
    }
  }
}
