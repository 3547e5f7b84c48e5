import Foundation

/// A file that rows are read from, as it was when it was loaded.
struct SourceFile: Sendable {
  /// The path from the root.
  let path: String
  private let stamp: Stamp

  /// What differs once a file is written or replaced.
  private struct Stamp: Equatable {
    let bytes, inode, seconds, nanoseconds: Int

    init(_ information: stat) {
      bytes = Int(information.st_size)
      inode = Int(truncatingIfNeeded: information.st_ino)
      seconds = Int(information.st_mtim.tv_sec)
      nanoseconds = Int(information.st_mtim.tv_nsec)
    }
  }

  init(path: String, _ information: stat) {
    self.path = path
    stamp = Stamp(information)
  }

  /// Fails where the file is gone or no longer the one that was loaded; its rows have a name for messages.
  func check(_ name: String) throws(DataFault) {
    var information = stat()
    guard stat(path, &information) == 0 else { throw .vanishedFile(name) }
    guard Stamp(information) == stamp else { throw .changedFile(name) }
  }
}
