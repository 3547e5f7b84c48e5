import Foundation

/// The place of a file that is about to be written, and the file beside it that is written first.
struct SaveTarget {
  private let shown: String
  private let path: String
  private let folder: String
  /// Where the rows go until they are complete.
  let temporary: String

  init(_ shown: String) throws(DataFault) {
    self.shown = shown
    let absolute = DataFile.absolute(shown)
    // A link stays one: what it leads to is replaced.
    path = access(absolute, F_OK) == 0 ? URL(fileURLWithPath: absolute).resolvingSymlinksInPath().path : absolute
    folder = (path as NSString).deletingLastPathComponent
    temporary = folder + "/.risk-\(UUID().uuidString).part"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw .noSuchFolder((shown as NSString).deletingLastPathComponent)
    }
    var information = stat()
    if stat(path, &information) == 0 {
      guard information.st_mode & S_IFMT != S_IFDIR else { throw .isFolder(shown) }
      // What is written takes the place of what is there: a device or a pipe must never be replaced.
      guard information.st_mode & S_IFMT == S_IFREG else { throw .notAFile(shown) }
      guard access(path, W_OK) == 0 else { throw .notWritable(shown) }
    }
    guard access(folder, W_OK) == 0 else { throw .notWritable(shown) }
  }

  /// Whether a file is the one that would be replaced.
  func isSame(_ other: String) -> Bool {
    var (mine, theirs) = (stat(), stat())
    guard stat(path, &mine) == 0, stat(other, &theirs) == 0 else { return false }
    return mine.st_dev == theirs.st_dev && mine.st_ino == theirs.st_ino
  }

  /// Brings the written file to the disk and into its place.
  func settle() throws(DataFault) {
    try synchronize(temporary)
    guard rename(temporary, path) == 0 else { throw .notWritable(shown) }
    try synchronize(folder)
  }

  /// Takes the unfinished file away, and the log that DuckDB may have begun beside it.
  func discard() {
    unlink(temporary)
    unlink(temporary + ".wal")
  }

  private func synchronize(_ path: String) throws(DataFault) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .notWritable(shown) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw errno == ENOSPC || errno == EDQUOT ? .diskFull : .notWritable(shown) }
  }
}
