import Foundation
import RiskDiagnostics
import RiskKernel
import RiskShell
import RiskTestSupport

/// One run of a transcript's script in a folder of its own.
///
/// A line `#% …` in a script is an interlude: what stands before it runs in one session, the interlude does something
/// to the folder, and what stands behind it runs in the next.
final class TranscriptRun {
  private let transcript: Transcript
  private let workspace: TemporaryFolder
  private var shown = ""

  /// Copies the script and its files to a new folder.
  init(_ transcript: Transcript) throws {
    self.transcript = transcript
    workspace = try TemporaryFolder(copying: transcript.files)
    try workspace.write(transcript.script, to: scriptName)
    try workspace.link("data", to: SourceTree.root.appendingPathComponent("data"))
  }

  private var scriptName: String { transcript.description.split(separator: "/").joined(separator: "-") + ".risk" }

  /// Runs the script, and gives all that was shown with the exit status below it.
  func text() throws -> String {
    for part in ScriptPart.parts(of: transcript.script) {
      if let interlude = part.interlude { try interlude.perform(in: workspace) }
      let status = run(part.text)
      shown += "exit \(status.rawValue)\n"
    }
    return MachineTraces.removed(from: shown, workspace: workspace.path)
  }

  private func run(_ text: String) -> ExitStatus {
    let session = Session.program(workspace: workspace.path, settings: Settings())
    let console = Console(output: { self.shown += $0 }, errors: { self.shown += $0 })
    console.attach(to: session)
    do {
      try session.run(Source(text, name: workspace.path + "/" + scriptName))
      return .done
    } catch {
      return console.report(error)
    }
  }
}

/// What a session runs of a script, its lines where they stand in the whole.
struct ScriptPart {
  /// What happens before it.
  let interlude: Interlude?
  /// The part, with empty lines in place of the others.
  let text: String

  /// Cuts a script at its interludes.
  static func parts(of script: String) -> [ScriptPart] {
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let starts = [0] + lines.indices.filter { lines[$0].hasPrefix(Interlude.mark) }
    return zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
      let blanks = Array(repeating: "", count: start)
      return ScriptPart(
        interlude: Interlude(lines[start]), text: (blanks + lines[start..<end]).joined(separator: "\n"))
    }
  }
}

/// Takes out of a text what differs from machine to machine and from day to day.
enum MachineTraces {
  static func removed(from text: String, workspace: String) -> String {
    authors(
      in: text.replacing(workspace + "/", with: "").replacing(workspace, with: "WORKSPACE")
        .replacing(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/, with: "YYYY-MM-DDThh:mm:ssZ")
        .replacing(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/, with: "YYYY-MM-DDThh:mm:ss.mmmZ")
        .replacing(/[0-9a-f]{16}…/, with: "DIGEST…").replacing("by \(NSUserName()), ", with: "by USER, ")
        .replacing(day(Date.now), with: "YYYY-MM-DD").replacing(day(Date.now - 3600), with: "YYYY-MM-DD"))
  }

  /// Takes out who wrote entries of the decision log, and the hashes that hang on who and when.
  private static func authors(in text: String) -> String {
    text.replacing(/(head |(?:hash|previous) {2,}|(?:hash|previous|head|digest|file)\\?": ?\\?")[0-9a-f]{64}/) {
      "\($0.output.1)DIGEST"
    }
    .replacing(/(\bperson {2,}|"person": ")[^\s"]+/) { "\($0.output.1)USER" }
    .replacing(/(\bhost {2,}|"host": ")[^\s"]+/) { "\($0.output.1)HOST" }
    .replacing("\(NSUserName())@\(hostName)", with: "USER@HOST")
    .replacing(/(noted in entry \d+ by )[^\s:]+/) { "\($0.output.1)USER" }
  }

  private static var hostName: String {
    var bytes = [CChar](repeating: 0, count: 256)
    gethostname(&bytes, 255)
    return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// A moment's day in UTC; a run may pass midnight.
  private static func day(_ moment: Date) -> String { String(moment.formatted(.iso8601).prefix(10)) }
}
