public import RiskExpressions

extension Relation {
  /// Passes expressions on as numbers, a block of rows after the other in row order: the expressions one after the other,
  /// each with a number for every row of the block; NaN where one is missing, 1 and 0 for true and false.
  public func forEachNumberBlock(
    of expressions: [RowExpression], _ body: (_ block: UnsafeBufferPointer<Double>, _ rows: Int) throws -> Void
  ) throws {
    guard !expressions.isEmpty else { return }
    var block: [Double] = []
    let items = try expressions.map { "CAST(\(try $0.sql()) AS DOUBLE)" }
    try read("SELECT \(items.joined(separator: ", ")) FROM (\(query))") { chunk in
      block.removeAll(keepingCapacity: true)
      for column in chunk.columns { column.append(to: &block, rows: chunk.rowCount) }
      try block.withUnsafeBufferPointer { try body($0, chunk.rowCount) }
    }
  }

  /// What Spearman's correlation of a pair is made of, over the rows that have both.
  public struct PairRanks: Sendable {
    /// How many rows have both.
    public let count: Int
    /// The sums of the squares of the doubled midranks and of their products.
    public let squaresX, squaresY, products: Int128
  }

  /// Ranks pairs of expressions, each over the rows that have both.
  ///
  /// NaN counts as missing, equal values share the mean of their ranks, and `watch` hears of the pairs that are done.
  /// Pairs that lack the same columns are ranked in one query. All sums are whole numbers, so that no digit depends on the
  /// order in which the engine adds.
  public func ranks(
    of expressions: [RowExpression], _ pairs: [(x: Int, y: Int)], watch: (Int) throws -> Void
  ) throws -> [PairRanks] {
    let items = try expressions.enumerated().map { place, expression in
      "nullif(CAST(\(try expression.sql()) AS DOUBLE), CAST('NaN' AS DOUBLE)) AS c\(place)"
    }
    let plain = Relation(
      name: name, schema: Schema(expressions.indices.map { Schema.Column("c\($0)", .number) }), database: database,
      query: "SELECT \(items.joined(separator: ", ")) FROM (\(query))", sources: sources, tables: tables)
    let gaps = try plain.columnsWithGaps(expressions.indices)
    let needs = pairs.map { pair in Set([pair.x, pair.y]).intersection(gaps) }
    let kept = Set(needs).count > 1 ? try plain.kept() : plain
    var found: [PairRanks?] = Array(repeating: nil, count: pairs.count)
    for (place, need) in needs.enumerated() where found[place] == nil {
      let alike = pairs.indices.filter { needs[$0] == need }
      try watch(found.count { $0 != nil })
      for (pair, ranks) in zip(alike, try kept.ranks(alike.map { pairs[$0] }, having: need)) { found[pair] = ranks }
    }
    return found.compactMap { $0 }
  }

  private func columnsWithGaps(_ places: Range<Int>) throws -> Set<Int> {
    var gaps: Set<Int> = []
    let items = places.map { "count(*) > count(c\($0))" }.joined(separator: ", ")
    try read("SELECT \(items) FROM (\(query))") { chunk in
      for (place, value) in chunk.row(0).enumerated() {
        if case .boolean(true) = value { gaps.insert(place) }
      }
    }
    return gaps
  }

  /// Ranks pairs among the rows that have some columns; the others they are made of have no gaps.
  private func ranks(_ pairs: [(x: Int, y: Int)], having need: Set<Int>) throws -> [PairRanks] {
    let used = Set(pairs.flatMap { [$0.x, $0.y] }).sorted()
    let condition = need.sorted().map { "c\($0) IS NOT NULL" }
    let rows = condition.isEmpty ? "" : " WHERE \(condition.joined(separator: " AND "))"
    // The rank of the first of equals and that of the last, which add up to twice their mean.
    let ranks = used.map { "rank() OVER (ORDER BY c\($0)) + count(*) OVER (ORDER BY c\($0)) AS r\($0)" }
    let sums =
      used.map { "CAST(sum(r\($0) * r\($0)) AS VARCHAR)" } + pairs.map { "CAST(sum(r\($0.x) * r\($0.y)) AS VARCHAR)" }
    var values: [Value] = []
    try read(
      """
      SELECT count(*), \(sums.joined(separator: ", ")) FROM \
      (SELECT \(ranks.joined(separator: ", ")) FROM (\(query))\(rows))
      """
    ) { values = $0.row(0) }
    let whole = values.dropFirst().map { Int128($0.plainText) ?? 0 }
    let squares = Dictionary(uniqueKeysWithValues: zip(used, whole))
    return zip(pairs, whole.dropFirst(used.count)).map { pair, products in
      PairRanks(
        count: Int(values.first?.asNumber ?? 0), squaresX: squares[pair.x] ?? 0, squaresY: squares[pair.y] ?? 0,
        products: products)
    }
  }
}

extension ChunkColumn {
  /// Appends its numbers, NaN where one is missing.
  fileprivate func append(to block: inout [Double], rows: Int) {
    guard case .numbers(let numbers) = storage else {
      return block.append(contentsOf: repeatElement(.nan, count: rows))
    }
    let start = block.count
    block.append(contentsOf: numbers)
    guard !isComplete else { return }
    for row in 0..<rows where isMissing(row) { block[start + row] = .nan }
  }
}
