import Foundation
public import RiskDiagnostics

/// Reads scripts from files.
public enum ScriptFile {
  /// How long a script may be, in bytes.
  static let sizeLimit = 64 << 20

  /// The one path a file has, however it is spelled; a path that leads nowhere stays as it is.
  static func canonical(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  /// A file's text, which must be UTF-8.
  public static func read(_ path: String) throws(KernelFault) -> Source {
    guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= sizeLimit,
      let text = String(bytes: bytes, encoding: .utf8)
    else { throw .unreadableScript(path) }
    return Source(text, name: path)
  }
}
