public import Foundation

/// A new empty folder that goes when nobody uses it any more.
public final class TemporaryFolder {
  /// The folder, its path without symbolic links.
  public let path: String

  /// Makes the folder, with the contents of another where there is one.
  public init(copying original: URL? = nil) throws {
    let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let folder = parent.appendingPathComponent("risk-test-\(UUID().uuidString)")
    path = folder.path
    if let original, FileManager.default.fileExists(atPath: original.path) {
      try FileManager.default.copyItem(at: original, to: folder)
    } else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The place of a file in the folder.
  public func url(_ name: String) -> URL { URL(fileURLWithPath: path).appendingPathComponent(name) }

  /// Writes a file, with the folders it needs.
  public func write(_ text: String, to name: String) throws {
    let file = url(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Puts a symbolic link in the folder, unless something is there already.
  public func link(_ name: String, to target: URL) throws {
    guard !FileManager.default.fileExists(atPath: url(name).path) else { return }
    try FileManager.default.createSymbolicLink(at: url(name), withDestinationURL: target)
  }

  /// A file's bytes.
  public func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

  /// Writes what a function makes of a file's bytes.
  public func edit(_ name: String, _ change: ([UInt8]) throws -> ArraySlice<UInt8>) throws {
    try Data(try change(try bytes(of: name))).write(to: url(name))
  }

  /// Removes a file.
  public func remove(_ name: String) throws { try FileManager.default.removeItem(at: url(name)) }

  /// Whether a file is there.
  public func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url(name).path) }
}

/// Where the project's files are.
public enum SourceTree {
  /// The folder of the package.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
