/// The chapter on the prompt.
enum PromptChapter {
  static let page = HelpPage(
    .topic, "prompt", "Keys, history and how to stop things.",
    [
      .entries([
        HelpPage.Entry("Tab", "completes commands, clauses, options, columns, names and files; twice lists them"),
        HelpPage.Entry("Up, Down", "lines typed before, in this session and earlier ones"),
        HelpPage.Entry("Ctrl-R", "searches the lines typed before; again for an earlier one"),
        HelpPage.Entry("Alt-.", "inserts the last argument of the line before; again for the one before that"),
        HelpPage.Entry("Ctrl-C", "cancels the line, or the command that is running; the session goes on"),
        HelpPage.Entry("Ctrl-D", "leaves, on an empty line"),
        HelpPage.Entry("…", "the line goes on: a bracket is open, or it ends in an operator, a comma or |"),
      ]),
      .heading("What was typed"),
      .entries([
        HelpPage.Entry("history", "lists it, for all sessions of the workspace"),
        HelpPage.Entry("undo", "takes back what the last change did to names and settings"),
        HelpPage.Entry("edit", "opens the last statement in $VISUAL, $EDITOR or vi, and runs what was saved"),
        HelpPage.Entry("save session to \"friday.risk\"", "writes what led here as a script with the same numbers"),
      ]),
      .paragraph(
        """
        Output longer than the screen goes through $PAGER or less; `set pager off` ends that. The script \
        ~/.config/risk/start.risk, or the one that RISK_START names, is run before the first line; `risk --no-start` \
        leaves it out.
        """),
      .paragraph(
        """
        Results of a line are in `$_`. Colours, progress lines and cut tables are for terminals only; in a pipe or a file \
        there are none, nor where NO_COLOR is set.
        """),
    ], synonyms: ["keys", "history", "completion", "tab", "quit", "exit", "editing", "color", "colour"])
}
