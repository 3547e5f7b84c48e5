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
        .heading("Two datasets"),
        .paragraph(
          """
          `join` puts rows beside those with equal keys, and keeps the order of the rows in front. `inner`, which need not \
          be said, keeps pairs; `left` all rows; `full` those of both sides; `semi` and `anti` the rows with and without a \
          partner; `asof` all rows, each with the nearest one of the other side: the last at or before it, if the last key \
          is not compared otherwise. Keys come once, under the names in front; other names that are taken get the other \
          dataset's name behind them, or the `suffix`. Missing keys are equal to nothing. `union` puts rows below each \
          other by the names of their columns, and keeps them all.
          """),
        .code(
          """
          let typical = portfolio | summarize typical = median(util), n = count() by month
          portfolio | join $typical on month | derive above = util > typical | take 3
          portfolio | join anti (portfolio | where num_90 > 0) on id | summarize n = count()
          portfolio | where age < 25 | union (portfolio | where age > 90) | summarize n = count()
          """, after: .portfolio),
        .heading("Groups and tables of figures"),
        .paragraph(
          """
          `bin` names the range a number is in, so that ranges can be groups; edges that depend on the data are learned \
          when the stage is written and stay what they are. `pivot` sums up by groups with a column for each value of \
          another column; the values are looked up when the stage is written. What SQL calls having is a `where` behind \
          `summarize`.
          """),
        .code(
          """
          portfolio | bin util into 5 | summarize n = count(), bad = mean(default) by util_bin
          portfolio | bin age every 20 | pivot mean(default) by age_bin into num_90 > 0
          portfolio | summarize n = count(), bad = mean(default) by num_real_estate | where n >= 100
          """, after: .portfolio),
        .heading("Fewer rows"),
        .paragraph(
          """
          `take` and `skip` count rows, `distinct` keeps the first of equal ones, and `sample` chooses at random. The seed \
          decides which, and the number of threads does not.
          """),
        .code(
          """
          portfolio | sample 10% by default | summarize n = count(), bad = mean(default)
          portfolio | distinct by month | select id, month | take 3
          """, after: .portfolio),
        .heading("SQL"),
        .paragraph(
          """
          `sql` runs one select of DuckDB's SQL. Datasets are tables under their names, behind a `|` the rows in front are \
          `it`, and `$name` is the value of a variable. It reads nothing else and changes nothing. `explain query` shows \
          the query that a pipeline is.
          """),
        .code(
          """
          portfolio | where age < 30 | sql "select num_90, count(*) as n from it group by num_90 order by num_90"
          explain query portfolio | where age < 30 | sort util desc | take 3
          """, after: .portfolio),
      ], synonyms: ["pipeline", "stages", "pipe", "query", "rows", "joins", "joining"])
  }
}
