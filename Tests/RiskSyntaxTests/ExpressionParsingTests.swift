import RiskDiagnostics
import RiskSyntax
import Testing

@Suite("Expressions")
struct ExpressionParsingTests {
  static let forms: [(String, String)] = [
    // Precedence, loosest first: or, and, not, comparison, range, sum, product, sign, power.
    ("a or b and not c = 1", "(or a (and b (not (= c 1))))"),
    ("1 + 2 * 3 ^ 2", "(+ 1 (* 2 (^ 3 2)))"),
    ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("2 ^ 3 ^ 2", "(^ 2 (^ 3 2))"),
    ("-2 ^ 2", "(- (^ 2 2))"),
    ("2 ^ -1", "(^ 2 (- 1))"),
    ("-a * b", "(* (- a) b)"),
    ("7 // 2 mod 3", "(mod (// 7 2) 3)"),
    ("not a and b", "(and (not a) b)"),
    ("a + 1 < b * 2", "(< (+ a 1) (* b 2))"),
    ("a == b", "(= a b)"),
    ("a in 0..1 step 0.1", "(in a (.. 0 1 0.1))"),
    ("a in [1, 2]", "(in a [1 2])"),
    ("a not in [1]", "(not (in a [1]))"),
    ("a not like 'x%'", "(not (like a 'x%'))"),
    ("a between 1 and 2 and b", "(and (between a 1 2) b)"),
    ("a not between 1 and 2", "(not (between a 1 2))"),
    ("a is null or b is not null", "(or (is null a) (is not null b))"),
    ("0 .. 10 - 1", "(.. 0 (- 10 1))"),
    // Numbers with suffixes, dates, texts.
    ("35%", "0.35"), ("7%", "0.07"), ("10k", "10000"), ("2.5m", "2500000.0"), ("1e-3", "0.001"), (".5", "0.5"),
    ("2024-02-29", "2024-02-29"), ("2024-02 - 29", "(- (- 2024 2) 29)"),
    (#""a\n\"b\"""#, "'a\n\"b\"'"), ("'a\\n'", "'a\\n'"), ("'it''s'", "'it's'"),
    (#""auc {$m.auc}: {f("}")}.""#, "(text 'auc ' (. $m auc) ': ' (f '}') '.')"),
    // Names, fields, items, calls, records.
    ("`a b`.c[-1]", "(item (. `a b` c) (- 1))"),
    ("$m['x']", "(item $m 'x')"),
    ("clip(x, 0, high = 2)", "(clip x 0 high=2)"),
    ("{ a: 1, 'b c': [2], }", "{a: 1, b c: [2]}"),
    ("{}", "{}"),
    ("if a > 1 then 'x' else if b then 'y' else 'z'", "(if (> a 1) 'x' (if b 'y' 'z'))"),
    ("case when a then 1 when b then 2 else 3 end", "(if a 1 b 2 3)"),
    ("(portfolio | take 5)", "<portfolio | take 5>"),
    ("(train | where default = 1)", "<train | where default:=1>"),
  ]

  @Test("have one tree", arguments: forms)
  func form(text: String, shape: String) throws {
    #expect(TreeShape.of(try Parser.parseExpression(Source(text))) == shape)
  }

  @Test(
    "that cannot be read have a fault at its place",
    arguments: [
      ("1 +", "unexpected", 3), ("a < b < c", "chained-comparison", 0), ("(1", "unclosed", 0), ("[1, 2", "unclosed", 0),
      ("\"abc", "unterminated-text", 0), ("2024-02-30", "invalid-date", 0), ("3abc", "invalid-number", 0),
      ("1e999", "invalid-number", 0), (#""\q""#, "unknown-escape", 1), ("a && b", "unknown-operator", 2),
      ("a <> b", "unknown-operator", 2), ("!a", "unknown-operator", 0), ("a ; b", "unexpected", 2),
      ("{ a: 1, a: 2 }", "duplicate-name", 8), ("“x”", "unknown-character", 0), ("$", "unexpected", 0),
      ("if a then b", "unexpected", 11), ("\"{1 + }\"", "unexpected", 6),
    ])
  func fault(text: String, code: String, offset: Int) {
    do {
      let shape = TreeShape.of(try Parser.parseExpression(Source(text)))
      Issue.record("read as \(shape)")
    } catch {
      #expect(error.fault.code == code)
      #expect(error.span?.range.lowerBound == offset)
    }
  }

  @Test(
    "nested without end have a fault instead of a full stack",
    arguments: ["(", "[", "{ a: ", "not ", "-", "f(", "if ", "1 + (", "2 ^ ", "a.b[", "(p | where a = "])
  func depth(opening: String) {
    let text = String(repeating: opening, count: 5_000)
    #expect(throws: Diagnostic.self) { try Parser.parseExpression(Source(text)) }
  }

  @Test("chained without end have a fault instead of a full stack", arguments: [" + 1", " and a", ".a", "[0]"])
  func chain(link: String) {
    let text = "a" + String(repeating: link, count: 5_000)
    #expect(throws: Diagnostic.self) { try Parser.parseExpression(Source(text)) }
  }
}
