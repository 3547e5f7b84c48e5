import RiskKernel

/// The chapter on what decides which lines run, and how often.
enum ControlChapter {
  static let page = HelpPage(
    .topic, "control", "Choices, loops, commands of your own, and faults that are caught.",
    choices + names + commands + faults + limits,
    synonyms: ["flow", "loops", "programming", "functions", "recursion", "limits", "exceptions", "own"])

  private static let choices: [HelpPage.Block] = [
    .paragraph(
      """
      `if` chooses what to do, `for` goes through a list, a range, a record's fields or rows, and `while` goes on as long \
      as a condition holds. `break` leaves a loop; `continue` goes on with its next round. What a block binds is there \
      behind it, so that a loop can add to a total. A row of a `for` is a record.
      """),
    .code(
      """
      let total = 0
      for row in (portfolio | take 100) {
        if $row.num_90 > 0 { continue }
        let total = $total + $row.exposure
        if $total > 100k { break }
      }
      show "{round($total)} at stake"
      """, after: .portfolio),
  ]

  private static let names: [HelpPage.Block] = [
    .heading("Names that a loop makes"),
    .paragraph(
      """
      Where a command takes the name of a thing, a variable that holds a text or a text with braces may stand in its \
      place.
      """),
    .code(
      """
      for depth in [2, 3] {
        train pd "depth_{$depth}" on train target default features base with rounds = 5, depth = $depth
        let m = evaluate "depth_{$depth}" on test
        show "depth {$depth}: AUC {round($m.auc, 3)}"
      }
      """, after: .features),
  ]

  private static let commands: [HelpPage.Block] = [
    .heading("Commands of your own"),
    .paragraph(
      """
      What `def` makes is a function, and a command whose parameters with a default are options. With rows as its first \
      parameter it is a stage too. One whose body is a single expression works over rows and over customers. Its variables \
      are its own; those of the script it can read.
      """),
    .code(
      """
      ## The odds of a probability.
      def odds(p, digits = 2) { return round($p / (1 - $p), $digits) }
      odds(0.2)
      odds 0.2 with digits = 3
      portfolio | summarize bad = mean(default) by num_90 | derive chance = odds(bad) | take 3

      ## Those nearest to their limit.
      def worst(rows, n = 3) { return $rows | sort util desc | take $n }
      portfolio | worst with n = 2
      """, after: .portfolio),
  ]

  private static let faults: [HelpPage.Block] = [
    .heading("Faults, and how a script ends"),
    .paragraph(
      """
      `try` runs lines that may fault, and `catch` says what to do then. `exit` ends a script with a status of its own; \
      `assert` ends it with status 3 where a condition does not hold.
      """),
    .code(
      """
      try { load "tomorrow.csv" as book } catch e {
        show "{$e.code}: {$e.message}"
        load "data/portfolio.csv" as book
      }
      book | summarize n = count()
      """, after: .portfolio),
  ]

  private static let limits: [HelpPage.Block] = [
    .heading("Limits"),
    .paragraph(
      "What goes further than this is taken for a mistake, and ends with a fault rather than with the memory:"),
    .entries(LanguageLimit.all.map { HelpPage.Entry($0.name, $0.explanation) }),
  ]
}
