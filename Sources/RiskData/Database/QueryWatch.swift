/// Hears how far queries are, on the thread that runs them.
///
/// Unchecked because a database may pass between threads, while one that is watched stays on the thread of its session.
public final class QueryWatch: @unchecked Sendable {
  private let hear: (Double?) -> Void

  /// Hands the share of the running query that is done to a function; nil where the engine cannot tell.
  public init(_ hear: @escaping (_ share: Double?) -> Void) { self.hear = hear }

  func report(_ share: Double?) { hear(share) }
}
