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

  /// The engine's own figures, by way of SQL, of values that are counted, kept, sorted already, and not finite.
  @Test(arguments: [1, 3]) func figuresAreTheEngines(threads: Int) throws {
    var generator = SeededGenerator(seed: 7)
    let count = 40_000
    func integers(_ range: ClosedRange<Int64>) -> [Value] {
      (0..<count).map { $0 % 11 == 3 ? .null : .integer(Int64.random(in: range, using: &generator)) }
    }
    let odd: [Double] = [.nan, .infinity, -.infinity, 0]
    let numbers: [Double] = (0..<count).map { row in
      row % 1000 == 0 ? odd[row / 1000 % 4] : Double.random(in: -5...5, using: &generator)
    }
    let steps: [Double] = (0..<count).map { Double($0 % 7) / 4 }
    let texts: [String] = (0..<count).map { "category number \($0 * 31 % 257)" }
    let ids: [Int64] = (0..<count).map { Int64($0) }
    let columns: [(name: String, values: ColumnValues)] = [
      ("narrow", .values(.integer, integers(-3...40))), ("wide", .values(.integer, integers(-1_000_000...1_000_000))),
      ("ends", .values(.integer, integers(Int64.min...Int64.max))), ("id", .integers(ids)), ("x", .numbers(numbers)),
      ("steps", .numbers(steps)), ("t", .texts(texts)),
    ]
    let data = try Database(threads: threads).relation(named: "d", columns: columns)
    for profile in try data.profile(ProfileLimits(threads: threads)).columns {
      let name = profile.column.name
      var asked = ["count() - count(\(name))", "distinct(\(name))", "min(\(name))", "max(\(name))"]
      var found = ["\(profile.missing)", "\(profile.distinct)", profile.minimum.plainText, profile.maximum.plainText]
      if profile.column.type != .text {
        asked += ["mean(\(name))", "quantile(\(name), 0.25)", "median(\(name))", "quantile(\(name), 0.75)"]
        let figures = [profile.mean, profile.quartiles?.first, profile.median, profile.quartiles?.third]
        found += figures.map { Value.number($0 ?? 0).plainText }
      }
      let bound = try asked.map { try data.bound($0, aggregates: .allowed) }
      let wanted = try data.aggregates(bound).map(\.plainText)
      #expect(found == wanted, "\(name): \(asked)")
    }
    let zeros = try data.profile().columns.suffix(3).map(\.zeros)
    #expect(zeros == [numbers.count { $0 == 0 }, steps.count { $0 == 0 }, nil])
  }

  /// Each column needs another reading, and one does not fit at all.
  @Test func littleMemoryTakesMoreReadings() throws {
    let count = 30_000
    let columns: [(name: String, values: ColumnValues)] = (0..<4).map { column in
      let numbers: [Double] = (0..<count).map { Double($0 * (column + 3) % 10_007) }
      return ("c\(column)", .numbers(numbers))
    }
    let texts: [String] = (0..<count).map { String($0) }
    let all = columns + [("t", ColumnValues.texts(texts))]
    let data = try Database(threads: 2).relation(named: "d", columns: all)
    let ample = try data.profile()
    let tight = try data.profile(ProfileLimits(memory: 600_000))
    for (one, other) in zip(ample.columns.dropLast(), tight.columns) {
      #expect(one.distinct == other.distinct && one.median == other.median && one.histogram == other.histogram)
      #expect(!other.isEstimated)
    }
    #expect(tight.columns.last?.isEstimated == true && ample.columns.last?.distinct == count)
    let none = try data.profile(ProfileLimits(memory: 1000))
    let estimated = none.columns.map(\.isEstimated)
    #expect(!estimated.contains(false))
    for (one, other) in zip(ample.columns, none.columns) {
      #expect(one.missing == other.missing && one.mean == other.mean && one.zeros == other.zeros)
      #expect(one.minimum.plainText == other.minimum.plainText && one.maximum.plainText == other.maximum.plainText)
    }
  }

  @Test func whatIsStoppedIsInterrupted() throws {
    let data = try Database(threads: 1).relation(named: "d", columns: [("x", .numbers([3, 1, 2]))])
    let found = fault { _ = try data.profile(ProfileLimits(isStopped: { true })) }
    #expect(found == .interrupted)
  }
}
