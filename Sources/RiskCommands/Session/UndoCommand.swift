import RiskExpressions
import RiskKernel

/// Takes back the last change to the session's names.
enum UndoCommand: Command {
  static let spec = CommandSpec(
    "undo", group: .session, "Take back what the last statement did to names and settings; files stay as they are.",
    parameters: [], examples: [Example("undo", "Names are what they were one change ago.", setup: .prompt)])

  static func run(_ call: Call, in session: Session) throws -> Output {
    guard session.prompt != nil else { throw CommandFault.onlyAtThePrompt(spec.name) }
    let text = try session.undo()
    return .notice(.text(text), [.line("took back: \(text)")])
  }
}
