import RiskData
import RiskExpressions

/// Rows in memory, and what the stages of a pipeline make of them in plain Swift.
struct PlainRows {
  let schema: Schema
  let rows: [[Value]]

  /// Random rows with few different keys, missing values, and numbers that are none.
  static func random(_ columns: [Schema.Column], count: Int, _ values: inout RandomValues) -> PlainRows {
    let rows = (0..<count).map { _ in columns.map { values.fewValues($0.type) } }
    return PlainRows(schema: Schema(columns), rows: rows)
  }

  func relation(_ name: String, on database: Database) throws -> Relation {
    try database.relation(named: name, columns: schema.columns, rows: rows)
  }

  /// The rows as plain text, integers in columns of numbers as numbers.
  var plain: [[String]] { rows.map { $0.map(\.plainText) } }

  private func values(_ names: [String], of row: [Value]) -> [Value] {
    names.compactMap { schema.index(of: $0) }.map { row[$0] }
  }

  // Stages

  func distinct(by names: [String]) -> PlainRows {
    var seen: Set<[Identity]> = []
    return PlainRows(
      schema: schema, rows: rows.filter { seen.insert(values(names, of: $0).map(Identity.init)).inserted })
  }

  func joined(with other: PlainRows, by request: JoinRequest) -> [[Value]] {
    let hidden = Set(request.keys.map(\.right))
    let shown = other.schema.columns.indices.filter { !hidden.contains(other.schema.columns[$0].name) }
    let nothing = shown.map { _ in Value.null }
    var matched: Set<Int> = []
    var result = rows.flatMap { row -> [[Value]] in
      let partners = partners(of: row, among: other, request)
      matched.formUnion(partners)
      let pairs = partners.map { partner in row + shown.map { other.rows[partner][$0] } }
      switch request.kind {
      case .inner: return pairs
      case .left, .full, .asof: return pairs.isEmpty ? [row + nothing] : pairs
      case .semi: return partners.isEmpty ? [] : [row]
      case .anti: return partners.isEmpty ? [row] : []
      }
    }
    guard request.kind == .full else { return result }
    for place in other.rows.indices where !matched.contains(place) {
      let own = schema.columns.map { column -> Value in
        guard let key = request.keys.first(where: { $0.left == column.name }) else { return .null }
        return other.values([key.right], of: other.rows[place])[0]
      }
      result.append(own + shown.map { other.rows[place][$0] })
    }
    return result
  }

  private func partners(of row: [Value], among other: PlainRows, _ request: JoinRequest) -> [Int] {
    let equal = other.rows.indices.filter { place in
      request.keys.allSatisfy { key in
        let (left, right) = (values([key.left], of: row)[0], other.values([key.right], of: other.rows[place])[0])
        return !left.isNull && !right.isNull && Identity(left) == Identity(right)
      }
    }
    guard request.kind == .asof, let (key, nearness) = request.nearest else { return equal }
    let here = values([key.left], of: row)[0].asNumber
    let candidates = equal.compactMap { place -> (place: Int, value: Double)? in
      guard let here, let there = other.values([key.right], of: other.rows[place])[0].asNumber else { return nil }
      let fits =
        switch nearness {
        case .atOrBefore: there <= here
        case .before: there < here
        case .atOrAfter: there >= here
        case .after: there > here
        }
      return fits ? (place, there) : nil
    }
    let isPast = nearness == .atOrBefore || nearness == .before
    let best = candidates.map(\.value).reduce(isPast ? -.infinity : .infinity) { isPast ? max($0, $1) : min($0, $1) }
    return candidates.last { $0.value == best }.map { [$0.place] } ?? []
  }
}

/// What makes values equal as keys: numbers of both types by their size, all NaN alike, texts by their bytes.
struct Identity: Hashable {
  private let kind: String
  private let bytes: [UInt8]

  init(_ value: Value) {
    if let number = value.asNumber, value.scalarType?.isNumeric == true {
      kind = "number"
      bytes = Array((number.isNaN ? "nan" : "\(number + 0)").utf8)
    } else {
      kind = value.kindName
      bytes = Array(value.plainText.utf8)
    }
  }
}

extension RandomValues {
  /// A value of a type that comes often, one in six missing.
  mutating func fewValues(_ type: ScalarType) -> Value {
    if Int.random(in: 0..<6, using: &generator) == 0 { return .null }
    switch type {
    case .integer: return .integer(Int64.random(in: -2...3, using: &generator))
    case .number: return .number([.nan, 0, -0.0, -1, 1, 2, 2.5, .infinity].randomElement(using: &generator) ?? 0)
    case .text: return .text(["", "a", "b", "A'--", "\"", "é", "e\u{301}"].randomElement(using: &generator) ?? "")
    default: return value(type)
    }
  }
}
