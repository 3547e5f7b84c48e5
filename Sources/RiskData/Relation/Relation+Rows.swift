public import RiskExpressions

extension Relation {
  /// Reads at most so many rows, the columns in the schema's order.
  public func rows(limit: Int) throws -> [[Value]] {
    var rows: [[Value]] = []
    try read("SELECT * FROM (\(query)) LIMIT \(max(0, limit))") { chunk in
      for row in 0..<chunk.rowCount { rows.append(chunk.row(row)) }
    }
    return rows
  }

  /// Counts the rows.
  public func count() throws -> Int {
    try checkSources()
    if let knownCount { return knownCount }
    var count = 0
    try read("SELECT count(*) FROM (\(query))") { chunk in
      if case .integer(let value) = chunk.row(0)[0] { count = Int(value) }
    }
    return count
  }

  /// Passes all rows on in order, chunk by chunk; a chunk is valid only while it is passed.
  public func forEachChunk(_ body: (Chunk) throws -> Void) throws { try read(query, body) }

  /// Passes all rows on in order, one after another.
  public func forEachRow(_ body: ([Value]) throws -> Void) throws {
    try forEachChunk { chunk in
      for row in 0..<chunk.rowCount { try body(chunk.row(row)) }
    }
  }

  /// The values of an expression in row order.
  public func values(of expression: RowExpression) throws -> [Value] {
    var values: [Value] = []
    try read(try selection([expression])) { chunk in
      for row in 0..<chunk.rowCount { values.append(chunk.columns[0].value(row)) }
    }
    return values
  }

  /// The values of aggregates over all rows, in order.
  public func aggregates(_ expressions: [RowExpression]) throws -> [Value] {
    guard !expressions.isEmpty else { return [] }
    var values: [Value] = []
    try read(try selection(expressions)) { chunk in values = chunk.row(0) }
    return values
  }

  /// Expressions as numbers in row order, the expressions of a row side by side; NaN where one is missing, 1 and 0 for
  /// true and false.
  public func numbers(of expressions: [RowExpression]) throws -> (rows: Int, values: [Double]) {
    guard !expressions.isEmpty else { return (try count(), []) }
    var values: [Double] = []
    if let knownCount { values.reserveCapacity(knownCount * expressions.count) }
    try forEachBlock(of: expressions, rows: Relation.chunk) { _, block in values += block }
    return (values.count / expressions.count, values)
  }

  /// Passes expressions as numbers on, as `numbers` gives them, so many rows at a time and the rest at the end.
  public func forEachBlock(
    of expressions: [RowExpression], rows limit: Int, _ body: (_ rows: Int, _ values: [Double]) throws -> Void
  ) throws {
    guard !expressions.isEmpty else { return try body(try count(), []) }
    let width = expressions.count
    var values: [Double] = []
    values.reserveCapacity((limit + Relation.chunk) * width)
    let items = try expressions.map { "CAST(\(try $0.sql()) AS DOUBLE)" }
    try read("SELECT \(items.joined(separator: ", ")) FROM (\(query))") { chunk in
      let start = values.count
      values.append(contentsOf: repeatElement(.nan, count: chunk.rowCount * width))
      values.withUnsafeMutableBufferPointer { values in
        for (place, column) in chunk.columns.enumerated() {
          column.copyNumbers(into: values, from: start + place, step: width)
        }
      }
      guard values.count >= limit * width else { return }
      try body(values.count / width, values)
      values.removeAll(keepingCapacity: true)
    }
    if !values.isEmpty { try body(values.count / width, values) }
  }

  /// How many rows the engine passes on at a time.
  private static let chunk = 2048

  private func selection(_ expressions: [RowExpression]) throws -> String {
    let number = rowNumber(for: expressions)
    let rows = number.map(steps.numbered) ?? steps
    let items = try expressions.map {
      "CAST(\(try $0.sql(rowNumber: number ?? SQL.rowNumber)) AS \($0.type.physical))"
    }
    let order = expressions.contains(where: \.containsWindow) ? number.map { " ORDER BY \(SQL.quoted($0))" } : nil
    return "SELECT \(items.joined(separator: ", ")) FROM (\(rows.text))\(order ?? "")"
  }

  /// Runs a query over this relation's rows and passes its chunks on.
  func read(_ sql: String, _ body: (Chunk) throws -> Void) throws {
    try checkSources()
    try withExtendedLifetime(tables) {
      do {
        let result = try database.run(sql)
        while try result.nextChunk(body) {}
      } catch let error as EngineError {
        throw fault(error)
      }
    }
  }

  /// Runs a statement over this relation's rows and gives the number of rows it wrote.
  @discardableResult
  func execute(_ sql: String, orFail fail: (EngineError) -> DataFault) throws(DataFault) -> Int {
    try checkSources()
    // The tables it reads are not dropped before it is done.
    defer { withExtendedLifetime(tables) {} }
    do {
      return try database.withConnection { connection throws(EngineError) in try connection.execute(sql) }
    } catch { throw fail(error) }
  }

  /// Makes sure that the files the rows come from are still those that were loaded.
  private func checkSources() throws(DataFault) {
    for source in sources { try source.check(name) }
  }

  /// The fault for an error of a query over this relation's rows.
  func fault(_ error: EngineError) -> DataFault {
    guard error.isAboutFile, !sources.isEmpty else { return error.fault }
    do { try checkSources() } catch { return error }
    guard let source = sources.first(where: { error.isAbout($0.path) }) ?? (sources.count == 1 ? sources[0] : nil)
    else {
      return .changedFile(name)
    }
    return error.fault(reading: source.shown, columns: source.columns)
  }
}

extension ChunkColumn {
  /// Copies numbers to every so many places; what is missing is left as it is.
  fileprivate func copyNumbers(into target: UnsafeMutableBufferPointer<Double>, from start: Int, step: Int) {
    guard case .numbers(let numbers) = storage else { return }
    var place = start
    for row in numbers.indices {
      if isComplete || !isMissing(row) { target[place] = numbers[row] }
      place += step
    }
  }
}
