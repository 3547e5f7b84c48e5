import Foundation

/// Puts files on disk so that after a crash they are whole or absent.
enum DurableFile {
  /// Writes a new file and waits until the disk has it.
  static func write(_ bytes: [UInt8], to path: String) throws(StoreFault) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw fault(path) }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw fault(path) }
  }

  /// Waits until the disk has a folder's entries.
  static func sync(folder path: String) throws(StoreFault) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw fault(path) }
  }

  /// Puts a folder in the place of another, or where none is; at no moment is there half a folder, or none.
  static func exchange(_ new: String, into place: String) throws(StoreFault) {
    guard FileManager.default.fileExists(atPath: place) else {
      guard rename(new, place) == 0 else { throw fault(place) }
      return
    }
    guard try swap(new, place) else { return try exchangeInSteps(new, into: place) }
    try? FileManager.default.removeItem(atPath: new)
  }

  /// Lets two folders change places at once; false where the file system cannot.
  static func swap(_ one: String, _ other: String) throws(StoreFault) -> Bool {
    // The system's library has it since glibc 2.28, and Swift's view of that library leaves it out.
    typealias Rename = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let exchange: UInt32 = 2
    if unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, one, AT_FDCWD, other, exchange) == 0 { return true }
    guard [EINVAL, ENOSYS].contains(errno) else { throw fault(other) }
    return false
  }

  /// Puts a folder in the place of another by two renames, between which a crash leaves the old one aside.
  private static func exchangeInSteps(_ new: String, into place: String) throws(StoreFault) {
    let aside = new + ".old"
    try? FileManager.default.removeItem(atPath: aside)
    guard rename(place, aside) == 0 else { throw fault(place) }
    guard rename(new, place) == 0 else {
      let problem = fault(place)
      _ = rename(aside, place)
      throw problem
    }
    try? FileManager.default.removeItem(atPath: aside)
  }

  private static func fault(_ path: String) -> StoreFault {
    .cannotWrite((path as NSString).lastPathComponent, reason: String(cString: strerror(errno)))
  }
}
