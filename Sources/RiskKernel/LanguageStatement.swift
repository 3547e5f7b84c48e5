/// A statement of the language itself, declared once for help, completion, the reference and editors.
public struct LanguageStatement: Sendable {
  /// The word it begins with.
  public let name: String
  /// How it is written.
  public let usage: String
  /// What it does, in one sentence.
  public let summary: String
  /// What else there is to know.
  public let explanation: String
  /// A line that runs.
  public let example: Example
  /// What other languages call it.
  public let synonyms: [String]
  /// Words that go on with it, such as `else`.
  public let followers: [String]

  private init(
    _ name: String, _ usage: String, _ summary: String, _ explanation: String, example: Example,
    synonyms: [String] = [], followers: [String] = []
  ) {
    self.name = name
    self.usage = usage
    self.summary = summary
    self.explanation = explanation
    self.example = example
    self.synonyms = synonyms
    self.followers = followers
  }

  /// Every statement, in the order help explains them.
  public static let all = naming + control + scripts

  private static let naming = [
    LanguageStatement(
      "let", "let NAME = VALUE", "Keep a value or rows as $NAME.",
      "The value may be an expression, the result of a command, or a pipeline. Rows are kept as the query they are, and "
        + "computed when they are needed.",
      example: Example("let cutoff = 10%; show $cutoff * 2", "A value with a name."),
      synonyms: ["var", "const", "local", "global", "scalar", "assign"]),
    LanguageStatement(
      "set", "set SETTING VALUE", "Change how the session works.",
      "Settings hold until the session ends. `help settings` lists them.",
      example: Example("set digits 4; show 2 / 3", "Fewer digits."),
      synonyms: ["option", "options", "config", "pragma"]),
  ]

  private static let control = [
    LanguageStatement(
      "if", "if CONDITION { … } [else if CONDITION { … }] [else { … }]", "Do one thing or another.",
      "A value is chosen with `if CONDITION then VALUE else VALUE`, which is an expression.",
      example: Example("let rate = 6.7%; if $rate > 5% { show \"high\" } else { show \"low\" }", "A choice."),
      followers: ["else"]),
    LanguageStatement(
      "for", "for NAME in LIST { … }", "Do something for every item.",
      "It goes through a list, a range, a record's fields or the rows of a table. What is bound inside is there "
        + "afterwards: a loop can add to a total. `break` leaves it, `continue` goes on with the next item.",
      example: Example("let total = 0; for x in [1, 2, 3] { let total = $total + $x }; show $total", "A total."),
      synonyms: ["foreach", "forvalues", "loop", "forv", "each", "map", "apply"], followers: ["in"]),
    LanguageStatement(
      "while", "while CONDITION { … }", "Do something as long as a condition holds.",
      "The setting `loop_limit` ends loops that would not end by themselves. Ctrl-C stops them too.",
      example: Example("let n = 1; while $n < 100 { let n = $n * 2 }; show $n", "Doubling."),
      synonyms: ["until", "repeat"]),
    LanguageStatement(
      "break", "break", "Leave a loop.", "It ends the innermost `for` or `while` around it.",
      example: Example("for x in 1..10 { if $x > 3 { break }; show $x }", "The first three."), synonyms: ["leave"]),
    LanguageStatement(
      "continue", "continue", "Go on with a loop's next round.", "It skips the rest of the innermost loop's block.",
      example: Example("for x in 1..5 { if $x = 3 { continue }; show $x }", "All but one."), synonyms: ["next"]),
    LanguageStatement(
      "def", "def NAME(A, B = VALUE) { … }", "Make a command and function of your own.",
      "Parameters with a default may be left out. A `##` comment above it is its documentation: it appears in help and "
        + "in completion. It is called as a function, `odds(0.2)`, and as a command, with its defaults as options: "
        + "`odds 0.2 with digits = 3`. Variables bound inside are its own.",
      example: Example("def odds(p, digits = 2) { return round($p / (1 - $p), $digits) }; show odds(0.2)", "Odds."),
      synonyms: ["function", "program", "macro", "define", "fn", "lambda", "proc", "sub"]),
    LanguageStatement(
      "return", "return [VALUE]", "End a command of your own with a value.",
      "The value may be an expression or a pipeline. Without one the result is null.",
      example: Example("def double(x) { return $x * 2 }; show double(21)", "A result.")),
    LanguageStatement(
      "try", "try { … } catch NAME { … }", "Do something, and something else where it faults.",
      "Behind catch stands a name for the fault: a record with code, message and hint. Ctrl-C and exit are caught by "
        + "nobody.",
      example: Example("try { load \"nowhere.csv\" } catch e { show $e.code }", "A file that may be missing."),
      synonyms: ["capture", "rescue", "except", "trycatch"], followers: ["catch"]),
  ]

  private static let scripts = [
    LanguageStatement(
      "param", "param NAME = VALUE", "Declare a parameter of a script.",
      "The value is the default, and its type is the parameter's. A `##` comment above it is its documentation, which "
        + "`risk run FILE --help` shows. The command line sets it: `risk run FILE --name value`.",
      example: Example("param cutoff = 10%; show $cutoff", "A parameter with a default."),
      synonyms: ["args", "argument", "parameter", "arg"]),
    LanguageStatement(
      "assert", "assert CONDITION [, \"MESSAGE\"]", "Stop where a condition does not hold.",
      "A script that stops here ends with status 3, so that whoever runs it can tell a broken promise from a failure.",
      example: Example(
        "let auc = 0.85; assert $auc > 0.80, \"the model lost its power: {$auc}\"; show $auc", "A limit."),
      synonyms: ["check", "require", "stopifnot", "confirm"]),
    LanguageStatement(
      "include", "include \"FILE\"", "Run another script here.",
      "Its path starts at the folder of the script that includes it. What it defines is there afterwards.",
      example: Example("include \"data/quickstart.risk\"", "The quickstart, from its first line to its last."),
      synonyms: ["source", "do", "run", "exec", "import"]),
    LanguageStatement(
      "exit", "exit [STATUS]", "End the script or leave the prompt.",
      "A script ends with status 0, or with the one given, from 0 to 255.",
      example: Example("show \"done\"; exit", "The end."), synonyms: ["quit", "q", "bye", "stop", "end"]),
  ]
}
