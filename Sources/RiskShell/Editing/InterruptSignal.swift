public import RiskKernel
import Foundation
import Glibc
import Synchronization

/// Turns Ctrl-C into a request to stop what is running, so that it never kills the session.
///
/// The signal's handler only writes a byte to a pipe; a thread of its own reads it and asks, outside any handler. A
/// handler, unlike an ignored signal, is not inherited by the pager and the editor: they heed Ctrl-C as ever.
public final class InterruptSignal: Sendable {
  private let interruption: Interruption
  private let previous = Mutex<sigaction?>(nil)

  /// Makes a watch that asks the given interruption; it begins with `start()`.
  public init(for interruption: Interruption) { self.interruption = interruption }

  deinit { stop() }

  /// Takes Ctrl-C over; false if another watch has it already or the system has no descriptor left.
  @discardableResult public func start() -> Bool {
    previous.withLock { previous in
      guard previous == nil, let relay = InterruptRelay.shared, relay.serve(interruption) else { return false }
      previous = InterruptRelay.install()
      return true
    }
  }

  /// Gives Ctrl-C back to whoever had it before.
  public func stop() {
    previous.withLock { previous in
      guard var action = previous else { return }
      sigaction(SIGINT, &action, nil)
      InterruptRelay.shared?.rest()
      previous = nil
    }
  }
}

/// The thread that heeds the signal's handler; one a process, as a signal has one handler.
///
/// It stays to the end: a handler may still run on another thread when the watch stops.
private final class InterruptRelay: Sendable {
  static let shared = InterruptRelay()

  /// Where the handler writes.
  private static let writing = Atomic<Int32>(-1)

  private let served = Mutex<Interruption?>(nil)

  private init?() {
    guard let pipe = SignalPipe() else { return nil }
    Self.writing.store(pipe.writing, ordering: .sequentiallyConsistent)
    Thread.detachNewThread { [self] in
      while pipe.awaitByte() != nil { served.withLock { $0 }?.request() }
    }
  }

  /// Sends requests to an interruption from now on; false if another is served.
  func serve(_ interruption: Interruption) -> Bool {
    served.withLock { served in
      guard served == nil else { return false }
      served = interruption
      return true
    }
  }

  /// Sends requests nowhere.
  func rest() {
    served.withLock { $0 = nil }
  }

  /// Sets the handler and returns the one before it.
  static func install() -> sigaction {
    SignalPipe.handle(SIGINT, flags: SA_RESTART) { number in
      SignalPipe.post(number, to: InterruptRelay.writing.load(ordering: .relaxed))
    }
  }
}
