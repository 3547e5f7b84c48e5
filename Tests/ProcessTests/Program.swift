import Foundation
import RiskTestSupport

/// The built program, run as a process in a folder of its own.
final class Program {
  /// The folder it runs in.
  let folder: TemporaryFolder
  /// The program's place: beside the tests that were built with it.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("risk").path

  /// How a process ended, and what it wrote.
  struct Ending {
    let status: Int32
    /// Whether a signal ended it; the status is then the signal's number.
    let isKilled: Bool
    let output: String
    let errors: String
  }

  /// What a test cannot go on with.
  enum Failure: Error {
    case cannotStart(String)
    case tookTooLong(output: String, errors: String)
    case neverSaid(String, output: String, errors: String)
  }

  /// Makes the folder with scripts in it.
  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
  }

  /// Runs the program to its end.
  func run(_ arguments: String..., input: String = "") throws -> Ending {
    try start(arguments, input: input).end()
  }

  /// Runs a line of bash, in which `$risk` is the program.
  func shell(_ line: String) throws -> Ending {
    try start(["-c", "risk=\(Self.path); \(line)"], program: "/bin/bash").end()
  }

  /// Starts the program; its standard input is a file, and what it writes goes to files.
  func start(_ arguments: [String], program: String = path, input: String = "") throws -> Running {
    try Running(program, arguments, input: input, in: folder)
  }
}
