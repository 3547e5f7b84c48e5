import RiskData
import RiskExpressions
import Testing

/// Holds what is no call against the engine: texts with values in braces, lists with columns.
struct ComposedAgreementTests {
  static let expressions = [
    #""{a0}|{a1}|{a2}|{a3}|{a4}""#, #""{a1} of {b1 + 1} {null}""#, #""{upper("{a3}")}!""#,
    #""{a2 / 3} {if a0 then "yes" else "no"}""#, "a1 in [b1, b1 + 1, null]", "a2 in [b2, 0, a1]",
    "a3 in [b3, 'a', upper(b3)]",
    "a1 in b1..b2", "not (a4 in [b4, 2024-02-29])", "a1 not in [a1]", "a2 in [a2 * 1]",
    #"length("{a3}{b3}") in 0..(b1 + 1)"#,
  ]

  @Test(arguments: expressions)
  func composedExpressionsAgree(_ text: String) throws {
    var values = RandomValues(seed: 77)
    let rows = (0..<300).map { _ in RandomExpressions.columns.map { values.value($0.type) } }
    let agreement = Agreement(schema: Schema(RandomExpressions.columns), rows: rows, database: Database(threads: 1))
    let differences = try #require(try agreement.differences(text, skipping: true))
    #expect(differences.isEmpty, "\(differences.prefix(3).joined(separator: "\n"))")
  }
}
