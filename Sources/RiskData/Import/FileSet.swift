import Foundation
import RiskExpressions

/// The files a path stands for: one, those a pattern finds, or those of a folder.
struct FileSet {
  /// The path as the user wrote it.
  let shown: String
  /// The files, sorted by their paths.
  let files: [DataFile]
  /// Whether folders on the way are called `name=value`, which gives columns (Hive's way to divide tables).
  let isPartitioned: Bool

  /// How many files are read as one dataset at most.
  private static let limit = 10_000

  /// Finds the files; a file of exactly that name comes before a pattern.
  init(_ shown: String, format: String?) throws(DataFault) {
    self.shown = shown
    let path = DataFile.absolute(shown)
    var information = stat()
    if stat(path, &information) == 0 {
      guard information.st_mode & S_IFMT == S_IFDIR else {
        (files, isPartitioned) = ([try DataFile(shown, format: format)], false)
        return
      }
      let found = FileSet.contents(of: path)
      guard !found.isEmpty else { throw .emptyFolder(shown) }
      files = try FileSet.files(found.map { FileSet.written($0, as: shown, path) }, format)
      let below = found.map { $0.dropFirst(path.count) }
      isPartitioned = below.allSatisfy { $0.split(separator: "/").dropLast().contains { $0.contains("=") } }
      return
    }
    guard path.contains(where: { "*?[".contains($0) }) else {
      // Says what is wrong with a file that is not there.
      (files, isPartitioned) = ([try DataFile(shown, format: format)], false)
      return
    }
    let found = FileSet.matches(path)
    guard !found.isEmpty else { throw .noMatch(shown) }
    (files, isPartitioned) = (try FileSet.files(found.map { FileSet.written($0, as: shown, path) }, format), false)
  }

  /// The files as the engine's functions take them.
  var sql: String {
    get throws(DataFault) {
      var paths: [String] = []
      for file in files { paths.append(SQL.literal(try file.pattern())) }
      return paths.count == 1 ? paths[0] : "[\(paths.joined(separator: ", "))]"
    }
  }

  /// A found path as the user would have written it.
  private static func written(_ found: String, as shown: String, _ path: String) -> String {
    path.hasSuffix(shown) ? String(found.dropFirst(path.count - shown.count)) : found
  }

  private static func files(_ paths: [String], _ format: String?) throws(DataFault) -> [DataFile] {
    guard paths.count <= limit else { throw .tooManyFiles(limit: limit) }
    var files: [DataFile] = []
    for path in paths { files.append(try DataFile(path, format: format)) }
    if let other = files.first(where: { $0.kind != files[0].kind }) { throw .mixedKinds(files[0].shown, other.shown) }
    if files.count > 1, files[0].kind == .sqlite || files[0].kind == .duckdb { throw .oneDatabase(files[0].shown) }
    return files
  }

  /// The data files in a folder and the folders in it; names that begin with a dot or an underscore are left out.
  private static func contents(of folder: String) -> [String] {
    guard let all = FileManager.default.enumerator(atPath: folder) else { return [] }
    var found: [String] = []
    for case let path as String in all {
      let parts = path.split(separator: "/")
      if parts.contains(where: { $0.hasPrefix(".") || $0.hasPrefix("_") }) || DataFile.kind(of: path) == nil {
        continue
      }
      found.append((folder.hasSuffix("/") ? folder : folder + "/") + path)
      if found.count > limit { break }
    }
    return found.sorted()
  }

  /// The files that a pattern finds: `*` and `?` stand for anything in a name, `[…]` for one of some characters.
  private static func matches(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    let paths = (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
    return paths.filter { path in
      var information = stat()
      return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
    }.sorted()
  }
}
