import Foundation
import Glibc
import Synchronization

extension PseudoTerminal {
  /// A terminal's two sides and the name by which the program opens its own.
  private struct Sides {
    let ours: Int32
    let theirs: Int32
    let name: [CChar]
  }

  /// Held from opening a terminal to its program's start: a program started in between would inherit its sides.
  private static let starting = Mutex(())
  /// `POSIX_SPAWN_SETSID` of spawn.h, which Swift does not see.
  private static let ownSession: Int16 = 0x80

  /// Opens a terminal and starts the program on it.
  static func start(
    _ program: String, _ arguments: [String], _ environment: [String: String], columns: Int, rows: Int
  ) throws(Failure) -> (terminal: Int32, process: pid_t) {
    try starting.withLock { _ throws(Failure) in
      let sides = try open(columns: columns, rows: rows)
      defer { close(sides.theirs) }
      do throws(Failure) {
        return (sides.ours, try spawn(program, arguments, environment, on: sides.name))
      } catch {
        close(sides.ours)
        throw error
      }
    }
  }

  private static func open(columns: Int, rows: Int) throws(Failure) -> Sides {
    var (ours, theirs): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 1_024)
    guard openpty(&ours, &theirs, &name, nil, nil) == 0 else {
      throw .cannotStart("no terminal: \(String(cString: strerror(errno)))")
    }
    for side in [ours, theirs] { _ = fcntl(side, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ours, F_SETFL, O_NONBLOCK)
    setSize(of: ours, columns: columns, rows: rows)
    return Sides(ours: ours, theirs: theirs, name: name)
  }

  static func setSize(of terminal: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// Starts the program with its side of the terminal as its three streams.
  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], on terminal: [CChar]
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = SpawnAttributes.withFreshSignals(flags: ownSession)
    defer { posix_spawnattr_destroy(&attributes) }

    var process: pid_t = 0
    let failure = CStrings.with([program] + arguments) { arguments in
      CStrings.with(environment.map { "\($0)=\($1)" }) { environment in
        posix_spawn(&process, program, &actions, &attributes, arguments, environment)
      }
    }
    guard failure == 0 else { throw .cannotStart("\(program): \(String(cString: strerror(failure)))") }
    return process
  }
}
