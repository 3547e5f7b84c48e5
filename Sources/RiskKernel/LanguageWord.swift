/// A word that begins a statement of the language itself, as completion explains it.
public struct LanguageWord: Sendable {
  /// The word.
  public let word: String
  /// How it is written.
  public let usage: String
  /// What it does, in one sentence.
  public let summary: String

  private init(_ word: String, _ rest: String, _ summary: String) {
    self.word = word
    usage = rest.isEmpty ? word : "\(word) \(rest)"
    self.summary = summary
  }

  /// All of them, in the order they are explained.
  public static let all: [LanguageWord] = [
    LanguageWord("let", "NAME = VALUE", "Keep a value or rows as $NAME."),
    LanguageWord("set", "SETTING VALUE", "Change how the session works."),
    LanguageWord("if", "CONDITION { … } else { … }", "Do one thing or another."),
    LanguageWord("for", "NAME in LIST { … }", "Do something for every item."),
    LanguageWord("while", "CONDITION { … }", "Do something as long as a condition holds."),
    LanguageWord("def", "NAME(A, B = 2) { … }", "Make a command or function of your own."),
    LanguageWord("return", "VALUE", "End a command of your own with a value."),
    LanguageWord("break", "", "Leave a loop."),
    LanguageWord("continue", "", "Go on with a loop's next round."),
    LanguageWord("try", "{ … } catch NAME { … }", "Do something, and something else where it faults."),
    LanguageWord("assert", "CONDITION, \"MESSAGE\"", "Stop where a condition does not hold."),
    LanguageWord("include", "\"FILE\"", "Run another script here."),
    LanguageWord("param", "NAME = VALUE", "Declare a parameter of a script."),
    LanguageWord("exit", "STATUS", "End the script or leave the prompt."),
  ]
}
