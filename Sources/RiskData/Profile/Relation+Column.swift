public import RiskExpressions
public import RiskStats

/// All values of a column, put in order or counted.
public enum GatheredColumn: Sendable {
  case numbers(OrderedNumbers)
  case texts(TextCollector)

  /// How many rows have a value.
  public var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .texts(let texts): texts.count
    }
  }
}

/// How many rows of a band there are, and the mean of a target among those where it is known.
public struct BandRate: Sendable {
  /// How many rows there are.
  public let rows: Int
  /// The mean of the target; nil where it is never known.
  public let rate: Double?
}

extension Relation {
  /// Gathers one column; the rows' number comes with it.
  ///
  /// - Throws: `DataFault.outOfMemory` where its values do not fit into the memory allowed.
  public func gathered(_ column: Schema.Column, _ limits: ProfileLimits) throws -> (rows: Int, values: GatheredColumn) {
    let collector = ColumnCollector(column.type)
    var rows = 0
    try read("SELECT \(SQL.quoted(column.name)) FROM (\(query))") { chunk in
      collector.add(chunk.columns[0], rows: chunk.rowCount)
      rows += chunk.rowCount
      guard collector.bytes + collector.bytesToFinish <= limits.memory else { throw DataFault.outOfMemory }
    }
    switch collector {
    case .texts(let texts): return (rows, .texts(texts))
    case .numbers(let numbers):
      guard let ordered = numbers.finish(unless: limits.isStopped) else {
        throw limits.isStopped() ? DataFault.interrupted : DataFault.outOfMemory
      }
      return (rows, .numbers(ordered))
    }
  }

  /// The mean of a target between edges of a column, each of which ends a band that holds it; one band more lies above
  /// the last edge, and the last of all is that of rows without a value.
  public func rates(of target: String, by column: Schema.Column, upTo edges: [Double]) throws -> [BandRate] {
    let name = SQL.quoted(column.name)
    let value = column.type == .date ? "date_diff('day', DATE '1970-01-01', \(name))" : "CAST(\(name) AS DOUBLE)"
    let places = edges.enumerated().map { "WHEN v <= \(SQL.literal(.number($1))) THEN \($0)" }.joined(separator: " ")
    let band = "CASE WHEN v IS NULL THEN \(edges.count + 1) \(places) ELSE \(edges.count) END"
    var rates = [BandRate](repeating: BandRate(rows: 0, rate: nil), count: edges.count + 2)
    try read(
      """
      SELECT CAST(\(band) AS BIGINT) AS band, count(*), exact_mean(y) FROM (SELECT CAST(\(value) AS DOUBLE) AS v, \
      CAST(\(SQL.quoted(target)) AS DOUBLE) AS y FROM (\(query))) GROUP BY band
      """
    ) { chunk in
      for row in 0..<chunk.rowCount {
        guard let band = chunk.columns[0].value(row).asNumber, let count = chunk.columns[1].value(row).asNumber else {
          continue
        }
        rates[Int(band)] = BandRate(rows: Int(count), rate: chunk.columns[2].value(row).asNumber)
      }
    }
    return rates
  }

  /// The mean of a target of each text of a column among some, in their order.
  public func rates(of target: String, by column: Schema.Column, among texts: [String]) throws -> [BandRate] {
    let name = SQL.quoted(column.name)
    let list = texts.map { SQL.literal(.text($0)) }.joined(separator: ", ")
    var found: [String: BandRate] = [:]
    guard !texts.isEmpty else { return [] }
    try read(
      """
      SELECT \(name), count(*), exact_mean(CAST(\(SQL.quoted(target)) AS DOUBLE)) FROM (\(query)) \
      WHERE \(name) IN (\(list)) GROUP BY \(name)
      """
    ) { chunk in
      for row in 0..<chunk.rowCount {
        guard case .text(let text) = chunk.columns[0].value(row), let count = chunk.columns[1].value(row).asNumber
        else { continue }
        found[text] = BandRate(rows: Int(count), rate: chunk.columns[2].value(row).asNumber)
      }
    }
    return texts.map { found[$0] ?? BandRate(rows: 0, rate: nil) }
  }
}
