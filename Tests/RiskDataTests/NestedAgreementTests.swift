import RiskData
import RiskExpressions
import Testing

/// Holds expressions of up to four levels against the engine.
struct NestedAgreementTests {
  @Test(arguments: [ScalarType.boolean, .integer, .number, .text, .date])
  func nestedExpressionsAgree(_ type: ScalarType) throws {
    var values = RandomValues(seed: 7)
    let rows = (0..<60).map { _ in RandomExpressions.columns.map { values.value($0.type) } }
    let agreement = Agreement(
      schema: Schema(RandomExpressions.columns), rows: rows, database: Database(threads: 1))
    var random = RandomExpressions(generator: SeededGenerator(seed: 11))
    var tried = 0
    for _ in 0..<NestedAgreementTests.count {
      let text = random.expression(type, depth: 4)
      guard let differences = try agreement.differences(text, skipping: true) else { continue }
      tried += 1
      #expect(differences.isEmpty, "\(text): \(differences.prefix(3).joined(separator: "\n"))")
    }
    #expect(tried > NestedAgreementTests.count / 4)
  }

  private static let count = 200
}
