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
  public static let all = naming + scripts

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
  ]
}
