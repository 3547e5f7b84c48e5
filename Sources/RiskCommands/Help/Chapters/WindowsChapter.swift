import RiskExpressions

/// The chapter on functions that look at other rows.
enum WindowsChapter {
  static let page = HelpPage(
    .topic, "windows", "Values from other rows: the one before, a running sum, a place in the order.", blocks,
    synonyms: ["window", "over", "partition", "running", "lagged", "panel"])

  private static let blocks: [HelpPage.Block] = [
    .paragraph(
      """
      Behind the function stands `over (by COLUMN, … sort KEY, …)`. `by` says which rows belong together, and all do where \
      it is left out. `sort` says in which order they are looked at; `desc` turns it round, and missing values come last. \
      Such a function stands in `derive`, and a later stage may ask for what it gave.
      """),
    .entries(FunctionList.entries(where: \.isWindow)),
    .paragraph(
      """
      Aggregates such as `mean` take `over` too: without `sort` they give every row the value of its group, and with it \
      that of the rows up to its own.
      """),
    .code(
      """
      portfolio | derive before = lag(util) over (by age sort id) | select id, age, util, before | take 3
      portfolio | derive so_far = cumsum(loss) over (sort month, id) | select id, month, loss, so_far | take 3
      portfolio | derive place = rank() over (by month sort util desc) | where place <= 2
        | select month, id, util, place | sort month, place | take 4
      portfolio | derive above = util - mean(util) over (by age) | select id, age, util, above | take 3
      """, after: .portfolio),
  ]
}
