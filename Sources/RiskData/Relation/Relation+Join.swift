import RiskExpressions

extension Relation {
  /// The rows with those of another side, in the order of these rows and then of the other's.
  ///
  /// Keys come once, under the names they have here. Missing keys are equal to nothing. The types of keys must agree.
  public func joined(with other: Relation, by request: JoinRequest) throws -> Relation {
    for key in request.allKeys { try check(key, other) }
    switch request.kind {
    case .semi, .anti: return try keeping(other, request)
    case .inner, .left, .full: return try paired(other, request)
    case .asof: return try paired(try other.lastOfEach(request), request)
    }
  }

  /// Makes sure that both sides have a key, in types that compare.
  private func check(_ key: JoinRequest.Key, _ other: Relation) throws(DataFault) {
    guard let left = schema[key.left] else { throw .noKey(key.left, of: name) }
    guard let right = other.schema[key.right] else { throw .noKey(key.right, of: other.name) }
    guard left.type.unified(with: right.type) != nil else {
      throw .keyTypes(key.left, left.type.wording, key.right, right.type.wording)
    }
  }

  // Rows by whether they have a partner

  private func keeping(_ other: Relation, _ request: JoinRequest) throws -> Relation {
    let number = rowNumber(besides: other.schema.names)
    let columns = schema.names.map { "a.\(SQL.quoted($0))" }.joined(separator: ", ")
    let (word, test) = (request.kind == .semi ? "SEMI" : "ANTI", request.test)
    return try stage("join", with: [(other, nil)], numbering: number, schema.columns) {
      "SELECT \(columns) FROM \($0[0]) AS a \(word) JOIN \($0[1]) AS b ON \(test) ORDER BY a.\(SQL.quoted(number))"
    }
  }

  // Pairs

  private func paired(_ other: Relation, _ request: JoinRequest) throws -> Relation {
    let number = rowNumber(besides: other.schema.names)
    let own = schema.columns.map { ($0, value(of: $0, request)) }
    let items = own + (try others(other, request))
    let list = items.map { "\($1) AS \(SQL.quoted($0.name))" }.joined(separator: ", ")
    let (word, test, place) = (request.word, request.test, SQL.quoted(number))
    let order = "a.\(place)\(request.kind == .full ? " NULLS LAST" : ""), b.\(place)"
    return try stage("join", with: [(other, number)], numbering: number, items.map(\.0)) {
      "SELECT \(list) FROM \($0[0]) AS a \(word) \($0[1]) AS b ON \(test) ORDER BY \(order)"
    }
  }

  /// A column of this side; of rows that only the other side has, the key is the other's.
  private func value(of column: Schema.Column, _ request: JoinRequest) -> String {
    let own = "a.\(SQL.quoted(column.name))"
    guard request.kind == .full, let key = request.keys.first(where: { $0.left == column.name }) else { return own }
    return "coalesce(\(own), b.\(SQL.quoted(key.right)))"
  }

  /// The other side's columns without its keys, under names that are free.
  private func others(_ other: Relation, _ request: JoinRequest) throws -> [(Schema.Column, String)] {
    let keys = Set(request.keys.map(\.right))
    let taken = Set(schema.names.map(\.foldedAsByEngine))
    return other.schema.columns.filter { !keys.contains($0.name) }.map { column in
      let name = taken.contains(column.name.foldedAsByEngine) ? column.name + request.suffix : column.name
      return (Schema.Column(name, column.type), "b.\(SQL.quoted(column.name))")
    }
  }

  /// One row for each of the keys and places that are compared, the last of several, so that the nearest is one.
  private func lastOfEach(_ request: JoinRequest) throws -> Relation {
    let number = rowNumber(besides: [])
    let keys = request.allKeys.map { SQL.quoted($0.right) }.joined(separator: ", ")
    let place = "row_number() OVER (PARTITION BY \(keys) ORDER BY \(SQL.quoted(number)) DESC)"
    return try chosen("last", "\(place) = 1", numbering: number)
  }
}

extension JoinRequest {
  fileprivate var word: String {
    switch kind {
    case .inner, .semi, .anti: "INNER JOIN"
    case .left: "LEFT OUTER JOIN"
    case .full: "FULL OUTER JOIN"
    case .asof: "ASOF LEFT JOIN"
    }
  }

  /// What is true of a pair.
  fileprivate var test: String {
    let tests = keys.map { ($0, "=") } + (nearest.map { [($0.key, $0.by.rawValue)] } ?? [])
    return tests.map { "a.\(SQL.quoted($0.left)) \($1) b.\(SQL.quoted($0.right))" }.joined(separator: " AND ")
  }
}
