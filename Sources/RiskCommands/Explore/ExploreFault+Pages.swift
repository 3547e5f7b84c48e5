import RiskDiagnostics

extension ExploreFault {
  /// The pages of help on these faults.
  static let pages = rows + rules

  private static let rows = [
    FaultPage(
      "rows-twice", .values, "Rows from two places",
      "A command that looks at rows takes them from the stage before it or by their name, and not both.",
      after: .portfolio, example: "portfolio | missing portfolio", remedy: "portfolio | missing"),
    FaultPage(
      "too-many-values", .values, "Too many different values to count one by one",
      "A table has a line for each value. Numbers with many values are put into bands first.",
      after: .portfolio, example: "portfolio | tabulate util", remedy: "portfolio | tabulate round(util, 1)"),
    FaultPage(
      "not-measured", .values, "Values that do not measure",
      "Means and correlations are made of numbers, and of conditions as 0 and 1.",
      after: .portfolio, example: "portfolio | correlate month, util", remedy: "portfolio | correlate age, util"),
    FaultPage(
      "nothing-to-correlate", .values, "Nothing to correlate",
      "Two columns of numbers are needed at least.",
      after: .portfolio, example: "portfolio | correlate util", remedy: "portfolio | correlate util, age"),
    FaultPage(
      "too-many-columns", .values, "More columns than can be looked at in pairs",
      "Every column is taken with every other, which soon are too many. Some of them are named instead.",
      noExample: "it takes a table of more than 500 columns", advice: "Name the columns: correlate util, age, default."),
    FaultPage(
      "no-shared-column", .values, "Nothing to compare",
      "Two datasets are compared column by column, by their names.",
      after: .portfolio, example: "compare (portfolio | select util) with (portfolio | select age)",
      remedy: "compare (portfolio | where age < 40) with portfolio"),
  ]

  private static let rules = [
    FaultPage(
      "not-a-rule", .values, "Not a rule",
      "Rules stand in braces, a line each or with semicolons between: conditions, unique with columns, or a column in "
        + "another dataset's. A rule on all rows together, such as count() > 1000, has no where.",
      after: .portfolio, example: "check portfolio { let x = 1 }",
      remedy: "check portfolio { unique id; age >= 18 }"),
    FaultPage(
      "no-rules", .values, "No rules to check",
      "The rules stand in braces behind the dataset, or behind 'against' by their name.",
      after: .portfolio, example: "check portfolio", remedy: "check portfolio { age >= 18 }"),
    FaultPage(
      "broken-rule", .values, "A rule that does not hold",
      "The report says how many rows break it, and which come first. A script stops here with exit status 3; warn before a "
        + "rule, or with fail = false, lets it go on. try and catch catch it too.",
      after: .portfolio, example: "check portfolio { age >= 30 }", remedy: "check portfolio { warn age >= 30 }"),
  ]
}
