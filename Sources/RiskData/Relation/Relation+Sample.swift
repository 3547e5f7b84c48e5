public import RiskExpressions

/// How large a sample is.
public enum SampleSize: Sendable, Equatable {
  case rows(Int)
  /// A share of the rows, to the nearest whole number of them.
  case share(Double)
}

extension Relation {
  /// Rows chosen at random, in their order: so many of all, or of each group of rows with equal strata.
  ///
  /// Each row is given a number by its place and the seed, and those with the least ones are taken; so the same seed
  /// chooses the same rows, whatever the number of threads.
  public func sampled(_ size: SampleSize, by strata: [RowExpression] = [], seed: UInt64) throws -> Relation {
    let number = rowNumber(besides: [])
    let place = SQL.quoted(number)
    let order = "ORDER BY hash(\(place), CAST(\(seed) AS UBIGINT)), \(place)"
    if case .rows(let count) = size, strata.isEmpty { return try leading(count, order, number) }
    let groups = try strata.map { try $0.sql() }.joined(separator: ", ")
    let group = strata.isEmpty ? "" : "PARTITION BY \(groups)"
    let limit =
      switch size {
      case .rows(let count): "\(max(0, count))"
      case .share(let share): "round(\(SQL.literal(.number(share))) * count(*) OVER (\(group)))"
      }
    let rank = "row_number() OVER (\(group.isEmpty ? order : "\(group) \(order)"))"
    return try chosen("sample", "\(rank) <= \(limit)", numbering: number)
  }

  /// The first rows of an order, put back in their own.
  private func leading(_ count: Int, _ order: String, _ number: String) throws -> Relation {
    let columns = quotedColumns
    let chosen = steps.numbered(number).adding("chosen") {
      ["SELECT *", "FROM \($0[0])", order, "LIMIT \(max(0, count))"]
    }
    let steps = chosen.adding("sample") { rows in
      SQLLayout.lines(of: "SELECT \(columns) FROM \(rows[0])") + ["ORDER BY \(SQL.quoted(number))"]
    }
    return try stage(steps, nil, count: knownCount.map { min($0, max(0, count)) })
  }
}
