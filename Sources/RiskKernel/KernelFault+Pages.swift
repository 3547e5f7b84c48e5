public import RiskDiagnostics

extension KernelFault {
  /// The pages of help on these faults; those on unknown things stand with the kinds of things.
  public static let pages = naming + giving + control + scripts

  private static let naming = [
    FaultPage(
      "unknown-command", .names, "No such command",
      "A line begins with a command or a dataset, a stage behind a | with a command that takes rows. "
        + "What SQL, Stata, R and pandas call ours is understood well enough to say which is meant.",
      after: .portfolio, example: "portfolio | filter age < 30", remedy: "portfolio | where age < 30"),
    FaultPage(
      "not-a-stage", .names, "A command that takes no rows",
      "Behind a | stand commands that take the rows before it; this one begins a line instead, or was written like a "
        + "function.",
      after: .portfolio, example: "portfolio | take(5)", remedy: "portfolio | take 5"),
    FaultPage(
      "needs-input", .names, "A stage without rows before it",
      "The command works on the rows of the stage before it. Put a dataset and a | in front.",
      after: .portfolio, example: "where age < 30", remedy: "portfolio | where age < 30"),
    FaultPage(
      "not-a-command", .names, "A line that begins with nothing known",
      "Two values side by side are neither a command with its arguments nor an expression.",
      example: "5 6", remedy: "show 5"),
    FaultPage(
      "let-missing", .names, "A value given a name without let",
      "A name gets its value with let, and the value is used as $name.",
      example: "cutoff = 10%", remedy: "let cutoff = 10%"),
    FaultPage(
      "tight-minus", .names, "A minus that begins something new",
      "A minus with a blank before it and none behind it is the sign of a new argument, so that a command can be given "
        + "negative numbers.",
      example: "let x = 5 -1", remedy: "let x = 5 - 1"),
    FaultPage(
      "not-a-table", .names, "Something without rows before a |",
      "Only rows go through a pipeline: a dataset, a variable with a table, or what a stage gives.",
      example: "5 | take 1", remedy: "show 5"),
    FaultPage(
      "unknown-setting", .names, "No such setting",
      "The name behind set is none of the session's settings. help settings lists them.",
      example: "set digit 4", remedy: "set digits 4"),
    FaultPage(
      "not-yet", .program, "Not part of this version",
      "The language has it, and this version does not do it yet.",
      noExample: "it goes away from version to version", advice: "See whether a newer version is there: risk --version."
    ),
  ]

  private static let giving = [
    FaultPage(
      "unknown-clause", .names, "A clause the command does not have",
      "The command has clauses of its own, and this word begins none of them. help with the command's name lists them.",
      example: "simulate book by age", remedy: "simulate book with rows = 100"),
    FaultPage(
      "given-twice", .names, "The same thing given twice",
      "A clause, an option or an argument with a name is given once.",
      example: "simulate book with rows = 100, rows = 200", remedy: "simulate book with rows = 200"),
    FaultPage(
      "missing-argument", .names, "Something the command needs",
      "The command cannot do without it. How it is used stands below the place.",
      after: .features, example: "train pd pd2 on train target default with rounds = 3",
      remedy: "train pd pd2 on train target default features base with rounds = 3"),
    FaultPage(
      "surplus-argument", .names, "More than the command takes",
      "The command has no use for this. Often a comma, a clause word or the | between two stages is missing.",
      example: "load \"a.csv\" \"b.csv\" as book", remedy: "load \"data/portfolio.csv\" as book"),
    FaultPage(
      "unknown-option", .names, "An option the command does not have",
      "The options behind with are the command's own. help with the command's name lists them with their ranges.",
      example: "simulate book with row = 100", remedy: "simulate book with rows = 100"),
    FaultPage(
      "option-without-value", .names, "An option without its value",
      "Options have the form name = value, with commas between them.",
      example: "simulate book with rows", remedy: "simulate book with rows = 100"),
    FaultPage(
      "wrong-argument", .names, "Something of another kind",
      "What was written is not what belongs at this place: a text where a name belongs, a name where a file's path in "
        + "quotes belongs.",
      example: "customer \"good\" { util: 35% }", remedy: "customer good { util: 35% }"),
    FaultPage(
      "out-of-range", .names, "A value outside its range",
      "The value has the right form and is too small, too large or of the wrong type. The range stands in the message.",
      example: "set digits 50", remedy: "set digits 6"),
    FaultPage(
      "not-allowed", .names, "None of the words that fit",
      "At this place stands one of a few words, which the message lists.",
      after: .features, example: "train pd pd2 on train target default features base using xgb with rounds = 3",
      remedy: "train pd pd2 on train target default features base using xgboost with rounds = 3"),
  ]

  private static let control = [
    FaultPage(
      "endless-loop", .program, "A loop that goes round and round",
      "The loop has gone round as often as the setting loop_limit allows, and its condition still holds.",
      example: "set loop_limit 100; let n = 1; while $n > 0 { let n = $n + 1 }",
      remedy: "set loop_limit 100; let n = 1; while $n < 50 { let n = $n + 1 }"),
    FaultPage(
      "not-iterable", .values, "Nothing that for can go through",
      "A loop goes through a list, a range, a record or a table.",
      example: "for x in 5 { show $x }", remedy: "for x in 1..5 { show $x }"),
    FaultPage(
      "name-taken", .names, "A name that is taken",
      "Commands, functions and words of the language keep their meaning; a definition needs a name of its own.",
      example: "def mean(x) { return $x }", remedy: "def my_mean(x) { return $x }"),
    FaultPage(
      "defined-twice", .names, "Two parameters of one name",
      "A script takes each parameter once: the command line could not tell two of one name apart.",
      example: "param cutoff = 10%; param cutoff = 20%", remedy: "param cutoff = 10%; let later = 20%"),
    FaultPage(
      "default-before-required", .names, "A default before a parameter without one",
      "Arguments are given in order, so that those which may be left out stand last.",
      example: "def odds(digits = 2, p) { return round($p / (1 - $p), $digits) }",
      remedy: "def odds(p, digits = 2) { return round($p / (1 - $p), $digits) }"),
    FaultPage(
      "too-many-calls", .program, "Calls nested too deep",
      "A definition that calls itself must come to an end at some time.",
      example: "def down(n) { return down($n - 1) }; show down(3)",
      remedy: "def down(n) { return if $n > 0 then down($n - 1) else 0 }; show down(3)"),
    FaultPage(
      "misplaced", .writing, "A statement out of its place",
      "A return ends a definition, break and continue belong to loops, and param and def stand at the top of a script.",
      example: "break", remedy: "for x in 1..3 { break }"),
    FaultPage(
      "unreachable-parameter", .program, "A parameter the command line cannot set",
      "The name of a parameter is what the command line calls it: a plain name that none of the program's own options has.",
      example: "param help = 1", remedy: "param hint = 1"),
    FaultPage(
      "nothing-to-undo", .program, "Nothing to take back",
      "No statement of this session has changed any name since it began or since the last undo.",
      noExample: "it depends on what was typed before", advice: "history lists what was typed."),
  ]

  private static let scripts = [
    FaultPage(
      "assertion", .program, "An assertion that does not hold",
      "The script says what must be true, and it is not. The script ends with status 3.",
      example: "assert 0.75 > 0.80, \"the model lost its power\"",
      remedy: "assert 0.85 > 0.80, \"the model lost its power\""),
    FaultPage(
      "unreadable-script", .program, "A script that cannot be read",
      "There is no such file, it may not be read, it is not UTF-8, or it is larger than 64 MB. Paths behind include start "
        + "at the including script.",
      noExample: "it depends on the files that are there", advice: "Look at the path, and at where it starts."),
    FaultPage(
      "include-cycle", .program, "A script that includes itself",
      "One of the included scripts includes one that is still being run, and this would never end.",
      noExample: "it takes two files", advice: "Put what both need into a third script that includes neither."),
    FaultPage(
      "too-many-includes", .program, "Too many included scripts",
      "A run includes at most 1,000 scripts, so that scripts that include each other in rings come to an end.",
      noExample: "it takes a thousand files", advice: "Look for scripts that include each other."),
    FaultPage(
      "unknown-parameter", .program, "No such parameter",
      "The command line sets a parameter that the script does not have, or a learner an option that it does not have.",
      noExample: "it comes from the command line", advice: "risk run FILE --help lists the script's parameters."),
    FaultPage(
      "bad-parameter", .program, "A parameter of another type",
      "A script's parameters have the type of their defaults: a number cannot become a text.",
      noExample: "it comes from the command line",
      advice: "risk run FILE --help tells the type of every parameter; values are written as in the language."),
    FaultPage(
      "interrupted", .program, "Stopped by Ctrl-C",
      "The command was stopped before it was done, and leaves nothing half made. The session goes on; a script ends "
        + "with status 130.",
      noExample: "it takes a person to press Ctrl-C", advice: "Type the line again."),
  ]
}
