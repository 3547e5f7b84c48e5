import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskSyntax
import Testing

/// Holds our own matcher against the engine's on random patterns, and its time against none.
struct PatternAgreementTests {
  @Test func randomPatternsAgree() throws {
    var values = RandomValues(seed: 5)
    var random = RandomPatterns(generator: SeededGenerator(seed: 6))
    let column = Schema.Column("x", .text)
    let rows = (0..<120).map { _ in [values.value(.text)] } + RandomPatterns.texts.map { [.text($0)] }
    let agreement = Agreement(schema: Schema([column]), rows: rows, database: Database(threads: 1))
    for _ in 0..<400 {
      let call = "matches(x, '\(random.pattern(depth: 3))')"
      let differences = try #require(try agreement.differences(call), "\(call) is not read")
      #expect(differences.isEmpty, "\(differences.prefix(2).joined(separator: "\n"))")
    }
  }

  /// What takes a backtracking matcher ages: the test ends only because ours does not go back.
  @Test(arguments: ["(a*)*b", "(a|aa)+$|b", "(a?){50}a{50}b", "(.*)(.*)(.*)(.*)(.*)[^a]"])
  func noPatternTakesLong(_ pattern: String) throws {
    let text = String(repeating: "a", count: 2000)
    let call = try Parser.parseExpression(Source("matches('\(text)c', '^\(pattern)$')"))
    _ = try Evaluator(EmptyEnvironment()).evaluate(call)
  }

  @Test(arguments: [
    "(?i)a", "(?=a)", "(?<n>a)", "a**", "a++", "*a", "^*", "a{2", "a{,2}", "a{101}", "a{3,2}", "(a", "a)", "[a", "[]",
    "[z-a]",
    "[[:alpha:]]", "[a&&b]", "\\b", "\\1", "\\p{L}", "\\Q", "a\\", "(a{50}){50}",
    "((((((){100}){100}){100}){100}){100}){100}",
  ])
  func whatEnginesReadDifferentlyIsRefused(_ pattern: String) throws {
    let call = try Parser.parseExpression(Source("matches('a', '\(pattern)')"))
    let error = #expect(throws: Diagnostic.self) { try Evaluator(EmptyEnvironment()).evaluate(call) }
    #expect(error?.fault.code == "bad-pattern")
    #expect(error?.fault.hint != nil)
  }
}

/// Writes random patterns of the common subset.
struct RandomPatterns {
  var generator: SeededGenerator

  /// Texts that hold much of what the patterns look for.
  static let texts = [
    "ab", "abab", "a-b", "aab_1", "bb 12", "x\ny", "Zürich", "日本", "a\r\nb", "\u{2028}", "\u{B}", "]^-\\", "{2}",
    "e\u{301}a",
  ]

  /// A pattern with so many levels at most.
  mutating func pattern(depth: Int) -> String {
    guard depth > 0 else { return atom() }
    let (first, second) = (pattern(depth: depth - 1), pattern(depth: depth - 1))
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: return "(\(first)|\(second))"
    case 1:
      return "(?:\(first))" + (["*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"].randomElement(using: &generator) ?? "")
    case 2: return "^" + first
    case 3: return first + "$"
    case 4: return first
    default: return first + second
    }
  }

  private mutating func atom() -> String {
    [
      "a", "b", "ab", ".", "[ab]", "[^ab]", "[a-c1-9]", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "[\\w-]", "[^\\s\\d]",
      "\\.",
      "\\n", "ü", "日", "\\]", "[\\]^-]", "-", "\\{", "é", "_", "",
    ].randomElement(using: &generator) ?? "a"
  }
}
