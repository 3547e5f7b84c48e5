import Foundation

/// The right to change the models of a workspace, which one session has at a time.
///
/// The system takes it back when a process ends, however it ends.
struct RegistryLock {
  /// The workspace's `models` folder.
  let folder: String
  /// How long to wait for another session before giving up.
  let patience: Duration
  /// Throws where waiting should end, such as at Ctrl-C.
  let checkpoint: () throws -> Void
  private static let name = ".lock"
  private static let pause: UInt32 = 10_000

  /// Does something while no other session changes models.
  ///
  /// - Throws: `StoreFault.busy` where another session keeps the right too long.
  func holding<Result>(_ body: () throws -> Result) throws -> Result {
    try Disk.makeFolder(folder)
    let descriptor = open("\(folder)/\(RegistryLock.name)", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw RegistryLock.fault }
    // Closing gives the lock back.
    defer { close(descriptor) }
    try wait(for: descriptor)
    return try body()
  }

  private func wait(for descriptor: Int32) throws {
    let start = ContinuousClock.now
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw RegistryLock.fault }
      try checkpoint()
      guard ContinuousClock.now - start < patience else {
        throw StoreFault.busy(seconds: Int(patience.components.seconds))
      }
      usleep(RegistryLock.pause)
    }
  }

  private static var fault: StoreFault { .cannotWrite("models/\(name)", reason: String(cString: strerror(errno))) }
}
