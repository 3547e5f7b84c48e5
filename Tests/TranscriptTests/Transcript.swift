import Foundation

/// A script with what a user sees who runs it: `Cases/GROUP/NAME.risk`, `NAME.out`, and files in `NAME.files`.
struct Transcript: CustomStringConvertible, Sendable {
  /// The group and the name, such as `pipelines/where`.
  let description: String

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")

  /// Every script, in order.
  static func all() throws -> [Transcript] { try names(endingIn: ".risk").sorted().map(Transcript.init(description:)) }

  /// The names of what was recorded.
  static func recordedNames() throws -> Set<String> { try names(endingIn: ".out") }

  private static func names(endingIn ending: String) throws -> Set<String> {
    let groups = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = try groups.flatMap { group in
      try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(group).path)
        .filter { $0.hasSuffix(ending) }.map { "\(group)/\($0.dropLast(ending.count))" }
    }
    return Set(names)
  }

  /// The script's text.
  var script: String { (try? String(contentsOf: file(".risk"), encoding: .utf8)) ?? "" }

  /// What was recorded; empty where nothing was yet.
  var recorded: String { (try? String(contentsOf: file(".out"), encoding: .utf8)) ?? "" }

  /// The files the script finds in its folder.
  var files: URL { file(".files") }

  /// Keeps what is shown now.
  func record(_ text: String) throws {
    try text.write(to: file(".out"), atomically: true, encoding: .utf8)
  }

  private func file(_ ending: String) -> URL { Self.folder.appendingPathComponent(description + ending) }
}
