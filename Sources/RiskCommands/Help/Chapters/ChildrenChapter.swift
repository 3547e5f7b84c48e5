/// The chapter on what features sum up and what they make of words.
enum ChildrenChapter {
  static let page = HelpPage(
    .topic, "children", "Features over child tables, and features of categories.", blocks,
    synonyms: ["child", "categories", "category", "onehot", "ordinal", "frequency", "dummies"])

  private static let blocks: [HelpPage.Block] = [
    .heading("Child tables"),
    .paragraph(
      """
      A customer has accounts, and an account has payments. A feature set declares such tables, which are datasets, by the \
      column that says to which row above a row belongs; where it has another name above, that stands before `=`. An \
      aggregate then sums up all the rows below one customer. Names with a point are the child's columns, the others the \
      customer's own, and `where =` picks rows. Without rows a count is 0 and everything else is missing.
      """),
    .code(
      """
      simulate customers, accounts, payments with rows = 500
      features bank {
        table accounts on customer_id = customer_id
        table payments on account_id from accounts
        ## What is owed on cards over what they allow.
        util = sum(accounts.balance, where = accounts.kind = "card") /
               sum(accounts.limit, where = accounts.kind = "card") as "Utilisation" unit "share" in 0..2
        cards  = count(accounts, where = accounts.kind = "card")
        recent = count(payments, where = payments.days_late > 0 and months_between(payments.month, as_of) <= 6)
        worst  = coalesce(max(payments.days_late), median(max(payments.days_late)))
      }
      customers | compute bank keeping customer_id | take 3
      train pd small on customers target default features bank with rounds = 5
      score { as_of: 2024-01-01, accounts: [{ kind: "card", limit: 5000, balance: 1200, payments: [{ days_late: 31 }] }] }
      """, after: .nothing),
    .paragraph(
      """
      `compute` shows the features of rows before a model is trained on them, and `features show` the set. A customer of \
      one's own has the rows of child tables in lists of records, as they are sent to a server.
      """),
    .heading("Categories"),
    .paragraph(
      """
      `onehot(x)` makes a feature of 1 and 0 for each value, the rarest beyond 50 together as `other`; `ordinal(x)` is the \
      place among the values in their order, `ordinal(x, ["low", "high"])` that in an order of one's own; `frequency(x)` \
      is the share of the training rows with the value. `missing(x)` is 1 where there is none. The values are learned in \
      training and kept with the model.
      """),
    .code(
      """
      let graded = portfolio | derive grade = if age < 30 then "young" else if age < 60 then "middle" else null
      features groups { onehot(grade); place = ordinal(grade, ["young", "middle"]); often = frequency(grade) }
      $graded | compute groups keeping id, grade | take 4
      """, after: .portfolio),
  ]
}
