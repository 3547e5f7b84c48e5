import Foundation

/// A file of our own that is removed with the last relation that reads it.
final class TemporaryFile: RowHolder {
  let path: String

  /// Names a new file among the system's temporary ones.
  init(ending: String) {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("risk-\(UUID().uuidString)\(ending)").path
  }

  deinit { unlink(path) }
}

/// What comes over standard input, as a file.
enum StandardInput {
  /// The path that stands for it.
  static func isMeant(by path: String) -> Bool { path == "-" || path == "/dev/stdin" }

  /// Writes all that comes into a temporary file, and says what kind of file it is by its beginning.
  static func spooled(format: String?) throws(DataFault) -> (file: TemporaryFile, format: String) {
    guard isatty(STDIN_FILENO) == 0 else { throw .keyboardInput }
    let file = TemporaryFile(ending: ".part")
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw .notWritable(file.path) }
    defer { close(descriptor) }
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      if head.isEmpty { head = Array(buffer[..<min(count, 64)]) }
      var written = 0
      while written < count {
        let step = buffer.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + written }, count - written) }
        if step < 0, errno == EINTR { continue }
        guard step > 0 else { throw errno == ENOSPC ? .diskFull : .notWritable(file.path) }
        written += step
      }
    }
    guard !head.isEmpty else { throw .emptyFile("-") }
    return (file, format ?? Self.format(of: head))
  }

  private static func format(of head: [UInt8]) -> String {
    if head.starts(with: "PAR1".utf8) { return "parquet" }
    switch head.first(where: { $0 > 32 }) {
    case UInt8(ascii: "["): return "json"
    case UInt8(ascii: "{"): return "jsonl"
    default: return "csv"
    }
  }
}
