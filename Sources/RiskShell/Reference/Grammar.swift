import Foundation
import RiskExpressions
public import RiskKernel
import RiskSyntax

/// A TextMate grammar, for colours in editors, written from the declarations.
public enum Grammar {
  /// The grammar as JSON.
  public static func text(catalogue: Catalogue) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document(catalogue)), as: UTF8.self) + "\n"
  }

  /// A grammar file: the patterns, the first that fits a place wins.
  private struct Document: Encodable {
    let name = "Risk"
    let scopeName = "source.risk"
    let fileTypes = ["risk"]
    let firstLineMatch = "^#!.*\\brisk\\b"
    let patterns: [Pattern]
  }

  /// What is coloured, and as what.
  private struct Pattern: Encodable {
    let name: String
    var match: String?
    var begin: String?
    var end: String?
    var patterns: [Pattern]?
  }

  private static func document(_ catalogue: Catalogue) -> Document {
    Document(patterns: literals + words(catalogue) + operators)
  }

  private static let literals = [
    Pattern(name: "comment.line.documentation.risk", match: "##.*$"),
    Pattern(name: "comment.line.number-sign.risk", match: "#.*$"),
    Pattern(
      name: "string.quoted.double.risk", begin: "\"", end: "\"|$",
      patterns: [
        Pattern(name: "constant.character.escape.risk", match: #"\\[nt"\\{}]"#),
        Pattern(name: "meta.interpolation.risk", match: #"\{[^}"]*\}"#),
      ]),
    Pattern(name: "string.quoted.single.risk", match: "'(?:[^']|'')*'"),
    Pattern(name: "variable.other.column.risk", match: "`(?:[^`]|``)*`"),
    Pattern(name: "variable.other.readwrite.risk", match: #"\$(?:\w+|`[^`]*`)"#),
    Pattern(name: "constant.other.date.risk", match: #"\b\d{4}-\d{2}-\d{2}\b"#),
    Pattern(name: "constant.numeric.risk", match: #"\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?:%|[km]\b|\b)"#),
    Pattern(name: "constant.language.risk", match: #"\b(?:null|true|false)\b"#),
  ]

  private static func words(_ catalogue: Catalogue) -> [Pattern] {
    let statements = LanguageStatement.all.flatMap { [$0.name] + $0.followers }.filter { $0 != "in" }
    let commands = catalogue.commands.map { $0.spec.name }
    let operators = [
      "and", "or", "not", "in", "between", "like", "is", "mod", "if", "then", "else", "case", "when", "end",
    ]
    return [
      Pattern(name: "keyword.control.risk", match: #"(?:^|(?<=[;{}]))\s*"# + oneOf(statements)),
      Pattern(
        name: "support.function.command.risk", match: #"(?:^|(?<=[|;=({]))\s*"# + oneOf(commands) + #"(?!\s*[=(.])"#),
      Pattern(name: "support.function.builtin.risk", match: oneOf(FunctionTable.callableNames) + #"(?=\()"#),
      Pattern(name: "keyword.operator.word.risk", match: oneOf(operators)),
      Pattern(name: "keyword.control.flow.risk", match: oneOf(statements.filter { ["else", "catch"].contains($0) })),
      Pattern(name: "keyword.other.clause.risk", match: oneOf(ClauseWord.all.sorted()) + #"(?!\s*[=.])"#),
      Pattern(name: "keyword.other.order.risk", match: oneOf(["asc", "desc"])),
    ]
  }

  private static let operators = [
    Pattern(name: "keyword.operator.pipe.risk", match: #"\|"#),
    Pattern(name: "keyword.operator.risk", match: #"==|!=|<=|>=|//|\.\.|[-+*/^=<>]"#),
  ]

  /// A pattern for whole words, the longer ones first, each once.
  private static func oneOf(_ words: [String]) -> String {
    let sorted = Set(words).sorted { ($1.count, $0) < ($0.count, $1) }
    return "\\b(?:\(sorted.joined(separator: "|")))\\b"
  }
}
