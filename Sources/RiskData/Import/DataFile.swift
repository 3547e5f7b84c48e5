import Foundation
import RiskDiagnostics

/// A file that is there, may be read and is of a kind that is read.
struct DataFile {
  /// What a file's name says about what is in it.
  enum Kind: Equatable {
    case separated(compression: String)
    case parquet
  }

  /// The path as the user wrote it, for messages.
  let shown: String
  /// The path from the root.
  let path: String
  let kind: Kind
  let bytes: Int
  /// What tells whether it is still the file that was found.
  let stamp: FileStamp

  init(_ shown: String) throws(DataFault) {
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
    guard let kind = DataFile.kind(of: path) else { throw .unknownKind(shown) }
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

  private static func kind(of path: String) -> Kind? {
    var name = (path as NSString).lastPathComponent.lowercased()
    var compression = "none"
    for (ending, method) in [(".gz", "gzip"), (".zst", "zstd")] where name.hasSuffix(ending) {
      compression = method
      name.removeLast(ending.count)
    }
    if [".csv", ".tsv", ".txt"].contains(where: name.hasSuffix) { return .separated(compression: compression) }
    return name.hasSuffix(".parquet") && compression == "none" ? .parquet : nil
  }

  private static func near(_ path: String) -> String? {
    let folder = (path as NSString).deletingLastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Suggestion.nearest(to: (path as NSString).lastPathComponent, among: names.sorted())
  }
}
