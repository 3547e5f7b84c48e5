import RiskDiagnostics

extension DataFault {
  static let stagePages = stages + sql

  private static let stages = [
    FaultPage(
      "types-disagree", .values, "Columns whose types do not meet",
      "Keys are compared, and columns of one name are put below each other, in one type. Integers and numbers agree, and "
        + "nothing else does.",
      after: .portfolio, example: "portfolio | union (portfolio | derive age = text(age))",
      remedy: "portfolio | union (portfolio | derive age = age + 0.5)"),
    FaultPage(
      "wrong-pivot", .values, "Values that cannot become columns",
      "A pivot makes a column of each value, at most 1000 of them, so that there must be some, and not too many.",
      after: .portfolio, example: "portfolio | where age > 200 | pivot count() into num_90",
      remedy: "portfolio | pivot count() into num_90"),
    FaultPage(
      "too-many-bins", .values, "More bins than anyone reads",
      "Bins of one width reach from the least to the greatest value, and that takes more than 1000 of them.",
      after: .portfolio, example: "portfolio | bin monthly_income every 1",
      remedy: "portfolio | bin monthly_income every 10k"),
  ]

  private static let sql = [
    FaultPage(
      "wrong-sql", .values, "SQL that does not run",
      "The data engine does not read the text, or finds no such column or function. What it says stands in the message.",
      after: .portfolio, example: "sql \"select count(*) form portfolio where\"",
      remedy: "sql \"select count(*) as n from portfolio\""),
    FaultPage(
      "forbidden-sql", .values, "SQL that does more than read datasets",
      "What stands behind sql is one select over datasets. It opens no files, changes nothing and asks nothing of the "
        + "engine itself, so that a script reads only what it loads; nor does it draw at random, which is for the seed.",
      after: .portfolio, example: "sql \"select * from read_csv('data/portfolio.csv')\"",
      remedy: "sql \"select * from portfolio\""),
    FaultPage(
      "unknown-table", .names, "A table that is no dataset",
      "In SQL, datasets stand as tables under their names, and behind a | the rows in front stand as it.",
      after: .portfolio, example: "sql \"select count(*) as n from portfoli\"",
      remedy: "sql \"select count(*) as n from portfolio\""),
  ]
}
