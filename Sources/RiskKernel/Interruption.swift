import Synchronization

/// The wish to stop what is running: set by Ctrl-C, heeded by loops and engines.
///
/// Loops look at `isRequested`; engines that cannot look register a handler that stops them, such as DuckDB's interrupt.
public final class Interruption: Sendable {
  /// A registered handler, to take it back with.
  public struct Registration: Hashable, Sendable {
    fileprivate let number: Int
  }

  private struct Handlers {
    var next = 0
    var all: [(number: Int, run: @Sendable () -> Void)] = []
  }

  private let requested = Atomic<Bool>(false)
  private let handlers = Mutex(Handlers())

  /// Makes an interruption nobody has asked for yet.
  public init() {}

  /// Whether what is running should stop; costs a loop next to nothing to look at.
  public var isRequested: Bool { requested.load(ordering: .acquiring) }

  /// Asks what is running to stop, and runs the handlers; may be called from any thread, but from no signal handler.
  public func request() {
    handlers.withLock { handlers in
      requested.store(true, ordering: .releasing)
      for handler in handlers.all { handler.run() }
    }
  }

  /// Forgets an earlier request: the next command starts afresh.
  public func clear() {
    handlers.withLock { _ in requested.store(false, ordering: .releasing) }
  }

  /// Has a handler run at each request, and at once if one is already standing.
  ///
  /// A handler runs on any thread, should be brief, and must not call back into this interruption.
  public func register(_ handler: @escaping @Sendable () -> Void) -> Registration {
    handlers.withLock { handlers in
      let registration = Registration(number: handlers.next)
      handlers.next += 1
      handlers.all.append((registration.number, handler))
      if isRequested { handler() }
      return registration
    }
  }

  /// Takes a handler back: on return it is not running and never runs again, so what it stops may be freed.
  public func unregister(_ registration: Registration) {
    handlers.withLock { handlers in handlers.all.removeAll { $0.number == registration.number } }
  }

  /// Runs a body during which a request also runs the handler.
  public func handling<Result, Failure: Error>(
    with handler: @escaping @Sendable () -> Void, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let registration = register(handler)
    defer { unregister(registration) }
    return try body()
  }
}
