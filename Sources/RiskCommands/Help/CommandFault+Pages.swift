import RiskDiagnostics

extension CommandFault {
  /// The pages of help on these faults.
  static let pages = rows + stages + things + customers + charts

  private static let rows = [
    FaultPage(
      "not-a-condition", .values, "A condition is needed",
      "The expression gives a number or a text, and only a condition is true or false for a row.",
      after: .portfolio, example: "portfolio | where num_90", remedy: "portfolio | where num_90 > 0"),
    FaultPage(
      "not-a-sort-key", .values, "Not a way to sort",
      "Behind a sort key stands asc, desc or nothing. Several keys have commas between them.",
      after: .portfolio, example: "portfolio | sort age descending", remedy: "portfolio | sort age desc"),
    FaultPage(
      "bad-split", .models, "Shares that do not split",
      "Every part has a share between 0% and 100%, and together they come to at most 100%.",
      after: .portfolio, example: "split portfolio into train 70%, test 40%",
      remedy: "split portfolio into train 70%, test 30%"),
    FaultPage(
      "empty-part", .models, "A part without rows",
      "There are too few rows for every part to get one.",
      after: .portfolio, example: "split (portfolio | take 1) into train 50%, test 50%",
      remedy: "split portfolio into train 50%, test 50%"),
    FaultPage(
      "no-rows", .models, "No rows to work on",
      "The dataset, or what is left of it behind a where, has no rows.",
      after: .model, example: "evaluate pd1 on (test | where age < 0)", remedy: "evaluate pd1 on test"),
    FaultPage(
      "missing-target", .models, "A target that is missing in some rows",
      "A model learns from rows whose outcome is known. The message says in how many rows it is not.",
      after: .features,
      example: "train pd pd2 on (train | derive default = if age < 40 then null else default) target default "
        + "features base with rounds = 3",
      remedy: "train pd pd2 on (train | where default is not null) target default features base with rounds = 3"),
    FaultPage(
      "non-binary-target", .models, "A target that is not 0 or 1",
      "The target of a PD model is 1 for a default and 0 for none.",
      after: .features, example: "train pd pd2 on train target num_60_89 features base with rounds = 3",
      remedy: "train pd pd2 on (train | derive late = integer(num_60_89 > 0)) target late features base "
        + "with rounds = 3"),
    FaultPage(
      "constant-target", .models, "A target that is the same everywhere",
      "There is nothing to tell apart where all customers have defaulted, or none has.",
      after: .features, example: "train pd pd2 on (train | where default = 1) target default features base",
      remedy: "train pd pd2 on train target default features base with rounds = 3"),
    FaultPage(
      "training-target", .models, "A target too many, or one that is lacking",
      "Models of default, loss and exposure learn a column, the target. Segments, anomalies and embeddings are found in the "
        + "features alone.",
      after: .features, example: "train pd pd2 on train features base",
      remedy: "train pd pd2 on train target default features base with rounds = 3"),
    FaultPage(
      "leaking-feature", .models, "A feature that gives the answer away",
      "A feature is computed from the target itself. The model would look perfect and know nothing.",
      after: .features, example: "train pd pd2 on train target age features base",
      remedy: "train pd pd2 on train target default features base with rounds = 3"),
  ]

  private static let stages = [
    FaultPage(
      "no-columns", .values, "No column left",
      "Rows have at least one column, and the stage would leave out the last of them.",
      after: .portfolio, example: "portfolio | select age | drop age", remedy: "portfolio | select age, util | drop age"
    ),
    FaultPage(
      "not-a-rename", .values, "Not a new name for a column",
      "The new name stands first, as with every name that is given: rename new = old.",
      after: .portfolio, example: "portfolio | rename age", remedy: "portfolio | rename years = age"),
    FaultPage(
      "not-a-key", .values, "Not a key to join by",
      "Rows are joined by columns with equal values: one name where both sides call it so, or column = other_column. "
        + "With asof, the last key may be compared with >=, >, <= or <.",
      after: .portfolio, example: "portfolio | join (portfolio | select id, twin = age) on id + 1",
      remedy: "portfolio | join (portfolio | select id, twin = age) on id"),
    FaultPage(
      "wrong-bin", .values, "Not a way to make bins",
      "Numbers are put into bins, and one clause tells how: 'into' so many, 'every' so far, or 'at' given edges.",
      after: .portfolio, example: "portfolio | bin util into 5 every 10%", remedy: "portfolio | bin util into 5"),
  ]

  private static let things = [
    FaultPage(
      "no-model", .models, "No model to score with",
      "What applies are the models named with use, or the only one there is. There is none, or there are several.",
      after: .portfolio, example: "portfolio | score", remedy: "models"),
    FaultPage(
      "wrong-cut", .models, "A split by time that does not add up",
      "Rows are divided in the order of a date or a number: by shares, or at values, one less than there are parts.",
      after: .portfolio, example: "split portfolio into train, test at 2024-01-01",
      remedy: "split portfolio into train, test by month at 2024-01-01"),
    FaultPage(
      "measure-unclear", .models, "Losses that may be shares or amounts",
      "Losses between 0 and 1 are shares, losses that reach 10 are amounts. These are neither, and the expected loss "
        + "depends on it.",
      after: .features,
      example: "train lgd l on (portfolio | derive lgd = util * 2) target lgd features base using linear",
      remedy:
        "train lgd l on (portfolio | derive lgd = util * 2) target lgd features base using linear with measure = share"),
    FaultPage(
      "text-target", .models, "A target that is no number",
      "A loss and an exposure are numbers.",
      after: .features, example: "train lgd l on portfolio target month features base",
      remedy: "train lgd l on portfolio target loss features base using linear"),
    FaultPage(
      "both-directions", .models, "A feature that should rise and fall",
      "With a feature a prediction may only rise, or only fall, or do as it likes.",
      after: .features,
      example: "train pd p on portfolio target default features base with rounds = 5, rising = util, falling = util",
      remedy: "train pd p on portfolio target default features base with rounds = 5, rising = util"),
    FaultPage(
      "wrong-kind-of-model", .models, "A model of another kind",
      "What was asked for needs a model of the probability of default.",
      noExample: "it takes a model of another kind", advice: "'models' lists the models with their kinds."),
    FaultPage(
      "calibrate-how", .models, "A calibration that is none, or two",
      "A calibration learns from the defaults of the rows, by a method, or moves their mean PD to a stated rate.",
      after: .model, example: "calibrate pd1 on portfolio", remedy: "calibrate pd1 on portfolio to 3%"),
    FaultPage(
      "predictions-missing", .models, "Rows a model cannot tell",
      "A regression has no way with a missing feature: such rows have no prediction.",
      noExample: "it takes a regression and rows that lack a feature",
      advice: "Give the feature a value in its set: coalesce(income, median(income))"),
    FaultPage(
      "two-of-a-kind", .models, "Two models of a kind",
      "Scores come of one model of each kind: one of default, one of loss, one of exposure.",
      after: .model, example: "use pd1, pd1", remedy: "use pd1"),
    FaultPage(
      "exposure-absent", .models, "No column with the exposure",
      "The loss model predicts a share of the exposure, which is in a column of the rows; these have none of that name.",
      noExample: "it takes a loss model of a share",
      advice: "use pd1, lgd1 with exposure = COLUMN, or add the column: derive exposure = …"),
    FaultPage(
      "nothing-to-show", .names, "Nothing of that name",
      "No dataset, customer, feature set or model has this name. A variable is written with $.",
      after: .portfolio, example: "show portfoli", remedy: "show portfolio"),
    FaultPage(
      "no-help", .program, "No help on that",
      "Neither a page of help has this name nor does any page mention it.",
      example: "help xyzzy", remedy: "help"),
    FaultPage(
      "only-at-the-prompt", .program, "Only at the prompt",
      "The command is about what was typed, and in a script nothing was.",
      example: "undo", remedy: "help undo"),
    FaultPage(
      "not-a-script", .files, "Not the name of a script",
      "A session is written as a script, whose name ends in .risk.",
      noExample: "it takes a prompt", advice: "For instance: save session to \"friday.risk\"."),
  ]

  private static let customers = [
    FaultPage(
      "wrong-simulation", .values, "Not a simulation",
      "One name stands for a portfolio, a row a customer; three names for the raw tables behind it: customers, their "
        + "accounts, and their payments, of at most 50,000 customers.",
      example: "simulate customers, accounts with rows = 100",
      remedy: "simulate customers, accounts, payments with rows = 100"),
    FaultPage(
      "not-a-customer", .customers, "Not a customer",
      "A customer is a record of inputs, or like another customer with some inputs changed.",
      example: "customer good 42", remedy: "customer good { util: 35%, age: 42 }"),
    FaultPage(
      "unknown-input", .customers, "An input nobody knows",
      "The customer has no such input, or the model reads none of that name.",
      after: .model, example: "customer x { utl: 35% }; score x",
      remedy: "customer x { util: 35%, age: 42, num_90: 0, monthly_income: 5500 }; score x"),
    FaultPage(
      "wrong-input", .customers, "An input of the wrong type",
      "An input is a single number, text, date or condition, of the type the model was trained with.",
      after: .model, example: "customer x { util: [35%, 40%] }", remedy: "customer x { util: 35% }"),
  ]

  private static let charts = [
    FaultPage(
      "wrong-plot", .values, "Not a way to draw",
      "A histogram has one column, bars have a column by another, a line has columns over another, and points have two "
        + "columns. Without a word for the kind, a small table is drawn as fits it.",
      after: .portfolio, example: "portfolio | plot histogram util, age", remedy: "portfolio | plot histogram util"),
    FaultPage(
      "wrong-description", .values, "Not a way to describe",
      "All columns of some rows are described, or one column of them: then the rows stand behind 'in' or before the '|'. "
        + "A target goes with one column.",
      after: .portfolio, example: "describe portfolio with target = default",
      remedy: "describe util in portfolio with target = default"),
    FaultPage(
      "not-drawable", .values, "Values that no axis can hold",
      "Heights and lengths are numbers; places on an axis are numbers or dates. Text is what bars are named by.",
      after: .portfolio, example: "portfolio | plot bars month by num_90",
      remedy: "portfolio | plot bars count() by month"),
    FaultPage(
      "unknown-chart-file", .files, "Not a file for a chart",
      "A chart is written as SVG, as a page or as text, and the file's ending says which.",
      after: .portfolio, example: "portfolio | plot histogram util to \"util.png\"",
      remedy: "portfolio | plot histogram util to \"util.svg\""),
    FaultPage(
      "nothing-to-plot", .values, "No value to draw",
      "No row is left, or none has a value in the column.",
      after: .portfolio, example: "portfolio | where age > 200 | plot histogram util",
      remedy: "portfolio | where age > 20 | plot histogram util"),
  ]
}
