import RiskExpressions

extension Relation {
  /// Sums up every column; up to a million rows are computed once and kept meanwhile.
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
      mean: shapes.numbers[index]?.mean, median: found[.median]?.asNumber,
      histogram: present == 0 ? nil : shapes.numbers[index]?.histogram, mostFrequent: shapes.mostFrequent[index])
  }

  // The first reading: single figures

  private enum Figure: CaseIterable {
    case present, distinct, minimum, maximum, median, finiteMinimum, finiteMaximum
  }

  private struct Figures {
    let rows: Int
    let isLarge: Bool
    let columns: [[Figure: Value]]
  }

  private static let largeCount = 1_000_000

  /// How many columns a query sums up: the engine compares every figure of it with every other, and rows that are not
  /// kept are read again for every query.
  private static func batch(isLarge: Bool) -> Int { isLarge ? 100 : 25 }

  private func figures(rows: Int) throws -> Figures {
    let isLarge = rows > Relation.largeCount
    let wanted = schema.columns.map { column in
      Figure.allCases.compactMap { figure in
        Relation.sql(figure, SQL.quoted(column.name), column.type, isLarge).map { (figure, $0) }
      }
    }
    var columns: [[Figure: Value]] = []
    let batch = Relation.batch(isLarge: isLarge)
    for start in stride(from: 0, to: wanted.count, by: batch) {
      let part = wanted[start..<min(start + batch, wanted.count)]
      var values: ArraySlice<Value> = []
      let items = part.joined().map(\.1).joined(separator: ", ")
      try read("SELECT \(items) FROM (\(query))") { values = $0.row(0)[...] }
      columns += part.map { figures in
        Dictionary(uniqueKeysWithValues: figures.map { ($0.0, values.popFirst() ?? .null) })
      }
    }
    return Figures(rows: rows, isLarge: isLarge, columns: columns)
  }

  private static func sql(_ figure: Figure, _ name: String, _ type: ScalarType, _ isLarge: Bool) -> String? {
    switch figure {
    case .present: "count(\(name))"
    case .distinct: isLarge ? "approx_count_distinct(\(name))" : "count(DISTINCT \(name))"
    case .minimum: "min(\(name))"
    case .maximum: "max(\(name))"
    case .median where type.isNumeric:
      isLarge ? "approx_quantile(CAST(\(name) AS DOUBLE), 0.5)" : "quantile_cont(CAST(\(name) AS DOUBLE), 0.5)"
    case .finiteMinimum where type == .number: "min(\(name)) FILTER (WHERE isfinite(\(name)))"
    case .finiteMaximum where type == .number: "max(\(name)) FILTER (WHERE isfinite(\(name)))"
    case .median, .finiteMinimum, .finiteMaximum: nil
    }
  }

  // The second reading: how values are spread

  private struct Shapes {
    var numbers: [NumberShape?]
    var mostFrequent: [Int: (text: String, count: Int)] = [:]
  }

  private func shapes(_ figures: Figures) throws -> Shapes {
    var numbers = zip(schema.columns, figures.columns).map { column, found -> NumberShape? in
      switch column.type {
      case .boolean: NumberShape(low: 0, high: 1)
      case .integer: NumberShape(low: found[.minimum]?.asNumber, high: found[.maximum]?.asNumber)
      case .number: NumberShape(low: found[.finiteMinimum]?.asNumber, high: found[.finiteMaximum]?.asNumber)
      case .null, .text, .date: nil
      }
    }
    try forEachChunk { chunk in
      for index in numbers.indices { numbers[index]?.add(chunk.columns[index], rows: chunk.rowCount) }
    }
    return Shapes(numbers: numbers, mostFrequent: try mostFrequent())
  }

  /// The most frequent text of every column of texts; of several the first in order.
  private func mostFrequent() throws -> [Int: (text: String, count: Int)] {
    let places = schema.columns.indices.map { "c\($0)" }.joined(separator: ", ")
    let parts = schema.columns.indices.filter { schema.columns[$0].type == .text }.map { index in
      """
      (SELECT CAST(\(index) AS BIGINT), c\(index), count(*) FROM t WHERE c\(index) IS NOT NULL \
      GROUP BY c\(index) ORDER BY 3 DESC, 2 LIMIT 1)
      """
    }
    guard !parts.isEmpty else { return [:] }
    var found: [Int: (text: String, count: Int)] = [:]
    try read("WITH t(\(places)) AS (\(query)) " + parts.joined(separator: " UNION ALL ")) { chunk in
      for row in 0..<chunk.rowCount {
        let values = chunk.row(row)
        guard let index = values[0].whole, case .text(let text) = values[1], let count = values[2].whole else {
          continue
        }
        found[index] = (text, count)
      }
    }
    return found
  }
}

extension Value {
  /// The value as a whole number, if it is one.
  fileprivate var whole: Int? {
    if case .integer(let value) = self { Int(value) } else { nil }
  }
}
