/// The chapter on expressions.
enum ExpressionsChapter {
  static let page = HelpPage(
    .topic, "expressions", "Arithmetic, comparisons, conditions and calls.", operators + choices + rows,
    synonyms: ["operators", "precedence", "conditions", "case", "ifelse", "arithmetic"])

  private static let operators: [HelpPage.Block] = [
    .paragraph("From what binds tightest to what binds loosest:"),
    .entries([
      HelpPage.Entry("^", "power, to the right: 2 ^ 3 ^ 2 is 512, and -2 ^ 2 is -4"),
      HelpPage.Entry("-x", "the opposite"),
      HelpPage.Entry("* / // mod", "// rounds down; / always divides with fractions"),
      HelpPage.Entry("+ -", "sums; a minus has blanks on both sides or on none"),
      HelpPage.Entry("= == != < <= > >=", "comparisons, which are not chained; = and == are the same"),
      HelpPage.Entry("in, between, like, is null", "in [1, 2], in 0..5, between 1 and 5, like 'A%', is not null"),
      HelpPage.Entry("not, and, or", "conditions"),
    ]),
    .code(
      """
      2 + 3 * 4 ^ 2
      7 // 2 + 7 mod 2
      portfolio | where age between 30 and 40 and num_90 in [1, 2] | take 3
      """, after: .portfolio),
  ]

  private static let choices: [HelpPage.Block] = [
    .heading("Choices"),
    .code(
      """
      portfolio | derive band = if age < 30 then "young" else "older" | take 3
      portfolio | derive grade = case when util < 30% then "A" when util < 1 then "B" else "C" end | take 3
      """, after: .portfolio),
  ]

  private static let rows: [HelpPage.Block] = [
    .heading("Rows, customers, aggregates"),
    .paragraph(
      """
      The same expression means the same over a dataset, where it becomes part of one query, and over a single customer, \
      where it is computed at once. Aggregates such as `mean` stand in `summarize`; in `features` they are learned in \
      training and kept with the model. Arguments can be given by their names.
      """),
    .code(
      """
      clip(1.4, low = 0, high = 1)
      portfolio | summarize n = count(), bad = mean(default) by late = num_90 > 0
      features base { util, income = coalesce(monthly_income, median(monthly_income)) }
      """, after: .portfolio),
  ]
}
