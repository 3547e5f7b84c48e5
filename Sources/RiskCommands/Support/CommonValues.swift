import Dispatch
import RiskData
public import RiskExpressions
public import RiskKernel
import Synchronization

/// The values of columns that were looked up before.
private final class CommonValues {
  /// A column of a query.
  struct Place: Hashable {
    let query: String
    let column: String
  }

  var found: [Place: [Value]] = [:]
}

extension Session {
  /// The values of a column that has few of them, the most frequent first; none where finding them takes too long.
  ///
  /// They are for offering, not for computing: only the first rows are looked at.
  public func commonValues(of column: String, in table: any Table, within limit: Duration) -> [Value] {
    guard let relation = table as? Relation, let type = relation.schema[column]?.type else { return [] }
    if type == .boolean { return [.boolean(true), .boolean(false)] }
    let place = CommonValues.Place(query: relation.query, column: column)
    let known = service { CommonValues() }
    if let values = known.found[place] { return values }
    let most = type == .text ? 1000 : 12
    let database = relation.database
    let look = Deadline.within(limit, stop: { database.interrupt() }) {
      Result { try relation.commonValues(of: column, limit: most, amongFirst: 50_000) }
    }
    // A look that took too long is tried again at the next Tab: by then the system may have the file in memory.
    guard case .success(let values) = look else { return [] }
    known.found[place] = values ?? []
    return values ?? []
  }
}

/// Stops work that takes too long.
private enum Deadline {
  /// Runs a body, and calls `stop` from another thread while it runs past its time; never afterwards.
  static func within<Result>(
    _ limit: Duration, stop: @escaping @Sendable () -> Void, _ body: () -> Result
  ) -> Result {
    let state = Running()
    let wait = DispatchTimeInterval.nanoseconds(Int(limit / .nanoseconds(1)))
    DispatchQueue.global().asyncAfter(deadline: .now() + wait) {
      state.isRunning.withLock { if $0 { stop() } }
    }
    defer { state.isRunning.withLock { $0 = false } }
    return body()
  }

  private final class Running: Sendable {
    let isRunning = Mutex(true)
  }
}
