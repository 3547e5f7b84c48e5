/// The chapter on files and databases.
enum SourcesChapter {
  static let page = HelpPage(
    .topic, "sources", "Files and databases: what is read and what is written.", blocks,
    synonyms: ["files", "formats", "import", "export", "csv", "excel", "database", "read", "write", "encoding"])

  private static let blocks: [HelpPage.Block] = [
    .paragraph(
      """
      `load` points at data and gives it a name. Nothing is copied: a look at the file tells its columns and types, and \
      the rows are read when they are needed.
      """),
    .code(
      """
      load "data/portfolio.csv" as portfolio
      load "data/bank/payments.parquet"
      load "data/port*.csv" as books
      """, after: .nothing),
    .paragraph(
      """
      CSV and TSV (comma, semicolon, tab or bar; UTF-8, UTF-16 or Latin-1) and JSON (a list of records, or a record a \
      line) may end in .gz or .zst. Parquet is one file, a folder, or folders called year=2024, which give a column. \
      SQLite and DuckDB files have tables: load "book.sqlite" table loans. "-" is standard input. SQLite's rows and \
      those of standard input are read at once and kept in memory.
      """),
    .heading("Where a look is not enough"),
    .code(
      """
      load "data/german.csv" with types = { age_in_years: "number" }, nulls = ["no checking account"]
      load "data/portfolio.csv" with keep = true
      load "data/portfolio.csv" with bad_rows = 100
      """, after: .nothing),
    .paragraph(
      """
      `bad_rows` leaves up to so many bad rows out and says which; `keep` reads all rows into memory once; `delimiter`, \
      `encoding`, `header` and `format` say what was found amiss. A CSV file of more than 2 MB is looked at in parts (of \
      more than 4 MB the number of rows is an estimate), and a later value that does not fit its column is told with its line.
      """),
    .heading("Writing"),
    .code(
      """
      portfolio | where age < 30 | save to "young.parquet"
      save portfolio to "book.sqlite" table customers
      """, after: .portfolio),
    .paragraph(
      """
      `save` writes the kind of file its name says, the same kinds as are read: beside first, then in its place, whole or \
      not at all. In CSV a missing value and an empty text look the same.
      """),
  ]
}
