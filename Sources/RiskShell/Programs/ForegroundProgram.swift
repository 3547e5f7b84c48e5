import Foundation
import Glibc

/// Runs other programs on the session's terminal, such as the pager and the editor, and waits for them.
enum ForegroundProgram {
  /// What the system's shell answers where there is no such program.
  static let notFound: Int32 = 127

  /// Runs a line of the system's shell.
  ///
  /// - Parameters:
  ///   - line: The program, with options if it has any, as `$EDITOR` and `$PAGER` hold them.
  ///   - arguments: What follows it, as it is.
  ///   - input: The descriptor it reads from; the terminal where none is given.
  ///   - environment: What is added to the environment where it is not set yet.
  /// - Returns: its exit status.
  static func run(
    _ line: String, arguments: [String] = [], input: Int32? = nil, environment: [String: String] = [:]
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    var attributes = freshSignals()
    defer { posix_spawnattr_destroy(&attributes) }

    let words = ["sh", "-c", line + " \"$@\"", "sh"] + arguments
    let variables = ProcessInfo.processInfo.environment.merging(environment) { own, _ in own }
    var process: pid_t = 0
    let failure = withCStrings(words) { words in
      withCStrings(variables.map { "\($0)=\($1)" }) { variables in
        posix_spawn(&process, "/bin/sh", &actions, &attributes, words, variables)
      }
    }
    return failure == 0 ? wait(for: process) : notFound
  }

  /// Signals as a program finds them at its start, whatever this one does about them.
  private static func freshSignals() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    return attributes
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return notFound }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }

  /// Whether a program is on the path.
  static func isInstalled(_ name: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
