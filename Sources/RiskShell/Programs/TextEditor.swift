import Foundation
import RiskDiagnostics

/// The editor of the user's choice: `$VISUAL`, `$EDITOR` or vi.
enum TextEditor {
  /// Opens a text and gives what was saved.
  static func edit(_ text: String) throws(EditorFault) -> String {
    let path = NSTemporaryDirectory() + "/risk-\(UUID().uuidString).risk"
    guard
      FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw .cannotWrite(path) }
    defer { unlink(path) }
    try open(path)
    guard let bytes = FileManager.default.contents(atPath: path), let saved = String(bytes: bytes, encoding: .utf8)
    else { throw .notText }
    return saved
  }

  /// Opens a file and waits until the editor is closed.
  static func open(_ path: String) throws(EditorFault) {
    let environment = ProcessInfo.processInfo.environment
    let chosen = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }.first {
      !$0.allSatisfy(\.isWhitespace)
    }
    let line = chosen ?? "vi"
    switch ForegroundProgram.run(line, arguments: [path]) {
    case 0: return
    case ForegroundProgram.notFound: throw .noTextEditor(line)
    default: throw .editingFailed(line)
    }
  }
}
