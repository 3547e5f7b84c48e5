import Foundation
import RiskKernel
import Synchronization

/// Asks what runs too long to stop, as Ctrl-C does, and ends the process where nothing stops.
final class Watchdog: Sendable {
  private struct State {
    var begun: ContinuousClock.Instant?
    var running: (interruption: Interruption, since: ContinuousClock.Instant)?
  }

  private let state = Mutex(State())
  /// How long a text may run before it is interrupted.
  private static let patience = Duration.milliseconds(100)
  /// How long an input may take in all; generous, for the machine may be busy.
  private static let end = Duration.seconds(120)

  /// Watches from a thread of its own; `report` is called before the process ends.
  init(_ report: @escaping @Sendable () -> Void) {
    Thread.detachNewThread { [self] in
      while true {
        usleep(20_000)
        guard look() else { continue }
        report()
        exit(3)
      }
    }
  }

  /// Says that an input is begun.
  func begin() { state.withLock { $0.begun = .now } }

  /// Says that an input is done with.
  func end() { state.withLock { $0 = State() } }

  /// Watches what runs; nil when it ran.
  func watch(_ interruption: Interruption?) {
    state.withLock { $0.running = interruption.map { ($0, .now) } }
  }

  /// Interrupts what has run long enough; true when the input takes too long.
  private func look() -> Bool {
    state.withLock { state in
      if let running = state.running, running.since + Watchdog.patience < .now { running.interruption.request() }
      guard let begun = state.begun else { return false }
      return begun + Watchdog.end < .now
    }
  }
}
