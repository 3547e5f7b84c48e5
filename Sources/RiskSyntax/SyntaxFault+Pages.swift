public import RiskDiagnostics

extension SyntaxFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "unexpected", .writing, "Something else belongs here",
      "The line can be read up to this place and not further. Mostly a word or a sign is missing just before it.",
      example: "let x 5", remedy: "let x = 5"),
    FaultPage(
      "unclosed", .writing, "A bracket that is never closed",
      "Every (, [ and { needs its partner. The place shown is the bracket that has none.",
      example: "show (5 + 1", remedy: "show (5 + 1)"),
    FaultPage(
      "unterminated-text", .writing, "A text without its last quote",
      "A text ends on the line it begins on, with the quote it began with. A line break inside is written \\n.",
      example: "show \"over limit", remedy: "show \"over limit\""),
    FaultPage(
      "unknown-escape", .writing, "A backslash that means nothing",
      "Inside \"…\" a backslash begins \\n, \\t, \\\", \\\\, \\{ or \\}. Inside '…' it is a character like any other.",
      example: #"show "C:\quarter""#, remedy: #"show 'C:\quarter'"#),
    FaultPage(
      "invalid-number", .writing, "Digits that are no number",
      "Numbers look like 12, 1.5, 1e-3, 10%, 10k or 2.5m. A name that begins with a digit stands in backticks.",
      example: "show 12abc", remedy: "show 12k"),
    FaultPage(
      "invalid-date", .writing, "A day the calendar does not have",
      "Dates are written year-month-day, and the day must exist.",
      example: "show 2023-02-29", remedy: "show 2023-02-28"),
    FaultPage(
      "unknown-character", .writing, "A sign without a meaning",
      "The language does not use this character outside of texts. Curly quotes from a word processor are among the usual "
        + "ones.",
      example: "show “late”", remedy: "show \"late\""),
    FaultPage(
      "unknown-operator", .writing, "An operator of another language",
      "Other languages write this for something that has a word or a sign of its own here: and, or, not, mod, ^, !=, |.",
      after: .portfolio, example: "portfolio | where age < 30 && util > 1",
      remedy: "portfolio | where age < 30 and util > 1"),
    FaultPage(
      "chained-comparison", .writing, "Two comparisons in a row",
      "A comparison gives true or false, which cannot be compared with a number again. Ranges are asked for with between.",
      after: .portfolio, example: "portfolio | where 20 < age < 30",
      remedy: "portfolio | where age between 20 and 30"),
    FaultPage(
      "too-deep", .writing, "Too much nested in one another",
      "Brackets, conditions or blocks are nested deeper than any line a person would write.",
      noExample: "it takes some hundred brackets inside one another",
      advice: "Give a part of the expression a name with let, and use the name."),
    FaultPage(
      "duplicate-name", .writing, "The same name twice",
      "Within one record, one feature set or one split every name stands once.",
      example: "show { age: 42, age: 43 }", remedy: "show { age: 42, age_then: 43 }"),
    FaultPage(
      "setting-without-value", .writing, "A setting without its value",
      "A setting is changed by its name and the value it gets.",
      example: "set digits", remedy: "set digits 4"),
    FaultPage(
      "method-call", .writing, "A method with a point before it",
      "Things have no methods here. What is done to rows stands behind a |, one stage after another.",
      after: .portfolio, example: "portfolio.take(5)", remedy: "portfolio | take 5"),
  ]
}
