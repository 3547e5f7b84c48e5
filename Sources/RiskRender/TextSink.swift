/// Gathers text and passes it on in pieces, so that a large result is never one text in memory.
///
/// A result that fits into one piece is passed on whole or, where a fault comes up meanwhile, not at all.
final class TextSink {
  private var gathered = ""
  private let pass: (String) throws -> Void
  /// How many bytes a piece has at least.
  private static let pieceSize = 1 << 16

  /// Passes text on to a function.
  init(_ pass: @escaping (String) throws -> Void) { self.pass = pass }

  /// Adds text.
  func write(_ text: String) throws {
    gathered += text
    if gathered.utf8.count >= TextSink.pieceSize { try flush() }
  }

  /// Adds a text and ends its line.
  func writeLine(_ text: String) throws { try write(text + "\n") }

  /// Passes on what has been gathered.
  func flush() throws {
    guard !gathered.isEmpty else { return }
    let piece = gathered
    gathered = ""
    try pass(piece)
  }
}
