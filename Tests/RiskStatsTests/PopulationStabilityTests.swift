import Foundation
import RiskStats
import Testing

/// Counts of "Give me some credit", first half against second half of the rows, with NumPy's sum over them.
@Suite struct PopulationStabilityTests {
  @Test func indexIsThatOfNumPy() throws {
    let age = PopulationStability.index(
      expected: [6484, 8150, 7790, 7129, 7462, 7140, 6849, 8473, 7580, 7943],
      actual: [6312, 8071, 7702, 7100, 7561, 7094, 6838, 8652, 7623, 8047])
    #expect(abs(try #require(age) - 0.0001795968274571099) < 1e-15)
    let late = PopulationStability.index(expected: [62_980, 12_020], actual: [63_038, 11_962])
    #expect(abs(try #require(late) - 4.452446536676212e-06) < 1e-16)
  }

  @Test func anEmptyBinCountsWithTheFloor() throws {
    let index = try #require(PopulationStability.index(expected: [50, 50], actual: [100, 0]))
    #expect(abs(index - (0.5 * log(2.0) + (1e-4 - 0.5) * log(1e-4 / 0.5))) < 1e-15)
    #expect(PopulationStability.index(expected: [3, 7], actual: [30, 70]) == 0)
  }

  @Test func nothingIsComparedWithNothing() {
    #expect(PopulationStability.index(expected: [], actual: []) == nil)
    #expect(PopulationStability.index(expected: [1], actual: [0]) == nil)
    #expect(PopulationStability.index(expected: [1], actual: [1, 2]) == nil)
  }

  @Test func partsAddUpToTheIndex() throws {
    let (before, now) = ([50, 30, 20, 0], [40, 40, 0, 20])
    let parts = try #require(PopulationStability.parts(expected: before, actual: now))
    #expect(parts.reduce(0, +) == PopulationStability.index(expected: before, actual: now))
    #expect(parts.allSatisfy { $0 >= 0 })
    #expect(PopulationStability.parts(expected: [1], actual: [0]) == nil)
  }

  /// Numbers of NumPy 2.4.6: `quantile(scores, [0.1, …, 0.9])` and `quantile(scores, [0.25, 0.5, 0.75])`.
  @Test func edgesAreThoseOfNumPy() {
    let scores = [0.02, 0.02, 0.05, 0.11, 0.11, 0.3, 0.01, 0.04, 0.2, 0.6, 0.07, 0.09, .nan]
    let tenths = [0.02, 0.024, 0.043, 0.058, 0.08, 0.102, 0.11, 0.182, 0.29]
    let edges = PopulationStability.edges(of: scores)
    #expect(edges.count == tenths.count && zip(edges, tenths).allSatisfy { abs($0 - $1) < 1e-15 })
    let quarters = PopulationStability.edges(of: scores, parts: 4)
    #expect(quarters.count == 3 && zip(quarters, [0.035, 0.08, 0.1325]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func fewScoresHaveFewEdges() {
    #expect(PopulationStability.edges(of: []) == [])
    #expect(PopulationStability.edges(of: [.nan]) == [])
    #expect(PopulationStability.edges(of: [0.5, 0.5]) == [0.5, 0.5.nextUp])
    let rare = Array(repeating: 0.1, count: 99) + [0.7]
    #expect(PopulationStability.edges(of: rare) == [0.1, 0.7])
  }

  @Test func everyScoreIsCountedOnce() {
    let counts = PopulationStability.counts(of: [0.1, 0.2, 0.2, 0.3, .nan, -1, 9], between: [0.2, 0.3])
    // An edge belongs to what is above it, and missing scores come last.
    #expect(counts == [2, 2, 2, 1])
    #expect(PopulationStability.counts(of: [0.1, .nan], between: []) == [1, 1])
  }
}
