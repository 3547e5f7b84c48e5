import Foundation
import RiskCommands
public import RiskDiagnostics
import RiskExpressions
public import RiskKernel
import RiskRender
import RiskStore
import RiskSyntax

/// The prompt: reads a statement, runs it, shows what it found, until Ctrl-D.
public final class PromptLoop {
  private let session: Session
  private let console: Console
  private let history: CommandHistory?
  private let style: Style

  /// Creates a prompt for a session.
  public init(session: Session, console: Console) {
    self.session = session
    self.console = console
    style = Terminal.style(of: STDOUT_FILENO)
    do {
      history = try CommandHistory(modelFolder: session.resolve("models"))
    } catch {
      history = nil
      console.report(error.at(nil))
    }
  }

  /// Reads and runs until the user leaves.
  public func run() -> ExitStatus {
    let editor: LineEditor
    do { editor = try makeEditor() } catch { return console.report(error) }
    defer { editor.close() }
    console.note(greeting)
    while true {
      switch editor.readInput(prompt: prompt("risk> "), continuation: prompt("  ... ")) {
      case .ended: return .done
      case .cancelled: continue
      case .text(let text):
        if isBlank(text) { continue }
        remember(text, in: editor)
        if PromptLoop.leaves(text) { return .done }
        runStatement(text)
      }
    }
  }

  private func makeEditor() throws -> LineEditor {
    let completer = Completer(session: session)
    return try LineEditor(
      history: (try? history?.recent()) ?? [], colours: style.hasColour,
      isComplete: { !Parser.parse(Source($0)).isIncomplete }, complete: completer.complete)
  }

  private func prompt(_ text: String) -> String {
    style.hasColour ? "\u{1B}[1;34m\(text.dropLast())\u{1B}[0m " : text
  }

  private var greeting: String {
    let models = session.modelCount
    let counted = "\(models) model\(models == 1 ? "" : "s")"
    let workspace = PromptLoop.abbreviated(session.workspace)
    return "RiskShell \(Version.current)  ·  workspace \(workspace)  ·  \(counted)  ·  help, Tab, Ctrl-D"
  }

  /// A path with `~` for the user's own folder.
  private static func abbreviated(_ path: String) -> String {
    let home = NSHomeDirectory()
    guard path == home || path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }

  private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  private func remember(_ text: String, in editor: LineEditor) {
    editor.remember(text)
    do { try history?.add(text) } catch { console.report(error) }
  }

  /// Words by which people leave other shells.
  private static func leaves(_ text: String) -> Bool {
    ["exit", "quit", "\\q", ".exit", ".quit"].contains(text.filter { !$0.isWhitespace && $0 != ";" })
  }

  private func runStatement(_ text: String) {
    session.interruption.clear()
    let signal = InterruptSignal(for: session.interruption)
    _ = signal.start()
    defer { signal.stop() }
    do {
      try session.run(Source(text))
      console.clearProgress()
    } catch { console.report(error) }
  }
}
