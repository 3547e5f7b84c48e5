import Foundation
import Glibc
import RiskRender

/// Shows a text that is longer than the screen: `$PAGER`, or less where it is installed.
struct Pager {
  private let line: String

  /// Finds the pager; nil where there is none, so that texts are written as they are.
  init?() {
    if let own = ProcessInfo.processInfo.environment["PAGER"], !own.allSatisfy(\.isWhitespace) {
      line = own
    } else if ForegroundProgram.isInstalled("less") {
      line = "less"
    } else {
      return nil
    }
  }

  /// Shows a text and waits until it has been read; false where the pager cannot be run.
  ///
  /// The pager reads from a file rather than a pipe: one that is left early then breaks nothing.
  func show(_ text: String) -> Bool {
    guard let file = Pager.unnamedFile(holding: text) else { return false }
    defer { close(file) }
    // Less keeps colours, cuts long lines and leaves the last page on the screen.
    let status = ForegroundProgram.run(line, input: file, environment: ["LESS": "FRSX"])
    return status != ForegroundProgram.notFound
  }

  private static func unnamedFile(holding text: String) -> Int32? {
    var path = Array((NSTemporaryDirectory() + "/risk-page-XXXXXX").utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { return nil }
    unlink(path)
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(file)
        return nil
      }
      bytes = bytes.dropFirst(count)
    }
    lseek(file, 0, SEEK_SET)
    return file
  }

  /// Whether a text has more lines than a terminal of a size shows above the prompt.
  static func isLong(_ text: String, columns: Int, rows: Int) -> Bool {
    var room = rows - 1
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let width = DisplayWidth.of(PromptText.marked(String(line), colours: false))
      room -= max(1, (width + columns - 1) / max(1, columns))
      if room < 0 { return true }
    }
    return false
  }
}
