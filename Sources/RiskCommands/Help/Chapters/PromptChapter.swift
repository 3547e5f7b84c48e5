/// The chapter on the prompt.
enum PromptChapter {
  static let page = HelpPage(
    .topic, "prompt", "Keys, history and how to stop things.",
    [
      .entries([
        HelpPage.Entry("Tab", "completes commands, clauses, options, columns, names and files; twice lists them"),
        HelpPage.Entry("Up, Down", "lines typed before, in this session and earlier ones"),
        HelpPage.Entry("Ctrl-R", "searches the lines typed before"),
        HelpPage.Entry("Ctrl-C", "cancels the line, or the command that is running; the session goes on"),
        HelpPage.Entry("Ctrl-D", "leaves, on an empty line"),
        HelpPage.Entry("…", "the line goes on: a bracket is open, or it ends in an operator, a comma or |"),
      ]),
      .paragraph(
        """
        Results of a line are in `$_`. Colours, progress lines and cut tables are for terminals only; in a pipe or a file \
        there are none, nor where NO_COLOR is set.
        """),
    ], synonyms: ["keys", "history", "completion", "tab", "quit", "exit", "editing", "color", "colour"])
}
