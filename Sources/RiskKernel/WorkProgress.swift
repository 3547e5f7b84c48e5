/// How far a long piece of work is.
public struct WorkProgress: Sendable {
  /// How much of the work is done.
  public enum Amount: Sendable {
    /// So many steps of so many.
    case steps(Int, of: Int)
    /// A share of one.
    case share(Double)
    /// It goes on, and nobody knows how long.
    case unknown
  }

  /// What is being worked on.
  public let title: String
  /// How much is done.
  public let amount: Amount
  /// What else there is to say, such as a loss.
  public let detail: String
  /// How long it has taken so far.
  public let elapsed: Duration
  /// How long the present part of it has taken; a command may do one thing after the other.
  public let elapsedInPart: Duration

  /// Reports on work.
  public init(_ title: String, _ amount: Amount, detail: String = "", elapsed: Duration, inPart: Duration? = nil) {
    self.title = title
    self.amount = amount
    self.detail = detail
    self.elapsed = elapsed
    elapsedInPart = inPart ?? elapsed
  }

  /// The share of the work that is done, from 0 to 1, where that is known.
  public var share: Double? {
    switch amount {
    case .steps(let done, let total): min(1, max(0, Double(done) / Double(max(1, total))))
    case .share(let share): min(1, max(0, share))
    case .unknown: nil
    }
  }

  /// How much longer it will take if it goes on as it did, where that can be told.
  public var timeLeft: Duration? {
    guard let share, share > 0 else { return nil }
    return elapsedInPart * (1 / share - 1)
  }
}

/// The command at work, for whoever watches.
struct Work {
  let title: String
  private let started = ContinuousClock.now
  private var partStarted = ContinuousClock.now
  private var share = 0.0

  init(_ title: String) { self.title = title }

  /// The state of the work; a share that falls begins another part of it.
  mutating func progress(_ amount: WorkProgress.Amount, detail: String) -> WorkProgress {
    let now = ContinuousClock.now
    let progress = WorkProgress(title, amount, detail: detail, elapsed: now - started, inPart: now - partStarted)
    guard let share = progress.share else { return progress }
    if share < self.share { partStarted = now }
    self.share = share
    return progress
  }
}

extension Session {
  /// Tells whoever watches how far the command at work is, and heeds Ctrl-C: what loops over many rows calls it often.
  ///
  /// - Throws: `KernelFault.interrupted`.
  public func checkpoint(_ amount: WorkProgress.Amount, detail: String = "") throws(KernelFault) {
    if interruption.isRequested { throw .interrupted }
    report(amount, detail: detail)
  }

  /// Tells whoever watches how far the command at work is.
  public func report(_ amount: WorkProgress.Amount, detail: String = "") {
    guard let progress, var work else { return }
    progress(work.progress(amount, detail: detail))
    self.work = work
  }
}
