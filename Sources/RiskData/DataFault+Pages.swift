public import RiskDiagnostics

extension DataFault {
  /// The pages of help on these faults.
  public static let pages = engine + names + stagePages + filePages

  private static let engine = [
    FaultPage(
      "engine-missing", .program, "An engine that is not installed",
      "The library of the data engine or of the learner is not where it is looked for, or does not load.",
      noExample: "it takes a machine without the library", advice: "scripts/setup installs what is missing."),
    FaultPage(
      "out-of-memory", .program, "Not enough memory",
      "The query needs more memory than there is, even with the disk as a help.",
      noExample: "it takes more rows than fit", advice: "Take fewer columns with select, or fewer rows with where."),
    FaultPage(
      "disk-full", .program, "No room on the disk",
      "A file could not be written to its end, and is not kept.",
      noExample: "it takes a full disk", advice: "Make room, or save elsewhere."),
    FaultPage(
      "bad-conversion", .values, "A value that cannot become another type",
      "Some row has a value that cannot be read as the type an expression needs.",
      noExample: "the checks before a query find nearly all of it",
      advice: "Look at the values with where, and turn them into numbers with number(…), which gives null where it "
        + "cannot."),
    FaultPage(
      "pipeline-too-long", .values, "Too many stages for one query",
      "The stages become one query, and this one is nested deeper than the engine goes.",
      noExample: "it takes hundreds of stages", advice: "Save the first stages to a file, and load that."),
    FaultPage(
      "query-refused", .values, "A query the engine refuses",
      "The data engine does not run what a pipeline became. What it says about it stands in the message.",
      noExample: "no pipeline is known to do it", advice: "Please report it, with the line that led here."),
    FaultPage(
      "engine-failed", .program, "An engine that failed inside",
      "The data engine or the learner reports a mistake of its own.",
      noExample: "no line is known to do it", advice: "Please report it, with the line that led here."),
    FaultPage(
      "row-count", .models, "More or fewer rows than expected",
      "Scores are put beside the rows they belong to, and there are not as many of them.",
      noExample: "it takes a file that changes while it is read", advice: "Load the file again."),
  ]

  private static let names = [
    FaultPage(
      "duplicate-column", .files, "Two columns of one name",
      "Columns are told apart by their names.",
      after: .portfolio, example: "portfolio | select age, age = util", remedy: "portfolio | select age, use = util"),
    FaultPage(
      "similar-columns", .files, "Two columns that differ in capitals only",
      "Names are case-sensitive here, but not in the files and engines the rows may go to.",
      after: .portfolio, example: "portfolio | select age, Age = util", remedy: "portfolio | select age, use = util"),
    FaultPage(
      "unnamed-column", .files, "A column without a name",
      "A file's first line has an empty place between two separators.",
      noExample: "it takes a file", advice: "Write a name for the column in the file's first line."),
  ]
}
