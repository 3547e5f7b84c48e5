import Foundation
import RiskStore
import RiskTestSupport

/// What happens to a transcript's folder between two of its sessions: `#% flip models/pd1/booster.json`.
enum Interlude {
  /// A new session, nothing else.
  case restart
  /// A byte in the middle of a file changes.
  case flip(String)
  /// A file loses its second half.
  case cut(String)
  /// A file goes.
  case remove(String)
  /// A word in a file becomes another.
  case replace(String, old: String, new: String)
  /// The checksums of a model's folder are made to fit its files.
  case seal(String)

  static let mark = "#% "

  /// Reads a line; nil where it is no interlude.
  init?(_ line: String) {
    guard line.hasPrefix(Self.mark) else { return nil }
    let words = line.dropFirst(Self.mark.count).split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("restart", 1): self = .restart
    case ("flip", 2): self = .flip(words[1])
    case ("cut", 2): self = .cut(words[1])
    case ("remove", 2): self = .remove(words[1])
    case ("replace", 4): self = .replace(words[1], old: words[2], new: words[3])
    case ("seal", 2): self = .seal(words[1])
    default: return nil
    }
  }

  /// Does it.
  func perform(in folder: TemporaryFolder) throws {
    switch self {
    case .restart: break
    case .flip(let file):
      try folder.edit(file) { bytes in
        let middle = bytes.count / 2
        return bytes[..<middle] + [bytes[middle] ^ 1] + bytes[(middle + 1)...]
      }
    case .cut(let file): try folder.edit(file) { $0.prefix($0.count / 2) }
    case .remove(let file): try folder.remove(file)
    case .replace(let file, let old, let new):
      try folder.edit(file) { $0.replacing(Array(old.utf8), with: Array(new.utf8))[...] }
    case .seal(let model):
      try folder.edit("\(model)/SHA256SUMS") { bytes in
        let lines = try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
          let name = line.split(separator: " ").last.map(String.init) ?? ""
          return try "\(Fingerprint.sha256(try folder.bytes(of: "\(model)/\(name)")))  \(name)\n"
        }
        return Array(lines.joined().utf8)[...]
      }
    }
  }
}
