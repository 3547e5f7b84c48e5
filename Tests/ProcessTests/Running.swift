import Foundation
import Glibc
import RiskTestSupport

/// A process under way; its standard streams are files, so that it never waits for its reader.
final class Running {
  private let folder: TemporaryFolder
  private let name = UUID().uuidString
  private var process: pid_t = 0
  private var status: Int32?

  /// Starts a program in a folder, with all signals as a shell would leave them.
  init(_ program: String, _ arguments: [String], input: String, in folder: TemporaryFolder) throws {
    self.folder = folder
    for stream in ["in", "out", "err"] { try folder.write(stream == "in" ? input : "", to: file(stream)) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in ["in", "out", "err"].enumerated() {
      let mode = number == 0 ? O_RDONLY : O_WRONLY
      posix_spawn_file_actions_addopen(&actions, Int32(number), folder.url(file(stream)).path, mode, 0)
    }
    var attributes = SpawnAttributes.withFreshSignals()
    defer { posix_spawnattr_destroy(&attributes) }
    let environment = ["PATH=/usr/bin:/bin", "HOME=\(folder.path)", "LANG=C.UTF-8"]
    // Swift does not see glibc's way of starting in another folder; env becomes the program there.
    let words = ["env", "-C", folder.path, program] + arguments
    let failure = CStrings.with(words) { arguments in
      CStrings.with(environment) { posix_spawn(&process, "/usr/bin/env", &actions, &attributes, arguments, $0) }
    }
    guard failure == 0 else { throw Program.Failure.cannotStart(String(cString: strerror(failure))) }
  }

  deinit {
    guard !hasEnded() else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Waits until something stands on standard output.
  func expect(_ text: String, within seconds: Double = 120) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !read("out").contains(text) {
      guard !hasEnded(), deadline > .now else {
        throw Program.Failure.neverSaid(text, output: read("out"), errors: read("err"))
      }
      usleep(20_000)
    }
  }

  /// Sends a signal.
  func signal(_ number: Int32) { kill(process, number) }

  /// Waits for the end.
  func end(within seconds: Double = 300) throws -> Program.Ending {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !hasEnded() {
      guard deadline > .now else { throw Program.Failure.tookTooLong(output: read("out"), errors: read("err")) }
      usleep(5_000)
    }
    let status = status ?? 0
    let killed = status & 0x7F
    return Program.Ending(
      status: killed == 0 ? (status >> 8) & 0xFF : killed, isKilled: killed != 0, output: read("out"),
      errors: read("err"))
  }

  private func hasEnded() -> Bool {
    var status: Int32 = 0
    if self.status == nil, waitpid(process, &status, WNOHANG) == process { self.status = status }
    return self.status != nil
  }

  private func file(_ stream: String) -> String { ".streams/\(name).\(stream)" }

  private func read(_ stream: String) -> String {
    String(decoding: (try? folder.bytes(of: file(stream))) ?? [], as: UTF8.self)
  }
}
