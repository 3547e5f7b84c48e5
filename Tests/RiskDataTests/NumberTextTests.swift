import Foundation
import RiskData
import RiskExpressions
import RiskSyntax
import Testing

/// Holds numbers as text against the engine's: around every power of ten and of two, where spellings change.
struct NumberTextTests {
  /// Powers of two of which the engine writes another number's digits (`CAST(pow(2, 81) AS VARCHAR)`), a bug of its own.
  private static let misspelled: [Double] = [0x1p81, 0x1p91, 8.535058474086213e+242]

  private static let numbers: [Double] = {
    let tens = (-324...308).compactMap { Double("1e\($0)") }
    let twos: [Double] = (-1074...1023).map { scalbn(1.0, $0) as Double }
    let others: [Double] = [.nan, .infinity, 0, 123_456.789, 0.1 + 0.2, 1e16 - 2, 99_999_999_999_999.98, 0.00012345]
    return (tens + twos + others).flatMap { [$0, $0.nextUp, $0.nextDown, -$0] }.filter { !misspelled.contains(abs($0)) }
  }()

  @Test(arguments: [#"text(x)"#, #""{x}""#, #""{x / 3}|{-x}""#, "number(text(x))", "length(text(x))"])
  func spellingsAgree(_ call: String) throws {
    let agreement = Agreement(
      schema: Schema([Schema.Column("x", .number)]), rows: NumberTextTests.numbers.map { [.number($0)] },
      database: Database(threads: 1))
    let differences = try #require(try agreement.differences(call))
    #expect(differences.isEmpty, "\(differences.prefix(3).joined(separator: "\n"))")
  }

  @Test func textsReadBack() throws {
    for number in NumberTextTests.numbers where number.isFinite {
      let text = Value.number(number).plainText
      #expect(Double(text) == number, "\(text)")
    }
  }
}
