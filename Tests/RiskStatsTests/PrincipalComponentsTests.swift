import RiskStats
import Testing

/// The directions along which rows differ most.
@Suite("Principal components")
struct PrincipalComponentsTests {
  @Test("are those of numpy.linalg.eigh")
  func agreesWithNumpy() throws {
    // numpy 2.4.6: eigh of the covariance (over the number of rows) of these six rows.
    let rows: [Double] = [2, 0, 1, 4, 1, 0, 6, 5, 3, 8, 3, 2, 1, 1, 7, 3, 2, 5]
    let found = try PrincipalComponents(rowMajor: rows, columns: 3, keeping: 3)
    expect(found.means, near: [4, 2, 3])
    expect(found.variances, near: [8.623822434296605, 4.887866500342301, 0.48831106536109314])
    let vectors: [[Double]] = [
      [0.7589083393825763, 0.3295225243080463, -0.561669866014934],
      [0.3346720862588347, 0.5425300970157085, 0.7704905505658617],
      [-0.5586167980778414, 0.7727069300878432, -0.301448624311808],
    ]
    for (component, vector) in zip(found.components, vectors) { expect(component, near: vector) }
  }

  @Test("span what rows of fewer dimensions lie in, and leave nothing")
  func planeIsFound() throws {
    var random = SeededRandom(seed: 1)
    let rows = (0..<200).flatMap { _ -> [Double] in
      let (first, second) = (random.uniform(), random.uniform())
      return [first, second, first - second, 2 * first + 3, 7]
    }
    let found = try PrincipalComponents(rowMajor: rows, columns: 5, keeping: 5)
    #expect(found.variances[1] > 0.01)
    for variance in found.variances[2...] { #expect(variance < 1e-15) }
    let row = Array(rows[10..<15])
    let back = zip(found.coordinates(of: row), found.components).prefix(2).reduce(found.means) { sum, pair in
      zip(sum, pair.1).map { $0 + pair.0 * $1 }
    }
    expect(back, near: row)
  }

  @Test("of a row alone, and of rows that are all alike, are the columns themselves")
  func nothingVaries() throws {
    for rows in [[3.0, 4, 5], [3.0, 4, 5, 3, 4, 5]] {
      let found = try PrincipalComponents(rowMajor: rows, columns: 3, keeping: 2)
      #expect(found.variances == [0, 0])
      #expect(found.components == [[1, 0, 0], [0, 1, 0]])
      #expect(found.coordinates(of: [4.0, 4, 5]) == [1, 0])
    }
  }

  @Test("need rows, and numbers that can be squared")
  func faults() {
    #expect(throws: StatsFault.noCases) { try PrincipalComponents(rowMajor: [], columns: 2, keeping: 2) }
    for number in [Double.nan, .infinity, 1e200] {
      #expect(throws: StatsFault.notFinite) {
        try PrincipalComponents(rowMajor: [1, number, 2, 3], columns: 2, keeping: 1)
      }
    }
  }

  private func expect(_ found: [Double], near wanted: [Double], at location: SourceLocation = #_sourceLocation) {
    #expect(found.count == wanted.count, sourceLocation: location)
    for (number, reference) in zip(found, wanted) {
      #expect(abs(number - reference) < 1e-12 * max(1, abs(reference)), sourceLocation: location)
    }
  }
}
