import RiskKernel

/// Looks at the clock and at Ctrl-C while a search goes on.
final class ReachWatch {
  private let started = ContinuousClock.now
  private let seconds: Double
  private let session: Session
  private var asked = 0
  /// How often it is asked before it tells how far the search is.
  private static let pace = 64

  init(seconds: Double, _ session: Session) {
    self.seconds = seconds
    self.session = session
  }

  /// Whether there is time left.
  ///
  /// - Throws: `KernelFault.interrupted` after Ctrl-C.
  func goesOn() throws -> Bool {
    let spent = (ContinuousClock.now - started) / .seconds(1)
    if asked.isMultiple(of: Self.pace) {
      try session.checkpoint(.share(min(1, spent / seconds)), detail: "of its time")
    }
    asked += 1
    if session.interruption.isRequested { throw KernelFault.interrupted }
    return spent < seconds
  }
}
