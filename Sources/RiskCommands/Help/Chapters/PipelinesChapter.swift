/// The chapter on pipelines.
enum PipelinesChapter {
  static func page(stages: [HelpPage.Entry]) -> HelpPage {
    HelpPage(
      .topic, "pipelines", "A dataset with stages behind it: dataset | stage | stage.",
      [
        .paragraph(
          """
          The stages become one query, and nothing runs until rows are shown, saved or needed. A stage that ends a line \
          with `|` goes on in the next.
          """),
        .entries(stages), .heading("For instance"),
        .code(
          """
          portfolio | where age < 30 | summarize n = count(), bad = mean(default) by num_90
          portfolio | derive late = num_30_59 + num_60_89 + num_90 | sort late desc | take 5
          let book = portfolio | where monthly_income is not null
          $book | describe
          """, after: .portfolio),
      ], synonyms: ["pipeline", "stages", "pipe", "query", "sql", "rows"])
  }
}
