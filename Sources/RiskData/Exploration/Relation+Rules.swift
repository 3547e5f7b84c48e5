import RiskExpressions

extension Relation {
  /// How many rows that break a rule are named.
  private static let exampleLimit = 3

  /// Tests rules: those on rows and on all rows together in one query, and one more for each key and each reference.
  ///
  /// - Returns: how many rows there are, and what was found for each rule in order.
  public func test(_ rules: [RowRule], watch: (Int) throws -> Void) throws -> (rows: Int, findings: [RowRule.Finding]) {
    let number = rowNumber(besides: [])
    let (rows, simple) = try testTogether(rules, number)
    var findings: [RowRule.Finding] = []
    for (place, rule) in rules.enumerated() {
      switch rule.demand {
      case .holds, .holdsInAll: findings.append(simple[place] ?? RowRule.Finding(broken: 0, unknown: 0, examples: []))
      case .unique(let keys):
        try watch(place)
        findings.append(try testKey(keys, of: rule, number))
      case .refers(_, let other, _):
        try watch(place)
        findings.append(try reading(other).testReference(rule, number))
      }
    }
    return (rows, findings)
  }

  /// The rows that break a rule, in order, with a column that says which.
  public func breaking(_ rules: [(rule: RowRule, label: String)], naming column: String) throws -> Relation {
    let number = rowNumber(besides: [column])
    var all = self
    var flags: [(sql: String, label: String)] = []
    for (rule, label) in rules {
      if case .refers(_, let other, _) = rule.demand { all = try all.reading(other) }
      if let breach = try rule.breach(number) { flags.append((breach, label)) }
    }
    let names = flags.indices.map { SQL.quoted("\(prefix(besides: column)) \($0)") }
    let items = zip(flags, names).map { "(\($0.sql)) AS \($1)" }
    let labels = zip(flags, names).map { "CASE WHEN \($1) THEN \(SQL.literal($0.label)) END" }
    let columns = schema.names.map { SQL.quoted($0) }.joined(separator: ", ")
    let which = labels.isEmpty ? "CAST(NULL AS VARCHAR)" : "concat_ws('; ', \(labels.joined(separator: ", ")))"
    let source = (["*"] + items).joined(separator: ", ")
    return try all.stage(
      """
      SELECT \(columns), \(which) AS \(SQL.quoted(column)) FROM (SELECT \(source) FROM \(numbered(number))) \
      WHERE \(names.isEmpty ? "FALSE" : names.joined(separator: " OR ")) ORDER BY \(SQL.quoted(number))
      """, schema.columns + [Schema.Column(column, .text)])
  }

  /// The same rows, which live as long as others that their query reads too.
  private func reading(_ other: Relation) throws -> Relation {
    Relation(
      name: name, schema: schema, database: database, query: query, sources: sources + other.sources,
      tables: tables + other.tables, knownCount: knownCount)
  }

  /// What names of our own begin with that no column's does.
  private func prefix(besides column: String) -> String {
    var prefix = "risk rule"
    while (schema.names + [column]).contains(where: { $0.lowercased().hasPrefix(prefix) }) { prefix += "_" }
    return prefix
  }

  private func testTogether(
    _ rules: [RowRule], _ number: String
  ) throws -> (rows: Int, findings: [Int: RowRule.Finding]) {
    let prefix = prefix(besides: "")
    var (flags, items): ([String], [String]) = (["*"], ["count(*)"])
    for (place, rule) in rules.enumerated() {
      switch rule.demand {
      case .unique, .refers: continue
      case .holdsInAll(let condition): items.append(try condition.sql(rowNumber: number))
      case .holds(let condition):
        let (broken, unknown) = (SQL.quoted("\(prefix) \(place)"), SQL.quoted("\(prefix) unknown \(place)"))
        let test = try condition.sql(rowNumber: number)
        flags.append("(\(try rule.scope(number)) AND NOT (\(test))) AS \(broken)")
        flags.append("(\(try rule.scope(number)) AND (\(test)) IS NULL) AS \(unknown)")
        items += ["count(CASE WHEN \(broken) THEN 1 END)", "count(CASE WHEN \(unknown) THEN 1 END)"]
        items.append(Relation.first("CASE WHEN \(broken) THEN \(SQL.quoted(number)) END"))
      }
    }
    var values: ArraySlice<Value> = []
    try read(
      """
      SELECT \(items.joined(separator: ", ")) FROM \
      (SELECT \(flags.joined(separator: ", ")) FROM \(numbered(number)))
      """
    ) { values = $0.row(0)[...] }
    let rows = Int(values.popFirst()?.asNumber ?? 0)
    var findings: [Int: RowRule.Finding] = [:]
    for (place, rule) in rules.enumerated() {
      switch rule.demand {
      case .unique, .refers: continue
      case .holdsInAll: findings[place] = RowRule.Finding(ofAll: values.popFirst() ?? .null)
      case .holds:
        findings[place] = RowRule.Finding(Array(values.prefix(3)))
        values = values.dropFirst(3)
      }
    }
    return (rows, findings)
  }

  private func testKey(_ keys: [RowExpression], of rule: RowRule, _ number: String) throws -> RowRule.Finding {
    let items = try keys.sql(number).enumerated().map { "\($0.element) AS k\($0.offset)" }
    let list = keys.indices.map { "k\($0)" }.joined(separator: ", ")
    return try finding(
      """
      SELECT CAST(coalesce(sum(n), 0) AS BIGINT), CAST(0 AS BIGINT), \(Relation.first("f")) FROM \
      (SELECT \(list), count(*) AS n, min(r) AS f FROM (SELECT \(items.joined(separator: ", ")), \
      \(SQL.quoted(number)) AS r, \(try rule.scope(number)) AS s FROM \(numbered(number))) WHERE s \
      GROUP BY \(list) HAVING count(*) > 1)
      """)
  }

  private func testReference(_ rule: RowRule, _ number: String) throws -> RowRule.Finding {
    let breach = try rule.breach(number) ?? "FALSE"
    return try finding(
      """
      SELECT count(*), CAST(0 AS BIGINT), \(Relation.first("r")) FROM \
      (SELECT \(SQL.quoted(number)) AS r, (\(breach)) AS b FROM \(numbered(number))) WHERE b
      """)
  }

  private func finding(_ sql: String) throws -> RowRule.Finding {
    var values: [Value] = []
    try read(sql) { values = $0.row(0) }
    return RowRule.Finding(values)
  }

  /// The least numbers as a text with commas between.
  private static func first(_ rowNumber: String) -> String {
    "array_to_string(min(\(rowNumber), \(exampleLimit)), ',')"
  }
}

extension RowRule.Finding {
  /// Reads how many rows break a rule, for how many it cannot be told, and the first of them.
  fileprivate init(_ values: [Value]) {
    let figures = values.prefix(2).map { Int($0.asNumber ?? 0) }
    let examples = values.count > 2 ? values[2].plainText.split(separator: ",").compactMap { Int($0) } : []
    self.init(broken: figures.first ?? 0, unknown: figures.last ?? 0, examples: examples)
  }

  /// Reads whether a condition on all rows is true; where it cannot be told, for want of a value, nothing is broken.
  fileprivate init(ofAll value: Value) {
    if case .boolean(let holds) = value {
      self.init(broken: holds ? 0 : 1, unknown: 0, examples: [])
    } else {
      self.init(broken: 0, unknown: 1, examples: [])
    }
  }
}
