import RiskDiagnostics

extension DataFault {
  static let filePages = paths + several + contents + writing

  private static let several = [
    FaultPage(
      "no-files", .files, "No data where the path leads",
      "A folder stands for the data files in it, a name with * or ? for the files called so.",
      example: "load \"data/2031-*.csv\" as book", remedy: "load \"data/port*.csv\" as book"),
    FaultPage(
      "too-many-files", .files, "Too many files",
      "At most 10,000 files are read as one dataset.",
      noExample: "it takes as many files", advice: "Name fewer, or write them to one Parquet file."),
    FaultPage(
      "unlike-files", .files, "Files that do not go together",
      "Files that are read as one dataset are of one kind and have the same columns.",
      example: "load \"data/*.csv\" as book", remedy: "load \"data/port*.csv\" as book"),
    FaultPage(
      "several-databases", .files, "Several databases",
      "A table is read from one database file.",
      noExample: "it takes such files", advice: "Load one after the other."),
    FaultPage(
      "no-such-table", .files, "Not one table",
      "A database file holds tables; where there is more than one, the clause table says which.",
      noExample: "it takes a database file", advice: "load \"book.sqlite\" table loans"),
    FaultPage(
      "locked-file", .files, "A file that is locked",
      "Another program is writing to the database file.",
      noExample: "it takes another program", advice: "Wait until it has finished, or load a copy of the file."),
    FaultPage(
      "bad-json", .files, "Not records in JSON",
      "JSON is read as a record a line, or as a list of records; the file holds something else, or is damaged.",
      noExample: "it takes such a file", advice: "[{ \"age\": 42 }, { \"age\": 30 }]"),
    FaultPage(
      "keyboard-input", .files, "Nothing is piped in",
      "\"-\" stands for standard input, and that is the keyboard.",
      noExample: "it takes a terminal", advice: "risk -c 'load \"-\" as book; describe book' < book.csv"),
    FaultPage(
      "bad-rows", .files, "Too many bad rows",
      "More rows cannot be read than bad_rows says may be left out.",
      noExample: "it takes such a file", advice: "Look at the lines named, or raise the limit: with bad_rows = 1000."),
  ]

  private static let paths = [
    FaultPage(
      "no-such-file", .files, "No such file",
      "Paths start from the workspace: the folder the program was started in, or that of --workspace.",
      example: "load \"data/portfolo.csv\" as book", remedy: "load \"data/portfolio.csv\" as book"),
    FaultPage(
      "folder-not-file", .files, "A folder in place of a file",
      "The path leads to a folder, and a file is needed.",
      noExample: "it takes a folder called like a file", advice: "Name another file."),
    FaultPage(
      "not-a-file", .files, "Not an ordinary file",
      "The path leads to a device or a pipe, which cannot be read twice.",
      noExample: "it takes a device", advice: "Write the rows to a file first."),
    FaultPage(
      "unreadable-file", .files, "A file that may not be read",
      "The system does not let you read the file.",
      noExample: "it takes a file of someone else", advice: "chmod u+r FILE, or ask its owner."),
    FaultPage(
      "unknown-file-kind", .files, "A kind of file that is not read",
      "What a file holds is told by the end of its name: .csv, .tsv, .txt, .json, .jsonl and .ndjson (also .gz and .zst), "
        + ".parquet, .sqlite, .db and .duckdb are read. Otherwise say it: with format = \"csv\".",
      example: "load \"data/README.md\" as book", remedy: "load \"data/portfolio.csv\" as book"),
    FaultPage(
      "awkward-path", .files, "A path the engine misreads",
      "The path has both a backslash and one of * ? [, which the data engine takes for a pattern.",
      noExample: "it takes a file of such a name", advice: "Rename the file or the folder."),
  ]

  private static let contents = [
    FaultPage(
      "empty-file", .files, "An empty file",
      "There is not even a line of column names.",
      noExample: "it takes an empty file", advice: "A file begins with a line of column names."),
    FaultPage(
      "binary-file", .files, "A file that is no text",
      "The name ends like a text file's, and the file holds something else: a spreadsheet, for instance.",
      noExample: "it takes such a file", advice: "Export it as CSV in UTF-8, or as Parquet."),
    FaultPage(
      "not-utf-8", .files, "A text file in another encoding",
      "Text files are read as UTF-8, and some characters are written in another way. The message says on which line.",
      noExample: "it takes such a file", advice: "iconv -f WINDOWS-1252 -t UTF-8 FILE > utf8.csv"),
    FaultPage(
      "no-header", .files, "No line of column names",
      "The first line holds numbers or dates, so that it is no line of names.",
      noExample: "it takes such a file", advice: "load FILE with header = false calls the columns c1, c2, …"),
    FaultPage(
      "ragged-row", .files, "A row that is too short or too long",
      "A row has another number of values than there are column names. Often a value holds the separator.",
      noExample: "it takes such a file", advice: "Put quotes around values that hold the separator."),
    FaultPage(
      "mistyped-value", .files, "A value of another type than its column",
      "Of a large file only parts are looked at when it is loaded, and a value further down is not of the type that all "
        + "of those were.",
      noExample: "it takes a large file", advice: "load FILE with types = { COLUMN: \"text\" }"),
    FaultPage(
      "open-quote", .files, "A quote that is not closed",
      "A quoted value does not end, or goes on behind its last quote.",
      noExample: "it takes such a file", advice: "Write a quote inside a quoted value twice."),
    FaultPage(
      "long-line", .files, "A line longer than 2 MB",
      "Lines of that length come of a quote that is not closed.",
      noExample: "it takes such a file", advice: "Look for the quote that opens the value, and close it."),
    FaultPage(
      "mixed-line-ends", .files, "Lines that end in several ways",
      "Some lines end as on Windows, some as elsewhere, and the engine cannot tell rows apart; or a quote stands alone.",
      noExample: "it takes such a file", advice: "dos2unix FILE"),
    FaultPage(
      "corrupt-file", .files, "A damaged file",
      "The file is cut short, or is not what its name says.",
      noExample: "it takes such a file", advice: "Write or download it again."),
    FaultPage(
      "changed-file", .files, "A file that changed under way",
      "Rows are read when they are needed, and the file is no longer the one that was loaded.",
      noExample: "it takes a file that changes", advice: "Load it again."),
    FaultPage(
      "vanished-file", .files, "A file that is gone",
      "Rows are read when they are needed, and the file is no longer there.",
      noExample: "it takes a file that goes away", advice: "Put it back, or load it from where it is now."),
  ]

  private static let writing = [
    FaultPage(
      "unknown-save-kind", .files, "A kind of file that is not written",
      "What is written is told by the end of the name: .csv, .tsv, .json, .jsonl and .ndjson (also .gz and .zst), .parquet, "
        + ".sqlite and .duckdb.",
      after: .portfolio, example: "save portfolio to \"book.xlsx\"", remedy: "save portfolio to \"book.csv\""),
    FaultPage(
      "no-such-folder", .files, "No folder to write into",
      "The file's folder does not exist. Folders are not made by saving.",
      after: .portfolio, example: "save portfolio to \"out/book.csv\"", remedy: "save portfolio to \"book.csv\""),
    FaultPage(
      "not-writable", .files, "A file that may not be written",
      "The system does not let you write the file or into its folder.",
      noExample: "it takes a folder of someone else", advice: "Save elsewhere."),
    FaultPage(
      "saves-over-source", .files, "A file saved over itself",
      "Rows are read when they are needed, so that a file cannot be written while its own rows come from it.",
      after: .portfolio,
      example: "save portfolio to \"book.csv\"; load \"book.csv\" as book; save book to \"book.csv\"",
      remedy: "save portfolio to \"book.csv\"; load \"book.csv\" as book; save book to \"copy.csv\""),
  ]
}
