public import RiskDiagnostics

extension StatsFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "no-cases", .models, "No cases to measure",
      "A measure of a model's power needs scores with their outcomes.",
      noExample: "evaluate finds rows that are missing before anything is measured", advice: "Give it rows."),
    FaultPage(
      "one-class-only", .models, "Cases of one outcome",
      "A measure of how well good and bad are told apart needs both.",
      noExample: "evaluate finds a target that is the same everywhere before anything is measured",
      advice: "Evaluate on rows of both outcomes."),
    FaultPage(
      "lengths-differ", .models, "Scores and outcomes that do not match",
      "There are not as many scores as outcomes.",
      noExample: "it takes a file that changes while it is read", advice: "Load the file again."),
    FaultPage(
      "not-a-probability", .models, "A score that is no probability",
      "A probability lies between 0 and 1.",
      noExample: "the models scored here give probabilities", advice: "Please report it, with what led here."),
    FaultPage(
      "not-finite", .models, "A number that is missing or infinite",
      "Measures, calibrations and regressions need a finite number in every row they look at.",
      after: .portfolio, example: "bin x of (portfolio | derive x = exp(1000) * age) against default",
      remedy: "bin x of (portfolio | derive x = exp(1) * age) against default"),
    FaultPage(
      "negative-count", .models, "A count below 0",
      "Cases that are counted by score cannot be fewer than none.",
      noExample: "the counts are the program's own", advice: "Please report it, with what led here."),
    FaultPage(
      "too-few-for-variance", .models, "Too few cases for an interval",
      "The interval of an AUC is made of how the cases of each kind spread, which takes two bad and two good ones.",
      after: .model,
      example: "compare pd1, pd1 on (portfolio | where default = 1 | take 1 | union (portfolio | where default = 0))",
      remedy: "compare pd1, pd1 on portfolio"),
    FaultPage(
      "not-a-calibration", .models, "Numbers that are no calibration",
      "A model's bundle keeps its calibration as a few numbers; these do not belong to one, or not to one that rises.",
      noExample: "it takes a damaged bundle", advice: "Calibrate the model again."),
    FaultPage(
      "unreachable-rate", .models, "A mean probability out of range",
      "A calibration to a central tendency shifts all probabilities until their mean is the stated one, which lies "
        + "between 0 and 1.", noExample: "calibrate checks the rate first", advice: "State a rate such as 3.5%."),
    FaultPage(
      "reversed-scores", .models, "Scores that do not rise with risk",
      "Platt's calibration puts a rising line through the defaults. Here it would fall or be level: the model ranks "
        + "these rows the wrong way round, or not at all.",
      noExample: "it takes a model that ranks upside down", advice: "Look at the model's AUC on these rows."),
    FaultPage(
      "binning-options", .models, "Options of binning out of range",
      "The numbers of bins and prebins, their shares and the cuts have limits.",
      noExample: "bin refuses such options before it begins", advice: "Ask for fewer bins, or for larger ones."),
    FaultPage(
      "no-binning", .models, "Constraints that no bins meet",
      "There are no bins with so many cases, bads and goods in each, in such a number, and with such a trend.",
      after: .portfolio, example: "bin age of portfolio against default with bins = 6..8, min_share = 30%",
      remedy: "bin age of portfolio against default with bins = 2..8"),
    FaultPage(
      "regression-columns", .models, "Too many columns for a regression",
      "The work of a regression grows with the square of its columns, and few can read hundreds of coefficients.",
      noExample: "the learners look at that first", advice: "Choose the columns that matter."),
    FaultPage(
      "too-few-rows", .models, "Too few rows for a regression",
      "A linear regression with as many coefficients as rows fits anything.",
      noExample: "the learners look at that first", advice: "Use more rows or fewer columns."),
    FaultPage(
      "bad-weights", .models, "Weights that are not above 0",
      "A row's weight says how much it counts; a row that shall not count is left out.",
      noExample: "train checks weights first", advice: "Leave out rows without a weight."),
    FaultPage(
      "bad-penalty", .models, "A penalty below 0",
      "A penalty pulls coefficients towards 0; below 0 it would push them away without end.",
      noExample: "the learners look at that first", advice: "Use 0 for none."),
    FaultPage(
      "collinear-column", .models, "A column without an effect of its own",
      "The column is the same in all rows, or a sum of other columns: what it adds to the prediction could as well be "
        + "theirs, and no numbers are better than others.",
      noExample: "the learners look at that first", advice: "Leave out the column, or use a penalty above 0."),
    FaultPage(
      "separated-outcomes", .models, "Columns that know the outcome",
      "Some weighted sum of the columns is never wrong about good and bad. The larger the coefficients the better, "
        + "without end. Often a column was recorded after the default, or stands for few rows.",
      noExample: "the learners look at that first",
      advice: "Look at the column that is named, or use a penalty above 0."),
    FaultPage(
      "not-converged", .models, "A fit that does not settle",
      "Newton's method found no place where the likelihood stops rising.",
      noExample: "it takes columns close to collinear", advice: "Use a penalty above 0, or leave out columns."),
  ]
}

extension SimulationFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "simulation-rows", .files, "Too few or too many customers to invent",
      "A simulated portfolio has at least one customer and at most as many as the message says.",
      noExample: "simulate refuses such a number before it begins", advice: "simulate book with rows = 20000"),
    FaultPage(
      "simulation-months", .files, "Too few or too many months to invent",
      "A simulated history has at least one month and at most as many as the message says.",
      noExample: "no command simulates months yet", advice: "Try 36 months."),
  ]
}
