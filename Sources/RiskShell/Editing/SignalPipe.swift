import Glibc

/// A pipe that carries signals from their handlers to where they can be heeded; it is never closed.
struct SignalPipe: Sendable {
  /// The end to wait at.
  let reading: Int32
  /// The end for handlers.
  let writing: Int32

  /// Opens a pipe; nil if the system has no descriptor left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A full pipe must not hold a handler up: what is in it says enough.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    (reading, writing) = (ends[0], ends[1])
  }

  /// Waits for a byte; nil when nothing can come any more.
  func awaitByte() -> UInt8? { Self.readByte(from: reading) }

  /// The next byte of a descriptor; nil at its end.
  static func readByte(from descriptor: Int32) -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(descriptor, &byte, 1)
      guard count < 0, errno == EINTR else { return count == 1 ? byte : nil }
    }
  }

  /// Writes a signal's number; fit for a handler.
  static func post(_ number: Int32, to descriptor: Int32) {
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(descriptor, &byte, 1)
    errno = saved
  }

  /// Sets a signal's handler and returns what was set before.
  static func handle(_ number: Int32, flags: Int32, by handler: @convention(c) (Int32) -> Void) -> sigaction {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags
    var previous = sigaction()
    sigaction(number, &action, &previous)
    return previous
  }
}
