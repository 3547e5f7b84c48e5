import Foundation
import Glibc

/// A program running in a terminal of its own, as a person would use it.
///
/// Nothing here waits for ever: each wait has a limit, and the program is killed when the terminal goes. Drive it by
/// answering what it shows: `send` a line, `expect` what comes of it, and only then go on.
public final class PseudoTerminal {
  /// What went wrong, with what the terminal showed last.
  public enum Failure: Error, CustomStringConvertible {
    case cannotStart(String)
    case missing(String, seen: String)
    case stillRunning(seen: String)
    case cannotSend(seen: String)

    /// What a failed test prints.
    public var description: String {
      switch self {
      case .cannotStart(let reason): "the program cannot be started: \(reason)"
      case .missing(let text, let seen): "\(text.debugDescription) did not come; the terminal shows:\n\(seen)"
      case .stillRunning(let seen): "the program is still running; the terminal shows:\n\(seen)"
      case .cannotSend(let seen): "the program does not read; the terminal shows:\n\(seen)"
      }
    }
  }

  /// How a program ended.
  public enum Ending: Equatable, Sendable {
    /// It exited with a status.
    case exited(Int32)
    /// A signal killed it.
    case killed(Int32)
  }

  private let terminal: Int32
  private let process: pid_t
  private var ending: Ending?
  private var filter = TerminalTextFilter()
  private var shown: [UInt8] = []
  private var received: [UInt8] = []
  /// How much of what was shown earlier expectations have used up, in bytes.
  private var used = 0

  /// Starts a program in a new session with the terminal as its controlling one, so that Ctrl-C reaches it.
  ///
  /// - Parameters:
  ///   - program: The path of the program.
  ///   - arguments: What follows its name.
  ///   - environment: The whole environment; TERM=dumb keeps the output easy to match.
  ///   - columns: How wide the terminal is.
  ///   - rows: How high the terminal is.
  /// - Throws: `cannotStart` when there is no such program or no terminal left.
  public init(
    running program: String, arguments: [String] = [], environment: [String: String] = ["TERM": "dumb"],
    columns: Int = 100, rows: Int = 30
  ) throws(Failure) {
    (terminal, process) = try Self.start(program, arguments, environment, columns: columns, rows: rows)
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      _ = try? wait(within: 10)
    }
    close(terminal)
  }

  /// All that came, without escape sequences and carriage returns.
  public var text: String { String(decoding: shown, as: UTF8.self) }

  /// All that came, with what steers the terminal.
  public var sequences: String { String(decoding: received, as: UTF8.self) }

  /// Whether it shows what is typed and hands over whole lines, as a shell finds it useful.
  public var isAsFound: Bool {
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return false }
    let flags = tcflag_t(ECHO | ICANON | ISIG)
    return settings.c_lflag & flags == flags && settings.c_iflag & tcflag_t(ICRNL) != 0
  }

  /// Types text: "\r" is Enter, "\u{3}" Ctrl-C, "\u{4}" Ctrl-D, "\t" Tab, "\u{1B}[A" arrow-up.
  public func send(_ text: String, within seconds: Double = 30) throws(Failure) {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      guard deadline > .now else { throw .cannotSend(seen: self.text) }
      // Reading on the way: a program whose output nobody takes stops reading.
      guard ready(for: Int16(POLLOUT), atMost: .milliseconds(50)) else {
        receive(atMost: .zero)
        continue
      }
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else { receive(atMost: .milliseconds(10)) }
    }
  }

  /// Waits until a text comes after what earlier expectations have used up; returns what came before it.
  @discardableResult
  public func expect(_ expected: String, within seconds: Double = 30) throws(Failure) -> String {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      if let range = shown[used...].firstRange(of: expected.utf8) {
        let before = String(decoding: shown[used..<range.lowerBound], as: UTF8.self)
        used = range.upperBound
        return before
      }
      let isOver = !receive(atMost: .milliseconds(50)) && hasEnded()
      if isOver && !receive(atMost: .zero) || deadline < .now { throw .missing(expected, seen: text) }
    }
  }

  /// Waits until the program has ended, taking what it still writes.
  @discardableResult
  public func wait(within seconds: Double = 30) throws(Failure) -> Ending {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !hasEnded() {
      guard deadline > .now else { throw .stillRunning(seen: text) }
      // At the end of the output a read returns at once; the pause keeps the wait from being busy.
      if !receive(atMost: .milliseconds(20)) { usleep(5_000) }
    }
    while receive(atMost: .zero) {}
    return ending ?? .exited(0)
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) {
    if ending == nil { kill(process, number) }
  }

  /// Changes the size, of which the program is told by a signal.
  public func resize(columns: Int, rows: Int) {
    Self.setSize(of: terminal, columns: columns, rows: rows)
  }
}

extension PseudoTerminal {
  /// Takes what the program has written; false if nothing comes in time, or nothing more can.
  @discardableResult private func receive(atMost limit: Duration) -> Bool {
    guard ready(for: Int16(POLLIN), atMost: limit) else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(terminal, &buffer, buffer.count)
    if count > 0 { received += buffer.prefix(count) }
    if count > 0 { shown += buffer.prefix(count).filter { filter.shows($0) } }
    return count > 0
  }

  private func ready(for events: Int16, atMost limit: Duration) -> Bool {
    var watched = pollfd(fd: terminal, events: events, revents: 0)
    let milliseconds = Int32(limit / .milliseconds(1))
    return poll(&watched, 1, milliseconds) > 0 && watched.revents & events != 0
  }

  private func hasEnded() -> Bool {
    var status: Int32 = 0
    guard ending == nil, waitpid(process, &status, WNOHANG) == process else { return ending != nil }
    let signal = status & 0x7F
    ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
    return true
  }
}
