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
  private let history: SharedHistory?
  private let style: Style
  /// The script to begin with.
  private let startFile: String?
  /// Whether what ran last failed.
  private var hasFailed = false
  /// What is run before more is read.
  private var waiting: [Waiting] = []
  /// The last input that can be edited.
  private var lastStatement = ""

  /// What was edited: a statement as if typed, or a script.
  private enum Waiting {
    case statement(String)
    case script(Source)
  }

  /// Creates a prompt for a session.
  ///
  /// - Parameters:
  ///   - session: what it works in.
  ///   - console: where results go.
  ///   - readsStartFile: whether the user's start-up script is run first.
  public init(session: Session, console: Console, readsStartFile: Bool = true) {
    self.session = session
    self.console = console
    startFile = readsStartFile ? StartFile.path() : nil
    style = Terminal.style(of: STDOUT_FILENO)
    do {
      history = try SharedHistory(modelFolder: session.resolve("models"))
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
    console.turnsPages = true
    session.prompt = PromptActions(
      edit: { [weak self] in try self?.edit($0) ?? false },
      fill: { [weak self] in
        guard let self else { throw FormFault.noScreen(instead: $0.instead) }
        return try fill($0)
      })
    console.note(greeting)
    if let startFile, let status = runStart(startFile) { return status }
    while true {
      if let status = runWaiting(editor) { return status }
      switch editor.readInput(prompt: prompt("risk> "), continuation: prompt("  ... ")) {
      case .ended: return .done
      case .cancelled: continue
      case .text(let text):
        if isBlank(text) { continue }
        remember(text, in: editor)
        if PromptLoop.leaves(text) { return .done }
        if let status = runStatement(text) { return status }
      }
    }
  }

  private func makeEditor() throws -> LineEditor {
    let completer = Completer(session: session)
    return try LineEditor(
      history: reported { try history?.recent() }, colours: style.hasColour,
      isComplete: { !PromptLoop.documentsWhatFollows($0) && !Parser.parse(Source($0)).isIncomplete },
      complete: completer.complete,
      lastArgument: LastArgument.of, fetch: { [weak self] in self?.reported { try self?.history?.news() } ?? [] })
  }

  /// Whether an input is `##` lines so far, which belong to the definition that comes next.
  private static func documentsWhatFollows(_ text: String) -> Bool {
    text.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { $0.hasPrefix("##") }
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

  /// Inputs of the history; a history that cannot be read is reported.
  private func reported(_ read: () throws -> [String]?) -> [String] {
    do { return try read() ?? [] } catch {
      console.report(error)
      return []
    }
  }

  private func remember(_ text: String, in editor: LineEditor) {
    guard !SharedHistory.isPrivate(text) else { return }
    editor.remember(text)
    do { try history?.add(text) } catch { console.report(error) }
  }

  /// Words by which people leave other shells.
  private static func leaves(_ text: String) -> Bool {
    ["exit", "quit", "\\q", ".exit", ".quit"].contains(text.filter { !$0.isWhitespace && $0 != ";" })
  }

  /// Runs an input or a script; gives the status to leave with where it asks for that.
  private func run(_ source: Source) -> ExitStatus? {
    session.interruption.clear()
    let signal = InterruptSignal(for: session.interruption)
    _ = signal.start()
    defer { signal.stop() }
    // The line editor leaves the terminal as it likes it, so that this holds for one input.
    var typeAhead = TypeAhead()
    typeAhead.keep()
    defer { typeAhead.restore() }
    do {
      try session.runTyped(source)
      console.clearProgress()
    } catch {
      let status = console.report(error)
      if error is ExitRequest { return status }
      hasFailed = true
    }
    return nil
  }

  private func runStatement(_ text: String) -> ExitStatus? {
    if text.firstMatch(of: /^\s*edit\b/) == nil { lastStatement = text }
    return run(Source(text))
  }

  /// Runs the user's start-up script; one that fails is said to have been left.
  private func runStart(_ path: String) -> ExitStatus? {
    hasFailed = false
    let status = runScript(path)
    if hasFailed {
      console.note("the start-up script was left there: edit \"\(path)\" mends it, risk --no-start does without")
    }
    return status
  }

  private func runScript(_ path: String) -> ExitStatus? {
    do { return run(try ScriptFile.read(path)) } catch {
      hasFailed = true
      console.report(error)
      return nil
    }
  }

  // Editing

  /// Opens the editor; what was saved waits until the present input is done.
  ///
  /// False where there is nothing to run.
  private func edit(_ path: String?) throws -> Bool {
    guard let path else { return wait(for: try TextEditor.edit(lastStatement)) }
    let file = session.resolve(path)
    try TextEditor.open(file)
    guard FileManager.default.fileExists(atPath: file) else { return false }
    let source = try ScriptFile.read(file)
    if !isBlank(source.whole.text) { waiting.append(.script(source)) }
    return !isBlank(source.whole.text)
  }

  /// Opens a form; the lines that keep customers wait until the present input is done.
  private func fill(_ form: FormRequest) throws -> FormResult {
    console.clearProgress()
    let result = try FormProgram.fill(form, settings: session.settings, interruption: session.interruption)
    waiting += result.kept.map(Waiting.statement)
    return result
  }

  private func wait(for saved: String) -> Bool {
    let text = String(saved.reversed().drop(while: \.isWhitespace).reversed())
    if !text.isEmpty { waiting.append(.statement(text)) }
    return !text.isEmpty
  }

  /// Runs what was edited; a statement is shown as if it had been typed.
  private func runWaiting(_ editor: LineEditor) -> ExitStatus? {
    while !waiting.isEmpty {
      let status: ExitStatus?
      switch waiting.removeFirst() {
      case .script(let source): status = run(source)
      case .statement(let text):
        console.note(prompt("risk> ") + text.replacing("\n", with: "\n" + prompt("  ... ")))
        remember(text, in: editor)
        status = runStatement(text)
      }
      if let status { return status }
    }
    return nil
  }
}
