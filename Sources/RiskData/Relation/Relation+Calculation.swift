public import RiskExpressions

/// A column of numbers that a calculation of ours makes of others.
public struct CalculatedColumn: Sendable {
  /// What it is called.
  public let name: String
  /// What the calculation gets of each row, as numbers.
  public let inputs: [RowExpression]
  /// What computes it.
  public let calculation: Calculation

  /// Names what is to be computed.
  public init(_ name: String, of inputs: [RowExpression], _ calculation: @escaping Calculation) {
    (self.name, self.inputs, self.calculation) = (name, inputs, calculation)
  }
}

extension Relation {
  /// The rows with more columns behind the others, each computed by a calculation as the rows are read.
  ///
  /// The names are none of the rows' own, and none of the columns sees another.
  public func calculating(_ columns: [CalculatedColumn]) throws -> Relation {
    let held = columns.map { database.calculations.hold($0.calculation) }
    let items = try zip(columns, held).map { column, held in
      let inputs = try column.inputs.map { "CAST(\(try $0.sql()) AS DOUBLE)" }
      let call = "\(Calculations.name)(\((["\(held.number)"] + inputs).joined(separator: ", ")))"
      return "\(call) AS \(SQL.quoted(column.name))"
    }
    let added = columns.map { Schema.Column($0.name, .number) }
    let list = items.joined(separator: ", ")
    return try stage("score", schema.columns + added, count: knownCount) { "SELECT *, \(list) FROM \($0)" }
      .holding(held)
  }

  /// A name like this one that no column has.
  public func freeName(_ name: String) -> String {
    let taken = Set(schema.names.map(\.foldedAsByEngine))
    var name = name
    while taken.contains(name.foldedAsByEngine) { name += "_" }
    return name
  }

  /// The same rows, for which more must live as long as they do.
  private func holding(_ more: [any RowHolder]) -> Relation {
    Relation(
      name: name, schema: schema, database: database, steps: steps, file: file, sources: sources, tables: tables + more,
      knownCount: knownCount)
  }
}
