/// The chapter on scripts and on running the program.
enum ScriptsChapter {
  static let page = HelpPage(
    .topic, "scripts", "Files of statements that run unattended.", running + parameters + endings + output,
    synonyms: ["script", "run", "files", "exit", "status", "batch", "json", "param", "parameters"])

  private static let running: [HelpPage.Block] = [
    .plain(
      """
      risk run FILE [--param value …]   runs a script; risk FILE is short for it
      risk -c 'STATEMENTS'              runs statements
      … | risk -                        runs what comes on standard input
      risk check FILE …                 says what is wrong, and runs nothing
      """),
    .paragraph(
      """
      A script is checked whole before its first statement runs: how it is written, its names, clauses, options, ranges \
      and functions. All that is wrong is shown at once. It stops at the first statement that fails.
      """),
  ]

  private static let parameters: [HelpPage.Block] = [
    .heading("Parameters"),
    .paragraph(
      """
      A parameter has a default, and with it a type. `risk run FILE --help` lists them with their documentation, and the \
      command line sets them: --cutoff 15% or --cutoff=15%.
      """),
    .code(
      """
      ## The share above which a rate is bad.
      param cutoff = 10%
      let rate = 6.7%
      assert $rate < $cutoff, "the bad rate is {$rate}"
      show "well below {$cutoff}"
      """, after: .nothing),
  ]

  private static let endings: [HelpPage.Block] = [
    .heading("How it ends"),
    .entries([
      HelpPage.Entry("0", "done"), HelpPage.Entry("1", "a statement failed"),
      HelpPage.Entry("2", "the script or the usage is wrong"), HelpPage.Entry("3", "an assertion does not hold"),
      HelpPage.Entry("130", "interrupted"), HelpPage.Entry("70", "a mistake of ours"),
    ]),
  ]

  private static let output: [HelpPage.Block] = [
    .heading("What it writes"),
    .paragraph(
      """
      Results go to standard output; progress and faults go to standard error, always as people read them. With --format \
      json every statement that shows something writes one object a line, at full precision: a caller reads these and the \
      status. Faults as JSON come from `risk check FILE --format json`, which is made for programs.
      """),
    .paragraph(
      """
      Everything random takes the session's seed: the same script, data, seed and threads give the same numbers, to the \
      last digit.
      """),
  ]
}
