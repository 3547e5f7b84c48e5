public import RiskDiagnostics

extension ExpressionFault {
  /// The pages of help on these faults.
  public static let pages = names + calls + rows + windows + values

  private static let names = [
    FaultPage(
      "unknown-column", .values, "No such column",
      "The rows at this place have no column of that name. A stage before it may have left it out, and names are case-"
        + "sensitive. describe lists a dataset's columns.",
      after: .portfolio, example: "portfolio | where utl > 90%", remedy: "portfolio | where util > 90%"),
    FaultPage(
      "unknown-function", .values, "No such function",
      "No function has this name. What other languages call ours is understood well enough to say which is meant.",
      example: "show average(1, 2)", remedy: "show (1 + 2) / 2"),
    FaultPage(
      "unknown-variable", .values, "No such variable",
      "Nothing is bound to this name yet. let, param and for bind variables.",
      example: "show $cutof", remedy: "let cutoff = 10%; show $cutoff"),
    FaultPage(
      "not-a-value", .values, "A bare name where there is no row",
      "Bare names are columns, and there are no rows here. A variable is written with $, a text in quotes.",
      example: "load portfolio", remedy: "load \"data/portfolio.csv\""),
    FaultPage(
      "unknown-field", .values, "No such field",
      "The record has no field of that name.",
      example: "let m = { auc: 0.8 }; $m.acu", remedy: "let m = { auc: 0.8 }; $m.auc"),
    FaultPage(
      "not-a-record", .values, "Something without fields or items",
      "A point asks for a record's field and [ ] for a list's item; a plain value has neither.",
      example: "let m = 5; $m.auc", remedy: "let m = { auc: 0.8 }; $m.auc"),
  ]

  private static let calls = [
    FaultPage(
      "argument-count", .values, "Too few or too many arguments",
      "The function takes another number of arguments. How it is used stands below the place.",
      example: "show clip(1.5)", remedy: "show clip(1.5, 0, 1)"),
    FaultPage(
      "unknown-argument", .values, "No argument of that name",
      "An argument can be given by its name, and the function has none of this name.",
      example: "show round(0.126, places = 2)", remedy: "show round(0.126, digits = 2)"),
    FaultPage(
      "wrong-type", .values, "A value of the wrong type",
      "The function or operator takes another type here.",
      example: "show abs(\"-5\")", remedy: "show abs(number(\"-5\"))"),
    FaultPage(
      "mixed-types", .values, "Two types that do not go together",
      "The two sides are of types that have no common meaning, such as a number and a text.",
      after: .portfolio, example: "portfolio | where age = \"30\"", remedy: "portfolio | where age = 30"),
  ]

  private static let rows = [
    FaultPage(
      "misplaced-aggregate", .values, "An aggregate in a row's expression",
      "An aggregate sums up many rows, and this expression is computed for each row alone.",
      after: .portfolio, example: "portfolio | where age > mean(age)",
      remedy: "portfolio | summarize limit = mean(age)"),
    FaultPage(
      "nested-aggregate", .values, "An aggregate inside another",
      "There is one value a group, and nothing left to sum up. Two summarize stages do it in two steps.",
      after: .portfolio, example: "portfolio | summarize m = max(mean(util))",
      remedy: "portfolio | summarize u = mean(util) by num_90 | summarize m = max(u)"),
    FaultPage(
      "not-grouped", .values, "A column with many values in a group",
      "Behind summarize a group is one row, and the column has a value for each of the group's rows. Aggregate it, or name it "
        + "behind by.",
      after: .portfolio, example: "portfolio | summarize age by num_90",
      remedy: "portfolio | summarize age = mean(age) by num_90"),
    FaultPage(
      "not-a-scalar", .values, "A list or a record in a row's expression",
      "The cells of rows are numbers, texts, dates and conditions. Lists stand behind in.",
      after: .portfolio, example: "portfolio | where age > [30, 40]", remedy: "portfolio | where age in [30, 40]"),
    FaultPage(
      "stepped-range", .values, "A step behind in",
      "Behind in, a range asks whether a value lies between its ends, where a step has no meaning.",
      after: .portfolio, example: "portfolio | where age in 20..40 step 10",
      remedy: "portfolio | where age in [20, 30, 40]"),
    FaultPage(
      "not-over-rows", .values, "A function that is more than an expression",
      "Over rows a function of your own becomes part of the query, which only a single expression can.",
      after: .portfolio, example: "def double(x) { let y = $x * 2; return $y }; portfolio | derive d = double(age)",
      remedy: "def double(x) { return $x * 2 }; portfolio | derive d = double(age)"),
    FaultPage(
      "not-here", .values, "Something out of its place",
      "This form stands in other places, such as a block only behind features or in a def.",
      example: "let m = { 5 }", remedy: "let m = { auc: 5 }"),
  ]

  private static let windows = [
    FaultPage(
      "misplaced-window", .values, "A window where no other rows can be seen",
      "A window, over (…), looks at the other rows of a table. derive, select and where see them; summarize, features and a single "
        + "customer do not.",
      after: .portfolio, example: "portfolio | summarize m = lag(age) over (sort id)",
      remedy: "portfolio | derive before = lag(age) over (sort id) | summarize m = mean(before)"),
    FaultPage(
      "nested-window", .values, "A window inside another",
      "What looks at many rows gives a value a row, and another look needs it as a column first.",
      after: .portfolio, example: "portfolio | derive x = sum(lag(age) over (sort id)) over (by num_90)",
      remedy: "portfolio | derive before = lag(age) over (sort id) | derive x = sum(before) over (by num_90)"),
    FaultPage(
      "window-missing", .values, "A window function without its rows",
      "The function looks at other rows, and over (by … sort …) behind it says by what groups and in what order.",
      after: .portfolio, example: "portfolio | derive before = lag(age)",
      remedy: "portfolio | derive before = lag(age) over (sort id)"),
    FaultPage(
      "not-a-window", .values, "A function of one row with over",
      "Only aggregates and the functions of other rows look beyond their row.",
      after: .portfolio, example: "portfolio | derive x = abs(age) over (by num_90)",
      remedy: "portfolio | derive x = mean(age) over (by num_90)"),
    FaultPage(
      "window-unsorted", .values, "A place in no order",
      "A rank is the place of a row in an order, and none is given.",
      after: .portfolio, example: "portfolio | derive place = rank() over (by num_90)",
      remedy: "portfolio | derive place = rank() over (by num_90 sort age desc)"),
    FaultPage(
      "not-constant", .values, "A column where one value is needed",
      "The argument must be known before any row is: a literal, a variable, or what is computed from them.",
      after: .portfolio, example: "portfolio | derive x = lag(age, num_90) over (sort id)",
      remedy: "portfolio | derive x = lag(age, 2) over (sort id)"),
    FaultPage(
      "bad-pattern", .values, "A pattern that cannot be read",
      "Patterns are regular expressions of what every engine reads alike. help matches lists it; a backslash before a sign "
        + "takes it for itself.",
      example: "show matches('AB-12', '(?i)ab')", remedy: "show matches(lower('AB-12'), 'ab')"),
  ]

  private static let values = [
    FaultPage(
      "no-such-item", .values, "An item the list does not have",
      "Items are counted from zero; negative numbers count from the end.",
      example: "let seeds = [1, 2, 3]; $seeds[3]", remedy: "let seeds = [1, 2, 3]; $seeds[-1]"),
    FaultPage(
      "bad-range", .values, "A range that leads nowhere",
      "A range goes from the smaller number to the larger one, by a step above zero.",
      example: "show 5..1", remedy: "show 1..5"),
    FaultPage(
      "overflow", .values, "A number too large for an integer",
      "Integers reach to about 9.2 quintillion on either side of zero. Numbers with fractions reach much further.",
      example: "show 9223372036854775807 + 1", remedy: "show number(9223372036854775807) + 1"),
    FaultPage(
      "too-large", .values, "An expression or value of monstrous size",
      "What was written, or what would come of it, is larger than anything sensible.",
      noExample: "it takes an expression of a hundred thousand parts",
      advice: "Give a part of it a name with let or derive."),
  ]
}
