/// The chapter on values.
enum ValuesChapter {
  static let page = HelpPage(
    .topic, "values", "Numbers, texts, dates, lists, ranges and records.",
    [.entries(kinds)] + parts + texts + missing,
    synonyms: [
      "types", "missing", "numbers", "text", "strings", "dates", "lists", "records", "ranges", "null", "na", "nan",
    ])

  private static let kinds = [
    HelpPage.Entry("null", "what is missing; there is one kind of it"),
    HelpPage.Entry("true, false", "conditions"),
    HelpPage.Entry("12, 10k, 2m", "integers: 10k is 10000, 2m is 2000000"),
    HelpPage.Entry("1.5, 1e-3, 10%", "numbers: 10% is 0.1"),
    HelpPage.Entry("\"…\"", "text, with \\n, \\t, \\\", \\\\ and an expression in braces: \"AUC {$m.auc}\""),
    HelpPage.Entry("'…'", "text as it stands"),
    HelpPage.Entry("2024-03-31", "a date, without quotes"),
    HelpPage.Entry("[1, 2, 3]", "a list"),
    HelpPage.Entry("0..1 step 0.1", "a range, both ends included"),
    HelpPage.Entry("{ a: 1, b: 2 }", "a record"),
  ]

  private static let parts: [HelpPage.Block] = [
    .heading("Fields and items"),
    .paragraph(
      """
      A point asks for a field, brackets for an item. Items are counted from zero, negative ones from the end. A row of a \
      table is a record.
      """),
    .code(
      """
      let m = { auc: 0.867, ks: 0.61 }
      show "AUC {$m.auc}"
      let seeds = [7, 42, 99]
      $seeds[-1]
      let worst = portfolio | sort util desc | take 1
      $worst[0].util
      """, after: .portfolio),
  ]

  private static let texts: [HelpPage.Block] = [
    .heading("Texts with values in them"),
    .paragraph(
      """
      What stands in braces is computed: a variable, a call, or over rows their columns. `\\{` is a brace that stays one.
      """),
    .code(
      """
      let m = { auc: 0.867 }
      show "AUC {round($m.auc, 2)}"
      portfolio | derive label = "{id}, {age} years" | select label | take 3
      """, after: .portfolio),
  ]

  private static let missing: [HelpPage.Block] = [
    .heading("What is missing"),
    .paragraph(
      """
      A comparison with null is neither true nor false, and `where` keeps no row for which it is. Aggregates leave \
      missing values out. `is null` and `is not null` ask, and `coalesce` puts something in their place. Models take \
      missing values as they are.
      """),
    .code(
      """
      portfolio | summarize n = count(), known = count(monthly_income)
      portfolio | where monthly_income is null | take 3
      portfolio | derive income = coalesce(monthly_income, 0) | summarize m = mean(income)
      """, after: .portfolio),
  ]
}
