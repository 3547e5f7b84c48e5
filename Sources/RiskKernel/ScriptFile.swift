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

  /// Where a script finds another that it includes: relative paths start at its own folder.
  static func path(_ path: String, beside source: Source) -> String {
    guard !path.hasPrefix("/"), let name = source.name, let slash = name.lastIndex(of: "/") else { return path }
    return String(name[...slash]) + path
  }

  /// A file's text, which must be UTF-8.
  public static func read(_ path: String) throws(KernelFault) -> Source {
    guard let bytes = try? bytes(of: path), bytes.count <= sizeLimit,
      let text = String(bytes: bytes, encoding: .utf8)
    else { throw .unreadableScript(path) }
    return Source(text, name: path)
  }

  /// A file's bytes, not many more than the limit: a device has no end.
  private static func bytes(of path: String) throws -> Data? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    return try file.read(upToCount: sizeLimit + 1) ?? Data()
  }
}
