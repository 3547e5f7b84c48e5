import RiskData
import RiskExpressions
import Testing

/// Holds the text functions against the engine on every character there is.
struct CharacterAgreementTests {
  @Test(arguments: ["lower(x)", "upper(x)", "trim(x)", "length(x)"])
  func everyCharacterAgrees(_ call: String) throws {
    let scalars = (0...0x10FFFF).compactMap { Unicode.Scalar(UInt32($0)) }
    // 64 characters a row, so that there are few rows.
    let rows = stride(from: 0, to: scalars.count, by: 64).map { start -> [Value] in
      [.text(String(String.UnicodeScalarView(scalars[start..<min(start + 64, scalars.count)])))]
    }
    let agreement = Agreement(schema: Schema([Schema.Column("x", .text)]), rows: rows, database: Database(threads: 1))
    let differences = try agreement.differences(call)
    #expect(differences == [])
  }
}
