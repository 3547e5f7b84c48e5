import RiskData
import RiskExpressions
import Testing

/// Joins of random rows against plain Swift.
struct JoinTests {
  private static let left = [
    Schema.Column("k", .integer), Schema.Column("g", .text), Schema.Column("t", .integer), Schema.Column("v", .number),
  ]
  private static let right = [
    Schema.Column("key", .number), Schema.Column("g", .text), Schema.Column("t", .integer),
    Schema.Column("v", .integer),
    Schema.Column("ok", .boolean),
  ]

  private func sides(_ seed: UInt64) -> (PlainRows, PlainRows) {
    var values = RandomValues(seed: seed)
    let counts = (Int(seed * 7 % 30), Int(seed * 11 % 25))
    return (
      PlainRows.random(JoinTests.left, count: counts.0, &values),
      PlainRows.random(JoinTests.right, count: counts.1, &values)
    )
  }

  @Test(arguments: JoinKind.allCases, [1, 2])
  func pairsAreThoseOfPlainSwift(_ kind: JoinKind, _ threads: Int) throws {
    let database = Database(threads: threads)
    for seed in 0..<25 as Range<UInt64> {
      let (left, right) = sides(seed)
      let keys = [[("k", "key")], [("g", "g")], [("g", "g"), ("k", "key")]][Int(seed % 3)]
      for nearness in kind == .asof ? JoinRequest.Nearness.allCases : [.atOrBefore] {
        let request = JoinRequest(
          kind, keys: keys.map { JoinRequest.Key($0.0, $0.1) },
          nearest: kind == .asof ? (JoinRequest.Key("t", "t"), nearness) : nil, suffix: "_2")
        let joined = try left.relation("l", on: database).joined(
          with: try right.relation("r", on: database), by: request)
        let expected = left.joined(with: right, by: request).map { $0.map(\.plainText) }
        #expect(try joined.plainRows() == expected, "\(kind) \(keys) \(nearness) seed \(seed)")
      }
    }
  }

  @Test func namesThatAreTakenGetTheSuffix() throws {
    let (left, right) = sides(3)
    let database = Database(threads: 1)
    let (l, r) = (try left.relation("l", on: database), try right.relation("r", on: database))
    let joined = try l.joined(
      with: r, by: JoinRequest(.left, keys: [JoinRequest.Key("k", "key")], suffix: "_r"))
    #expect(joined.schema.names == ["k", "g", "t", "v", "g_r", "t_r", "v_r", "ok"])
    #expect(joined.schema["v_r"]?.type == .integer)
    let again = JoinRequest(.left, keys: [JoinRequest.Key("k", "key")], suffix: "_r")
    #expect(fault { _ = try joined.joined(with: r, by: again) } == .duplicateColumn("g_r"))
  }

  @Test func keysOfDifferentTypesAreAFault() throws {
    let (left, right) = sides(3)
    let database = Database(threads: 1)
    let (l, r) = (try left.relation("l", on: database), try right.relation("r", on: database))
    let request = JoinRequest(.inner, keys: [JoinRequest.Key("k", "g")], suffix: "_r")
    #expect(fault { _ = try l.joined(with: r, by: request) } == .keyTypes("k", "an integer", "g", "text"))
    let missing = JoinRequest(.inner, keys: [JoinRequest.Key("k", "nope")], suffix: "_r")
    #expect(fault { _ = try l.joined(with: r, by: missing) } == .noKey("nope", of: "r"))
  }

  @Test(arguments: [1, 2])
  func manyRowsKeepTheirOrder(_ threads: Int) throws {
    let database = Database(threads: threads)
    let count = 300_000
    let l = try database.relation(
      named: "l",
      columns: [
        ("id", .integers((0..<count).map { Int64($0) })), ("k", .integers((0..<count).map { Int64($0 % 1000) })),
      ])
    let r = try database.relation(
      named: "r",
      columns: [("k", .integers((0..<1500).map { Int64(1499 - $0) })), ("w", .integers((0..<1500).map { Int64($0) }))])
    let request = JoinRequest(.inner, keys: [JoinRequest.Key("k", "k")], suffix: "_r")
    let joined = try l.joined(with: r, by: request)
    let numbers = try joined.numbers(of: [joined.bound("id"), joined.bound("w")])
    #expect(numbers.rows == count)
    let isRight = (0..<numbers.rows).allSatisfy { (row: Int) -> Bool in
      let (id, w) = (numbers.values[2 * row], numbers.values[2 * row + 1])
      return id == Double(row) && w == Double(1499 - row % 1000)
    }
    #expect(isRight)
    let union = try l.appending([l.filtered(by: l.bound("k = 7")), l])
    let ids = try union.numbers(of: [union.bound("id")]).values
    let all = (0..<count).map { Double($0) }
    let sevens = stride(from: 7, to: count, by: 1000).map { Double($0) }
    let isSame = ids == all + sevens + all
    #expect(isSame)
  }
}
