/// The chapter on looking into data.
enum ExploringChapter {
  static let page = HelpPage(
    .topic, "exploring", "What is in the data, what is wrong with it, and what has changed.", blocks,
    synonyms: ["explore", "exploration", "crosstab", "quality", "drift"])

  private static let blocks: [HelpPage.Block] = [
    .paragraph(
      """
      Each of these looks at a dataset, `missing portfolio`, or stands behind a `|`, where it looks at what the stages \
      before it give. Where columns stand behind the command, the dataset stands behind `on`.
      """),
    .code(
      """
      portfolio | tabulate num_90 by default
      tabulate dependents target default on portfolio
      portfolio | tabulate age_band = age // 20 * 20 by late = num_90 > 0 with shares = rows
      portfolio | correlate util, age, debt_ratio, monthly_income
      correlate target default on portfolio
      missing portfolio target default
      duplicates portfolio by id
      """, after: .portfolio),
    .paragraph(
      """
      `target` adds the mean of a column, which of 0 and 1 is the bad rate. A missing value is a level like others in \
      tables, and two missing keys are equal. What a line shows is a value too: `let t = …` keeps all of it.
      """),
    .heading("What has changed"),
    .paragraph(
      """
      `compare` cuts each column of numbers into ten bins of equal size in the first dataset (beyond a million rows, in \
      every so manieth) and counts the second in them. The population stability index is the sum of (q - p) ln(q / p) over \
      the bins, the missing values being one and a share of less than 0.0001 counting as that much. Below 0.1 a column is \
      stable, from 0.25 on it has shifted.
      """),
    .code(
      """
      compare portfolio with (portfolio | where age < 40)
      portfolio | where month < 2023-01-01 | compare with (portfolio | where month >= 2024-01-01)
      """, after: .portfolio),
    .heading("What must hold"),
    .paragraph(
      """
      `rules` keeps rules under a name, `check` tests them, and `breaking` keeps the rows that break one. A script stops \
      where a rule is broken, with exit status 3, as behind `assert`; a rule with `warn` before it is only told of. Where a \
      condition cannot be told, for want of a value, the rule is not broken: `is not null` is a rule of its own. (Whether a \
      script is right, without running it, is what `risk check FILE` tells.)
      """),
    .code(
      """
      rules basic {
        age in 18..110 as "Of age"
        unique id
        loss = 0 where default = 0
        warn monthly_income is not null
        mean(default) between 0% and 50%
      }
      check portfolio against basic
      portfolio | breaking basic | take 5
      portfolio | check { util >= 0; default in [0, 1] }
      """, after: .portfolio),
    .heading("Pictures"),
    .code(
      """
      portfolio | plot histogram util by default
      portfolio | plot bars mean(default) by num_90 to "late.svg"
      """, after: .portfolio),
  ]
}
