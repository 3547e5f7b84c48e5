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
}
