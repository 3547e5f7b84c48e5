import Foundation

/// The few questions the registry asks of a disk.
enum Disk {
  /// What a look at a path tells.
  struct Look: Equatable {
    /// How many bytes it has.
    let size: Int64
    /// When it was last changed, in nanoseconds since 1970.
    let changed: Int64
    /// Which file it is, whatever its name, and on which disk.
    let identity, device: UInt64
    /// Whether it is a file with bytes, and not a folder, a pipe or a device.
    let isFile: Bool
  }

  /// Looks at a path, or gives nil where nothing is.
  static func look(at path: String) -> Look? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let time = status.st_mtim
    return Look(
      size: Int64(status.st_size), changed: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec),
      identity: UInt64(status.st_ino), device: UInt64(status.st_dev), isFile: status.st_mode & S_IFMT == S_IFREG)
  }

  /// Whether something is at a path.
  static func has(_ path: String) -> Bool { look(at: path) != nil }

  /// Whether a file or folder may be written.
  static func mayWrite(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// Whether a path is a folder with nothing in it.
  static func isEmptyFolder(_ path: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: path).isEmpty) ?? false
  }

  /// The names in a folder, in order; none where there is no such folder.
  static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Makes a folder and those it lies in, where they are not there yet.
  static func makeFolder(_ path: String) throws(StoreFault) {
    do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
      throw .cannotWrite(lastPart(of: path), reason: "the folder cannot be made")
    }
  }

  /// Gives a folder another name, under which nothing may be yet.
  static func move(_ old: String, to new: String) throws(StoreFault) {
    guard !has(new) else { throw .strayFolder(lastPart(of: new)) }
    guard rename(old, new) == 0 else {
      throw .cannotWrite(lastPart(of: new), reason: String(cString: strerror(errno)))
    }
  }

  /// Removes a folder with all that is in it; nothing happens where none is.
  static func remove(_ path: String) throws(StoreFault) {
    guard (try? FileManager.default.attributesOfItem(atPath: path)) != nil else { return }
    do { try FileManager.default.removeItem(atPath: path) } catch {
      throw .cannotWrite(lastPart(of: path), reason: "it cannot be removed")
    }
  }

  /// The last part of a path, which is what messages call it.
  static func lastPart(of path: String) -> String { (path as NSString).lastPathComponent }
}
