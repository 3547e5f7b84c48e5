import Foundation
import Testing

/// Runs every script under `Cases` and holds what a user would see against what was recorded.
///
/// `scripts/record` rewrites what was recorded; the diff is then read before it is committed.
@Suite struct TranscriptTests {
  private static let records = ProcessInfo.processInfo.environment["RISK_RECORD"] == "1"

  @Test(arguments: try Transcript.all())
  func showsWhatWasRecorded(_ transcript: Transcript) throws {
    let shown = try TranscriptRun(transcript).text()
    let recorded = transcript.recorded
    guard shown != recorded else { return }
    if Self.records { try transcript.record(shown) }
    Issue.record(Comment(rawValue: "\(transcript) shows something else:\n\(LineDifference.text(recorded, shown))"))
  }

  @Test func everyRecordHasItsScript() throws {
    let scripts = Set(try Transcript.all().map(\.description))
    #expect(try Transcript.recordedNames() == scripts)
  }

  @Test func everyScriptSaysWhatItProves() throws {
    for transcript in try Transcript.all() { #expect(transcript.script.hasPrefix("# "), "\(transcript)") }
  }
}
