import RiskData
import RiskExpressions
import Testing

/// The text of queries: a clause a line, and nothing in quotes touched.
struct QueryLayoutTests {
  private let database = Database(threads: 1)

  @Test func stepsStandBesideEachOther() throws {
    let data = try database.relation(named: "d", columns: [("a", .integers([1, 2, 3]))])
    let query = try data.filtered(by: data.bound("a > 1")).sorted(by: [(data.bound("a"), true)]).limited(to: 1).query
    let table = try #require(query.firstMatch(of: /"risk table \d+"/)).0
    #expect(
      query == """
        WITH
          rows_0 AS (
            SELECT "c0" AS "a"
            FROM \(table)
          ),
          where_1 AS (
            SELECT *
            FROM rows_0
            WHERE ("a" > CAST(1 AS BIGINT))
          ),
          sort_2 AS (
            SELECT *
            FROM where_1
            ORDER BY "a" DESC NULLS LAST
          )
        SELECT *
        FROM sort_2
        LIMIT 1
        """)
  }

  @Test(arguments: [
    "a FROM b", "', ' WHERE x", "a, b, c, d, " + String(repeating: "long, ", count: 60), "x\n  y\n", "\" FROM \"",
    "( LIMIT 1", ") ORDER BY 2", "-- FROM x\n", "it''s, \"q\", FROM ",
  ])
  func whatIsInQuotesStays(_ text: String) throws {
    let data = try database.relation(named: "d", columns: [("a", .texts([text])), (text, .integers([1]))])
    let name = try #require(RowExpression.column(text, in: data.schema))
    var made = data
    for number in 0..<6 {
      let literal = "'\(text.replacing("'", with: "\\'").replacing("{", with: "\\{"))'"
      made = try made.deriving([
        ("t\(number)", data.bound("if a = '' then '' else a")), ("n\(number), FROM", name),
        ("l\(number)", text.contains("'") || text.contains("\n") ? data.bound("a") : data.bound(literal)),
      ])
    }
    let row = try #require(try made.plainRows().first)
    #expect(row == [text, "1"] + (0..<6).flatMap { _ in [text, "1", text] })
  }

  @Test func hundredsOfStagesRun() throws {
    var data = try database.relation(named: "d", columns: [("x", .integers([1]))])
    for _ in 0..<700 { data = try data.filtered(by: data.bound("x > 0")) }
    #expect(try data.count() == 1)
  }
}
