import Testing

@testable import RiskStats

struct RankedQuestionsTests {
  private typealias Questions = TreeQuestions<Double, UInt64, Double>

  /// Balanced trees of so many leaves with thresholds of which many are equal, some infinite.
  private func trees(_ count: Int, leaves: Int, slots: Int, _ random: inout SeededRandom) -> Questions {
    var trees = Questions()
    for _ in 0..<count {
      var questions: [(threshold: Double, slot: UInt32, mask: UInt64)] = []
      func split(_ first: Int, _ count: Int) {
        guard count > 1 else { return }
        let threshold = [-Double.infinity, .infinity, -0.0, 0, Double(random.next() % 40) - 20][Int(random.next() % 5)]
        let left = count / 2
        let below = ~(~UInt64.zero << UInt64(left)) << UInt64(first)
        questions.append((threshold, UInt32(random.next() % UInt64(slots)), ~below))
        split(first, left)
        split(first + left, count - left)
      }
      split(0, leaves)
      trees.append(questions: questions, leaves: (0..<leaves).map { _ in Double(random.next() % 1_000_003) / 7 })
    }
    return trees
  }

  @Test(arguments: [2, 7, 16, 17, 31, 32])
  func ranksGiveWhatThresholdsGive(_ leaves: Int) throws {
    var random = SeededRandom(seed: UInt64(leaves))
    let slots = 5
    let plain = trees(400, leaves: leaves, slots: slots, &random)
    let ranked = try #require(RankedQuestions(plain, slots: slots))
    for groups in 1...8 {
      let numbers = [Double.nan, .infinity, -.infinity, -0.0, 0, 0.5]
      let keys = (0..<groups * slots * 8).map { _ in
        random.next() % 3 == 0 ? numbers[Int(random.next() % 6)] : Double(random.next() % 50) - 25
      }
      var (expected, found) = ([Double](repeating: 1, count: 64), [Double](repeating: 1, count: 64))
      plain.add(keys: keys, slots: slots, groups: groups, to: &expected)
      ranked.add(keys: keys, groups: groups, to: &found)
      #expect(found.prefix(groups * 8) == expected.prefix(groups * 8))
    }
  }

  @Test func fewOrLargeTreesStayAsTheyAre() {
    var random = SeededRandom(seed: 1)
    #expect(RankedQuestions(trees(1, leaves: 16, slots: 9, &random), slots: 9) == nil)
    #expect(RankedQuestions(trees(400, leaves: 33, slots: 2, &random), slots: 2) == nil)
    #expect(RankedQuestions(Questions(), slots: 3) == nil)
  }

  @Test func rankedTreesAreAddedAsOthers() {
    var random = SeededRandom(seed: 2)
    let plain = trees(300, leaves: 15, slots: 3, &random)
    var ranked = plain
    ranked.rank(slots: 3)
    let keys = (0..<24).map { _ in Double(random.next() % 50) - 25 }
    var (expected, found) = ([Double](repeating: 0, count: 64), [Double](repeating: 0, count: 64))
    plain.add(keys: keys, slots: 3, groups: 1, to: &expected)
    ranked.add(keys: keys, slots: 3, groups: 1, to: &found)
    #expect(found.prefix(8) == expected.prefix(8))
  }
}
