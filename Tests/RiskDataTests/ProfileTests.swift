import RiskData
import RiskExpressions
import Testing

struct ProfileTests {
  @Test func figuresOfEveryType() throws {
    let database = Database(threads: 2)
    let data = try database.relation(
      named: "d",
      columns: [
        ("x", .numbers([0, 1, 2, 3, 4, 5, 6, 8, .nan, .nan])), ("k", .integers([5, 5, 5, 5, 5, 5, 5, 5, 5, 5])),
        ("t", .texts(["b", "a", "b", "a", "c", "", "d", "e", "f", "g"])),
        (
          "q",
          .values(.boolean, [.boolean(true), .boolean(false), .boolean(false)] + Array(repeating: .null, count: 7))
        ),
        ("w", .numbers([-.infinity, -1.7e308, 0, 1.7e308, .infinity, 0, 0, 0, 0, 0])),
        ("none", .values(.number, Array(repeating: .null, count: 10))),
      ])
    let profile = try data.profile()
    #expect(profile.rows == 10)
    let x = profile.columns[0]
    #expect(x.missing == 2 && x.distinct == 8 && x.median == 3.5 && x.mean == 29.0 / 8)
    #expect(x.minimum.plainText == "0" && x.maximum.plainText == "8" && x.histogram == [1, 1, 1, 1, 1, 1, 1, 1])
    #expect(profile.columns[1].histogram == [10, 0, 0, 0, 0, 0, 0, 0])
    #expect(profile.columns[2].mostFrequent.map { "\($0)" } == "(text: \"a\", count: 2)")
    #expect(profile.columns[2].minimum.plainText == "" && profile.columns[2].maximum.plainText == "g")
    #expect(profile.columns[3].histogram == [2, 0, 0, 0, 0, 0, 0, 1] && profile.columns[3].mean == 1.0 / 3)
    #expect(profile.columns[4].histogram?.reduce(0, +) == 8 && profile.columns[4].maximum.plainText == "inf")
    let none = profile.columns[5]
    #expect(none.missing == 10 && none.distinct == 0 && none.histogram == nil && none.mean == nil)
    #expect(none.minimum.isNull && profile.columns.allSatisfy { !$0.isEstimated })
  }
}
