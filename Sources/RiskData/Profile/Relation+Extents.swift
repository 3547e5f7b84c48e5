public import RiskExpressions

/// Where the values of a column lie.
public struct ColumnExtent: Sendable {
  /// The column.
  public let column: Schema.Column
  /// The least and the greatest finite number, dates in days since 1970-01-01; nil where there is none.
  public let low, high: Double?
  /// The quantiles asked for; nil where there is no number.
  public let quantiles: [Double]?
  /// Whether all numbers are whole.
  public let isWhole: Bool
}

extension Relation {
  /// Finds where the numbers of several columns lie, in one query; texts are left out.
  public func extents(of columns: [Schema.Column], quantiles shares: [Double]) throws -> [ColumnExtent] {
    let columns = columns.filter { $0.type != .text && $0.type != .null }
    guard !columns.isEmpty else { return [] }
    var found: [Double?] = []
    try read(try extentQuery(columns, shares)) { found = $0.row(0).map(\.asNumber) }
    let width = 3 + shares.count
    guard found.count == width * columns.count else { return [] }
    return columns.enumerated().map { place, column in
      let row = Array(found[(width * place)..<(width * (place + 1))])
      let quantiles = row.dropFirst(3).compactMap { $0 }
      return ColumnExtent(
        column: column, low: row[0], high: row[1], quantiles: quantiles.count == shares.count ? quantiles : nil,
        isWhole: row[2] == 1)
    }
  }

  private func extentQuery(_ columns: [Schema.Column], _ shares: [Double]) throws -> String {
    let values = columns.enumerated().map { place, column in
      let name = SQL.quoted(column.name)
      let number = column.type == .date ? "date_diff('day', DATE '1970-01-01', \(name))" : name
      return "CAST(\(number) AS DOUBLE) AS v\(place)"
    }
    let levels = shares.map { SQL.literal(.number($0)) }.joined(separator: ", ")
    let sums = columns.indices.map { place in
      let (value, finite) = ("v\(place)", "FILTER (WHERE isfinite(v\(place)))")
      return "min(\(value)) \(finite) AS a\(place), max(\(value)) \(finite) AS b\(place), "
        + "bool_and(\(value) = floor(\(value))) \(finite) AS w\(place), "
        + "quantile_disc(\(value), [\(levels)]) \(finite) AS q\(place)"
    }
    let items = columns.indices.map { place in
      let quantiles = shares.indices.map { "q\(place)[\($0 + 1)]" }
      return (["a\(place)", "b\(place)", "w\(place)"] + quantiles).joined(separator: ", ")
    }
    return """
      SELECT \(items.joined(separator: ", ")) FROM (SELECT \(sums.joined(separator: ", ")) \
      FROM (SELECT \(values.joined(separator: ", ")) FROM (\(query))))
      """
  }
}
