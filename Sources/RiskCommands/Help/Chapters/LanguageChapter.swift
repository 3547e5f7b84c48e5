/// The chapter on statements, words and names.
enum LanguageChapter {
  static func page(statements: [HelpPage.Entry]) -> HelpPage {
    HelpPage(
      .topic, "language", "How lines are written: statements, commands, names.",
      commands + names + [.heading("Statements"), .entries(statements)] + layout,
      synonyms: ["syntax", "grammar", "statements", "names", "comments", "variables"])
  }

  private static let commands: [HelpPage.Block] = [
    .paragraph(
      """
      A line is a command with its arguments, clauses and options; or a dataset with stages behind it; or a value. \
      Clauses begin with a word of the command's own, such as `on` or `by`. Options stand behind `with`, in the form \
      name = value.
      """),
    .code(
      """
      split portfolio into train 70%, test 30% stratify default
      train pd small on train target default features base with rounds = 20, depth = 3
      portfolio | where age < 30 | take 5
      1 + 1
      """, after: .features),
    .paragraph("`$_` is what the last line gave. `help NAME` explains a command, a statement or a function."),
  ]

  private static let names: [HelpPage.Block] = [
    .heading("Names and variables"),
    .paragraph(
      """
      A bare name is a thing: a dataset, a model, a feature set, a customer, and inside an expression over rows a column. \
      `$name` is a variable, which `let`, `param` or `for` has bound: a value, a list, a record, or rows. So a column can \
      be called like a variable, and neither hides the other. Any name can stand in backticks, and must where it has \
      blanks or signs in it. Names are case-sensitive.
      """),
    .code(
      """
      let limit = 30
      let young = portfolio | where age < $limit
      $young | summarize n = count(), bad = mean(default)
      portfolio | derive `late payments` = num_30_59 + num_90 | sort `late payments` desc | take 3
      """, after: .portfolio),
  ]

  private static let layout: [HelpPage.Block] = [
    .heading("Lines and comments"),
    .paragraph(
      """
      A statement ends with its line or with `;`. It goes on while a bracket is open, after `|`, a comma, an operator or \
      a backslash, and in a script also where the next line begins with `|`. `#` begins a comment; `##` above a `param`, \
      a feature or a `def` is its documentation, which help shows.
      """),
    .code(
      """
      portfolio           # the whole book
        | where util > 1  # over the limit
        | summarize n = count(),
                    bad = mean(default)
      """, after: .portfolio),
  ]
}
