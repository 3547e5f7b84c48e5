import RiskExpressions

extension Relation {
  /// Sums up every column in two queries; up to a million rows are computed once and kept meanwhile.
  public func profile() throws -> TableProfile {
    let rows = try count()
    let relation = rows > Relation.largeCount ? self : try kept()
    let figures = try relation.figures(rows: rows)
    let shapes = try relation.shapes(figures)
    return TableProfile(rows: rows, columns: schema.columns.indices.map { relation.profile($0, figures, shapes) })
  }

  private func profile(_ index: Int, _ figures: Figures, _ shapes: Shapes) -> ColumnProfile {
    let column = schema.columns[index]
    let found = figures.columns[index]
    let present = found[.present]?.whole ?? 0
    return ColumnProfile(
      column: column, missing: figures.rows - present, distinct: found[.distinct]?.whole ?? 0,
      isEstimated: figures.isLarge, minimum: found[.minimum] ?? .null, maximum: found[.maximum] ?? .null,
      mean: found[.mean]?.asNumber, median: found[.median]?.asNumber,
      histogram: present == 0 ? nil : shapes.histograms[index], mostFrequent: shapes.mostFrequent[index])
  }

  // The first reading: single figures

  private enum Figure: CaseIterable {
    case present, distinct, minimum, maximum, mean, median, finiteMinimum, finiteMaximum
  }

  private struct Figures {
    let rows: Int
    let isLarge: Bool
    let columns: [[Figure: Value]]
  }

  private static let largeCount = 1_000_000

  private func figures(rows: Int) throws -> Figures {
    let isLarge = rows > Relation.largeCount
    let wanted = schema.columns.map { column in
      Figure.allCases.compactMap { figure in
        Relation.sql(figure, SQL.quoted(column.name), column.type, isLarge).map { (figure, $0) }
      }
    }
    guard !wanted.isEmpty else { return Figures(rows: rows, isLarge: isLarge, columns: []) }
    var values: ArraySlice<Value> = []
    let items = wanted.joined().map(\.1).joined(separator: ", ")
    try read("SELECT \(items) FROM (\(query))") { values = $0.row(0)[...] }
    let columns = wanted.map { figures in
      Dictionary(uniqueKeysWithValues: figures.map { ($0.0, values.popFirst() ?? .null) })
    }
    return Figures(rows: rows, isLarge: isLarge, columns: columns)
  }

  private static func sql(_ figure: Figure, _ name: String, _ type: ScalarType, _ isLarge: Bool) -> String? {
    switch figure {
    case .present: "count(\(name))"
    case .distinct: isLarge ? "approx_count_distinct(\(name))" : "count(DISTINCT \(name))"
    case .minimum: "min(\(name))"
    case .maximum: "max(\(name))"
    case .mean where type.isNumeric || type == .boolean:
      "avg(CAST(\(name) AS \(type == .number ? "DOUBLE" : "BIGINT")))"
    case .median where type.isNumeric:
      isLarge ? "approx_quantile(CAST(\(name) AS DOUBLE), 0.5)" : "quantile_cont(CAST(\(name) AS DOUBLE), 0.5)"
    case .finiteMinimum where type == .number: "min(\(name)) FILTER (WHERE isfinite(\(name)))"
    case .finiteMaximum where type == .number: "max(\(name)) FILTER (WHERE isfinite(\(name)))"
    case .mean, .median, .finiteMinimum, .finiteMaximum: nil
    }
  }

  // The second reading: how values are spread

  private struct Shapes {
    var histograms: [Int: [Int]] = [:]
    var mostFrequent: [Int: (text: String, count: Int)] = [:]
  }

  /// Counts the rows of every bin and of every text at once: rows of column, bin or text, and count.
  private func shapes(_ figures: Figures) throws -> Shapes {
    let parts = schema.columns.indices.compactMap { shapeQuery($0, figures) }
    guard !parts.isEmpty else { return Shapes() }
    let places = schema.columns.indices.map { "c\($0)" }.joined(separator: ", ")
    let sql = "WITH t(\(places)) AS MATERIALIZED (\(query)) " + parts.joined(separator: " UNION ALL ")
    var shapes = Shapes()
    try read(sql) { chunk in
      for row in 0..<chunk.rowCount {
        let values = chunk.row(row)
        guard let index = values[0].whole, let count = values[3].whole else { continue }
        if case .text(let text) = values[2] { shapes.mostFrequent[index] = (text, count) }
        if let bin = values[1].whole, (0..<8).contains(bin) {
          shapes.histograms[index, default: Array(repeating: 0, count: 8)][bin] = count
        }
      }
    }
    return shapes
  }

  private func shapeQuery(_ index: Int, _ figures: Figures) -> String? {
    let column = "c\(index)"
    let bin: String
    switch schema.columns[index].type {
    case .text:
      return """
        (SELECT CAST(\(index) AS BIGINT), CAST(NULL AS BIGINT), \(column), count(*) FROM t WHERE \(column) IS NOT NULL \
        GROUP BY \(column) ORDER BY 4 DESC, 3 LIMIT 1)
        """
    case .boolean: bin = "CASE WHEN \(column) THEN 7 ELSE 0 END"
    case .integer, .number:
      let found = figures.columns[index]
      let (low, high) = (found[.finiteMinimum] ?? found[.minimum], found[.finiteMaximum] ?? found[.maximum])
      guard let low = low?.asNumber, let high = high?.asNumber else { return nil }
      bin = Relation.bin("CAST(\(column) AS DOUBLE)", low, high)
    case .null, .date: return nil
    }
    return """
      (SELECT CAST(\(index) AS BIGINT), CAST(\(bin) AS BIGINT) AS bin, CAST(NULL AS VARCHAR), count(*) FROM t \
      WHERE \(column) IS NOT NULL GROUP BY bin)
      """
  }

  /// The bin of a number between two ends; what is not finite has none.
  private static func bin(_ number: String, _ low: Double, _ high: Double) -> String {
    // Halved, so that the width of the widest range there is stays finite.
    let width = high / 2 - low / 2
    guard width > 0 else { return "CASE WHEN isfinite(\(number)) THEN 0 END" }
    let share = "(\(number) / 2 - \(SQL.literal(.number(low / 2)))) / \(SQL.literal(.number(width)))"
    return "CASE WHEN isfinite(\(number)) THEN greatest(0, least(7, floor(\(share) * 8))) END"
  }
}

extension Value {
  /// The value as a whole number, if it is one.
  fileprivate var whole: Int? {
    if case .integer(let value) = self { Int(value) } else { nil }
  }
}
