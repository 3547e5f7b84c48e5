import Glibc
import Synchronization

/// Gives the terminal back where the program breaks down while it holds the screen, so that the shell stays usable.
///
/// A handler may do little: it writes a few bytes, restores the settings and lets the signal take its course.
enum CrashGuard {
  private static let caught = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS]
  /// The address of the settings to restore; 0 while there is no screen.
  private static let found = Atomic<UInt>(0)
  /// The address of where settings are kept; never freed, as a handler may read them.
  private static let room = Atomic<UInt>(0)
  private static let previous = Mutex<[sigaction]>([])

  /// Watches over a screen from now on, with the settings the terminal was found with.
  static func arm(_ settings: termios) {
    guard found.load(ordering: .relaxed) == 0 else { return }
    let kept = UnsafeMutablePointer<termios>(bitPattern: room.load(ordering: .relaxed)) ?? .allocate(capacity: 1)
    kept.initialize(to: settings)
    room.store(UInt(bitPattern: kept), ordering: .relaxed)
    found.store(UInt(bitPattern: kept), ordering: .sequentiallyConsistent)
    let before = caught.map { number in
      // SA_RESETHAND: sent again, the signal does what it does by default.
      SignalPipe.handle(number, flags: Int32(bitPattern: 0x8000_0000)) { number in
        CrashGuard.restore()
        raise(number)
      }
    }
    previous.withLock { $0 = before }
  }

  /// The screen is given back.
  static func disarm() {
    guard found.exchange(0, ordering: .sequentiallyConsistent) != 0 else { return }
    for (number, action) in zip(caught, previous.withLock { $0 }) {
      var action = action
      sigaction(number, &action, nil)
    }
  }

  /// Fit for a handler.
  private static func restore() {
    guard let settings = UnsafePointer<termios>(bitPattern: found.load(ordering: .relaxed)) else { return }
    let closing = TerminalScreen.closing
    _ = write(STDOUT_FILENO, closing.utf8Start, closing.utf8CodeUnitCount)
    tcsetattr(STDIN_FILENO, TCSANOW, settings)
  }
}
