import RiskStats
import Testing

/// Numbers of SciPy 1.17.1: `special.gammaincc`, `stats.chi2_contingency(correction=False)` and
/// `stats.contingency.association(method="cramer")`.
@Suite struct ContingencyTableTests {
  @Test(arguments: [
    (0.5, 0.1, 0.6547208460185768), (0.5, 3, 0.014305878435429641), (1, 1, 0.36787944117144245),
    (2.5, 2.5, 0.4158801869955079), (10, 3, 0.9988975118698845), (10, 30, 7.121750862815593e-06),
    (100, 90, 0.84177901081357), (100, 130, 0.002750408367306518), (0.001, 0.5, 0.0005600666564707501),
    (5000, 5100, 0.07932888107761896), (50, 200, 1.6927979958857254e-37),
  ])
  func incompleteGammaIsThatOfSciPy(a: Double, x: Double, expected: Double) {
    let distance = abs(IncompleteGamma.upper(a, x) - expected)
    #expect(distance < 1e-11 * expected || distance < 1e-14 && expected > 1e-6)
  }

  @Test func incompleteGammaHasItsEdges() {
    #expect(IncompleteGamma.upper(3, 0) == 1)
    #expect(IncompleteGamma.upper(3, .infinity) == 0)
    for (a, x) in [(0, 1), (-1, 1), (1, -1), (.nan, 1), (1, .nan), (.infinity, 1)] as [(Double, Double)] {
      #expect(IncompleteGamma.upper(a, x).isNaN)
    }
  }

  /// A table with SciPy's numbers.
  struct Reference: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let counts: [[Int]]
    let chiSquared: Double
    let degreesOfFreedom: Int
    let pValue, cramersV: Double
  }

  static let references = [
    Reference(
      testDescription: "2 by 2", counts: [[20, 15], [30, 35]], chiSquared: 1.098901098901099, degreesOfFreedom: 1,
      pValue: 0.29450739368010714, cramersV: 0.10482848367219183),
    Reference(
      testDescription: "3 by 4", counts: [[762, 327, 468, 11], [484, 239, 477, 5], [120, 80, 30, 0]],
      chiSquared: 85.03986651840653, degreesOfFreedom: 6, pValue: 3.2389429745933776e-16,
      cramersV: 0.11899223476541072),
    Reference(
      testDescription: "empty levels, left out for SciPy", counts: [[10, 0, 5], [0, 0, 0], [3, 0, 9]],
      chiSquared: 4.63598901098901, degreesOfFreedom: 1, pValue: 0.031308094303608536, cramersV: 0.41437096508237237),
    Reference(
      testDescription: "no chance at all", counts: [[1000, 3], [5, 900]], chiSquared: 1876.0550949365409,
      degreesOfFreedom: 1, pValue: 0, cramersV: 0.9915933578253247),
  ]

  @Test(arguments: references)
  func associationIsThatOfSciPy(reference: Reference) throws {
    let found = try #require(ContingencyTable(reference.counts).association)
    #expect(abs(found.chiSquared / reference.chiSquared - 1) < 1e-12)
    #expect(found.degreesOfFreedom == reference.degreesOfFreedom)
    #expect(abs(found.pValue - reference.pValue) <= 1e-12 * reference.pValue)
    #expect(abs(found.cramersV / reference.cramersV - 1) < 1e-12)
  }

  @Test func sparseCellsAreCounted() {
    #expect(ContingencyTable([[2, 8], [3, 7]]).association?.sparseCells == 2)
  }

  @Test func nothingIsTestedWithoutTwoLevels() {
    #expect(ContingencyTable([]).association == nil)
    #expect(ContingencyTable([[1, 2, 3]]).association == nil)
    #expect(ContingencyTable([[1, 0], [2, 0]]).association == nil)
  }
}
