import RiskDiagnostics
import RiskSyntax
import Testing

@Suite("Statements")
struct StatementParsingTests {
  static let forms: [(String, [String])] = [
    ("load $data as portfolio", ["load $data @as portfolio"]),
    ("portfolio | where age < 30 | take 5", ["portfolio | where (< age 30) | take 5"]),
    // The pipe may begin the next line; an operator, a comma or an open bracket carries a line on.
    ("portfolio\n  | where age <\n 30\n\n| take 5\nx", ["portfolio | where (< age 30) | take 5", "x"]),
    ("use a,\n  b", ["use a, b"]),
    ("f [1,\n 2]; g", ["f [1 2]", "g"]),
    ("score good \\\n  bad", ["score good bad"]),
    // Clauses stand between complete arguments; a column may be called like one.
    (
      "train pd pd1 on train target default features base using xgboost with rounds = 300, depth = 4",
      ["train pd pd1 @on train @target default @features base @using xgboost @with rounds:=300, depth:=4"]
    ),
    ("x | select on, by", ["x | select on, by"]),
    ("x | summarize n = count() by on", ["x | summarize n:=(count) @by on"]),
    ("x | sort by", ["x | sort by"]),
    ("x | sort bad desc, n", ["x | sort bad desc, n"]),
    ("split p into train 70%, test 30% stratify default", ["split p @into train 0.7, test 0.3 @stratify default"]),
    ("levers bad for pd <= 10%", ["levers bad @for (<= pd 0.1)"]),
    (
      "whatif good vary util over 0..1 step 0.1, num_90 over 0..3",
      ["whatif good @vary util @over (.. 0 1 0.1), num_90 @over (.. 0 3)"]
    ),
    // A call has its parenthesis right behind the name; with a blank between, it is an argument.
    ("score (p | take 5)", ["score <p | take 5>"]),
    ("take -1", ["take (- 1)"]),
    ("where (a or b)", ["where (or a b)"]),
    // Statements of the language; the same words can be names.
    ("let m = evaluate pd1 on test", ["let m evaluate pd1 @on test"]),
    ("let m = 1 + 2", ["let m (+ 1 2)"]),
    ("set seed 42; set format = json", ["set seed 42", "set format json"]),
    ("param cutoff = 10%", ["param cutoff 0.1"]),
    ("assert $m.auc > 0.8, \"lost\"", ["assert (> (. $m auc) 0.8) 'lost'"]),
    ("include 'a.risk'", ["include 'a.risk'"]),
    ("set | take 1", ["set | take 1"]),
    // Blocks and records.
    (
      "features b {\n util = clip(util, 0, 2) as \"Use\" in 0..2\n a, c # why\n}",
      ["features b {util:=(clip util 0 2) @as (in 'Use' (.. 0 2)); a, c}"]
    ),
    ("customer g { util: 35%,\n age: 42 }", ["customer g {util: 0.35, age: 42}"]),
    ("policy { approve when pd < 5% }", ["policy {approve @when (< pd 0.05)}"]),
    ("", []), ("# nothing\n\n;;\n", []),
  ]

  @Test("have one tree", arguments: forms)
  func form(text: String, shapes: [String]) {
    let tree = Parser.parse(Source(text))
    #expect(tree.diagnostics.isEmpty)
    #expect(tree.statements.map(TreeShape.of) == shapes)
  }

  @Test("end with the text where the cursor cuts a character in two")
  func cutCharacter() {
    let text = "load ä日🙂"
    for cursor in 0...text.utf8.count { #expect(CursorText(text, cursor: cursor).start <= cursor) }
  }

  /// Each of these doubled the work with every level; that it ends at all is what is tested.
  @Test(
    "are read once a level",
    arguments: [
      (String(repeating: "f(", count: 40) + "x" + String(repeating: " | take 1)", count: 40), true),
      (String(repeating: "{ if ", count: 40) + "1" + String(repeating: " then 1 else 2 }", count: 40), true),
      (String(repeating: "x { a ) ", count: 90), false),
    ])
  func nesting(text: String, isWhole: Bool) {
    #expect(Parser.parse(Source("show " + text)).diagnostics.isEmpty == isWhole)
  }

  @Test("that cannot be read do not hide those behind them")
  func recovery() {
    let tree = Parser.parse(Source("a b )\nx | | y\nlet x 5\ntake 3\n{ a: 1, a: 2 }\nf [1 2\n]\nshow 1"))
    #expect(tree.statements.map(TreeShape.of) == ["take 3", "show 1"])
    #expect(tree.diagnostics.map { $0.span?.source.place(of: $0.span?.range.lowerBound ?? 0).line } == [1, 2, 3, 5, 6])
  }

  @Test(
    "end or go on",
    arguments: [
      ("f(", true), ("a |", true), ("a,", true), ("1 +", true), ("features b {", true), ("features b { a\n", true),
      ("take 5", false), ("let x = ", true), ("\"abc", false), ("a)", false), ("a \\", true), ("", false),
    ])
  func incomplete(text: String, goesOn: Bool) {
    #expect(Parser.parse(Source(text)).isIncomplete == goesOn)
  }

  @Test("keep the comment above them")
  func documentation() {
    let tree = Parser.parse(Source("## The book.\n## Of loans.\nparam book = 1\n# not this\nparam other = 2"))
    #expect(tree.statements.map(\.documentation) == ["The book.\nOf loans.", nil])
  }

  @Test("compare where the reader wants a condition: = binds tighter than and, or")
  func comparison() throws {
    for (text, shape) in [
      ("where a = 1 and b = 2", "(and (= a 1) (= b 2))"), ("where a = 1 or b", "(or (= a 1) b)"),
      ("where a = b + 1", "(= a (+ b 1))"), ("where a = not b", "(= a (not b))"),
    ] {
      let tree = Parser.parse(Source(text))
      guard case .pipeline(let pipeline) = tree.statements[0].kind else { return }
      #expect(TreeShape.of(try pipeline.stages[0].groups[0].arguments[1].asExpression()) == shape)
    }
  }

  @Test("that are broken bytes, binary or cut short are read or refused, never more")
  func garbage() {
    var state: UInt64 = 7
    let alphabet = Array("abz01.9%$`'\"{}[]()|,;:=<>!+-*/^\\# \n\t_é€\u{0}".utf8) + [0xFF, 0xC3, 0xF0]
    for _ in 0..<3_000 {
      let length = Int(next(&state) % 60)
      let bytes = (0..<length).map { _ in alphabet[Int(next(&state) % UInt64(alphabet.count))] }
      let tree = Parser.parse(Source(String(decoding: bytes, as: UTF8.self)))
      #expect(tree.statements.count <= length)
    }
  }

  private func next(_ state: inout UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
