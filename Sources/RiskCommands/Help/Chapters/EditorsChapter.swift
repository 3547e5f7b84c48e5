/// The chapter on what other programs can ask for.
enum EditorsChapter {
  static let page = HelpPage(
    .topic, "editors", "What editors and other programs can ask for.",
    [
      .plain(
        """
        risk check FILE … --format json   what is wrong, an object a line
        risk --catalog json               commands, functions, settings, statements and faults
        risk --grammar                    a TextMate grammar, for colours in editors
        risk --completions bash           completion for a shell: bash, zsh or fish
        risk --man                        the manual page
        risk --reference FOLDER           these pages as a DocC catalogue
        """),
      .paragraph(
        """
        An object of check has file, line, column, endLine, endColumn, severity, code, message, hint and notes. Lines and \
        columns count from one, columns in characters; the end is the place behind the last character. A note has its own \
        file and place, and a text. `risk check -` reads standard input, and --name says what to call it. The status is 0 \
        where nothing is wrong and 2 where something is.
        """),
      .paragraph(
        """
        The catalogue is one object with version, commands, statements, functions, settings and faults. Its fields are \
        added to, and keep their names and meanings.
        """),
    ], synonyms: ["check", "catalog", "catalogue", "completions", "grammar", "textmate", "man", "vscode", "lsp"])
}
