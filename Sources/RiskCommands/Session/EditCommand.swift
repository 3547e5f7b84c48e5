import RiskKernel

/// Opens the editor on the last statement or on a script, and runs what was saved.
enum EditCommand: Command {
  private static let path = Parameter(
    optional: "file", .path, at: .argument, "The script; the last statement if not given.")

  static let spec = CommandSpec(
    "edit", group: .session,
    "Open the last statement or a script in $VISUAL, $EDITOR or vi, and run what was saved.",
    parameters: [path.info],
    examples: [
      Example("edit", "Change the last statement and run it.", setup: .prompt),
      Example("edit \"portfolio.risk\"", "Change a script and run it.", setup: .prompt),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let path = try call[path]
    guard let prompt = session.prompt else { throw CommandFault.onlyAtThePrompt(spec.name) }
    guard try prompt.edit(path) else { return Output(.null, views: [.line("nothing to run")]) }
    return .silent()
  }
}
