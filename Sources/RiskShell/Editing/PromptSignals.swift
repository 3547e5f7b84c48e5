import Glibc
import Synchronization

/// The signals that matter while a line is edited.
///
/// libedit's own handling allocates inside a signal's handler and sends signals on to other processes, so that it is
/// left off.
enum PromptSignals {
  private static let caught = [SIGWINCH, SIGCONT, SIGINT, SIGTERM, SIGHUP]
  private static let writing = Atomic<Int32>(-1)
  /// What the signals did before they were caught.
  private static let before = Mutex<[Int32: sigaction]>([:])
  private static let pipe: SignalPipe? = {
    let pipe = SignalPipe()
    writing.store(pipe?.writing ?? -1, ordering: .sequentiallyConsistent)
    return pipe
  }()

  /// Catches the signals, and others if any are named, while a body runs.
  static func watching<Result>(also others: [Int32] = [], _ body: () -> Result) -> Result {
    guard let pipe else { return body() }
    while isReady(pipe.reading) { _ = pipe.awaitByte() }
    let caught = caught + others
    let previous = caught.map { number in
      SignalPipe.handle(number, flags: SA_RESTART) { number in
        SignalPipe.post(number, to: PromptSignals.writing.load(ordering: .relaxed))
      }
    }
    before.withLock { $0 = Dictionary(zip(caught, previous), uniquingKeysWith: { first, _ in first }) }
    defer {
      before.withLock { $0 = [:] }
      for (number, action) in zip(caught, previous) {
        var action = action
        sigaction(number, &action, nil)
      }
    }
    return body()
  }

  /// Gives a signal that is caught back to whoever heeded it before, while a body runs; where nobody did, it stays.
  static func giving<Result>(back number: Int32, during body: () -> Result) -> Result {
    guard var action = before.withLock({ $0[number] }), action.__sigaction_handler.sa_handler != nil else {
      return body()
    }
    var own = sigaction()
    sigaction(number, &action, &own)
    defer { sigaction(number, &own, nil) }
    return body()
  }

  /// What is there first.
  enum Event: Equatable {
    /// The descriptor has something to read, or is at its end.
    case input
    /// A signal came.
    case signal(Int32)
    /// Nothing came in time.
    case nothing
  }

  /// Waits for input or a signal: this is where the prompt waits for the analyst, without limit.
  static func next(orInputAt descriptor: Int32, within milliseconds: Int32 = -1) -> Event {
    guard let pipe else { return .input }
    while true {
      var watched = [
        pollfd(fd: pipe.reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&watched, 2, milliseconds)
      if count < 0 && errno == EINTR { continue }
      if count == 0 { return .nothing }
      if count > 0, watched[0].revents != 0, let number = pipe.awaitByte() { return .signal(Int32(number)) }
      return .input
    }
  }

  /// Waits for a signal only; nil where none comes in time.
  static func nextSignal(within milliseconds: Int32) -> Int32? {
    guard let pipe else { return nil }
    var watched = pollfd(fd: pipe.reading, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&watched, 1, milliseconds)
      if count < 0 && errno == EINTR { continue }
      return count > 0 ? pipe.awaitByte().map(Int32.init) : nil
    }
  }

  /// Whether a descriptor has something to read, or is at its end.
  static func isReady(_ descriptor: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) > 0
  }
}
