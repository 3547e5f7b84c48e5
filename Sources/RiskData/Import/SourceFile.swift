import Foundation

/// A file that rows are read from, as it was when it was loaded.
struct SourceFile: Sendable {
  /// The path from the root.
  let path: String
  /// The path as the user wrote it.
  let shown: String
  /// The names of its columns, which the engine reads as `c0`, `c1`, ….
  let columns: [String]
  /// What the file looked like when it was loaded.
  let stamp: FileStamp

  init(_ file: DataFile, columns: [String]) {
    (path, shown, stamp) = (file.path, file.shown, file.stamp)
    self.columns = columns
  }

  /// Fails where the file is gone or no longer the one that was loaded; its rows have a name for messages.
  func check(_ name: String) throws(DataFault) {
    var information = stat()
    guard stat(path, &information) == 0 else { throw .vanishedFile(name) }
    guard FileStamp(information) == stamp else { throw .changedFile(name) }
  }
}

/// What differs once a file is written or replaced.
struct FileStamp: Hashable, Sendable {
  /// How many bytes it has.
  let bytes: Int
  /// When it was last written, in seconds since 1970.
  let seconds: Int
  private let inode, nanoseconds: Int

  init(_ information: stat) {
    bytes = Int(information.st_size)
    inode = Int(truncatingIfNeeded: information.st_ino)
    seconds = Int(information.st_mtim.tv_sec)
    nanoseconds = Int(information.st_mtim.tv_nsec)
  }
}
