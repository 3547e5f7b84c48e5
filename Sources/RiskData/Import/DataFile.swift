import Foundation
import RiskDiagnostics

/// A file that is there, may be read and is of a kind that is read.
struct DataFile {
  /// What is in a file.
  enum Kind: Equatable {
    case separated(compression: String)
    case parquet
    case json(isLines: Bool, compression: String)
    case sqlite
    case duckdb
  }

  /// The path as the user wrote it, for messages.
  let shown: String
  /// The path from the root.
  let path: String
  let kind: Kind
  let bytes: Int
  /// What tells whether it is still the file that was found.
  let stamp: FileStamp

  /// Finds a file; `format` says what it holds where its name does not.
  init(_ shown: String, format: String? = nil) throws(DataFault) {
    self.shown = shown
    path = DataFile.absolute(shown)
    var information = stat()
    guard stat(path, &information) == 0 else {
      if errno == EACCES { throw .unreadable(shown) }
      throw .noSuchFile(shown, near: DataFile.near(path))
    }
    guard information.st_mode & S_IFMT != S_IFDIR else { throw .isFolder(shown) }
    guard information.st_mode & S_IFMT == S_IFREG else { throw .notAFile(shown) }
    guard access(path, R_OK) == 0 else { throw .unreadable(shown) }
    guard let kind = DataFile.kind(of: format.map { "." + $0 } ?? path) else { throw .unknownKind(shown) }
    self.kind = kind
    bytes = Int(information.st_size)
    stamp = FileStamp(information)
    guard bytes > 0 else { throw .emptyFile(shown) }
  }

  /// A path from the root; `~/` stands for the user's own folder.
  static func absolute(_ path: String) -> String {
    let expanded = path.hasPrefix("~/") ? NSHomeDirectory() + path.dropFirst() : path
    return expanded.hasPrefix("/") ? expanded : FileManager.default.currentDirectoryPath + "/" + expanded
  }

  /// The path as the engine takes it, which would read `*`, `?` and `[` as a pattern.
  func pattern() throws(DataFault) -> String {
    guard path.contains(where: { "*?[".contains($0) }) else { return path }
    guard !path.contains("\\") else { throw .awkwardPath(shown) }
    return path.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined()
  }

  /// What a file's name says about what is in it; nil for a kind that is not read.
  static func kind(of path: String) -> Kind? {
    var name = (path as NSString).lastPathComponent.lowercased()
    var compression = "none"
    for (ending, method) in [(".gz", "gzip"), (".zst", "zstd")] where name.hasSuffix(ending) {
      compression = method
      name.removeLast(ending.count)
    }
    func ends(_ endings: String...) -> Bool { endings.contains(where: name.hasSuffix) }
    if ends(".csv", ".tsv", ".txt") { return .separated(compression: compression) }
    if ends(".jsonl", ".ndjson") { return .json(isLines: true, compression: compression) }
    if ends(".json") { return .json(isLines: false, compression: compression) }
    guard compression == "none" else { return nil }
    if ends(".parquet") { return .parquet }
    if ends(".sqlite", ".sqlite3", ".db") { return .sqlite }
    return ends(".duckdb", ".ddb") ? .duckdb : nil
  }

  private static func near(_ path: String) -> String? {
    let folder = (path as NSString).deletingLastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Suggestion.nearest(to: (path as NSString).lastPathComponent, among: names.sorted())
  }
}
