import Synchronization

/// What went wrong on any of several threads.
final class Failures: Sendable {
  private let all = Mutex<[any Error]>([])

  /// Remembers an error.
  func add(_ error: any Error) { all.withLock { $0.append(error) } }

  /// The first of them.
  var first: (any Error)? { all.withLock { $0.first } }
}
