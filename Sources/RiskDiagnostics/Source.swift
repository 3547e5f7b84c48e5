/// A text that was typed, read from a file or passed on the command line.
///
/// Offsets into it count UTF-8 bytes, as the lexer does.
public final class Source: Sendable {
  /// What to call the text in front of a line number: a file's path, or nil for a line typed at the prompt.
  public let name: String?
  /// The text's UTF-8 bytes.
  public let bytes: [UInt8]
  private let lineStarts: [Int]

  /// Creates a source from a text and the name it is shown under.
  public init(_ text: String, name: String? = nil) {
    self.name = name
    let bytes = Array(text.utf8)
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The span that covers the whole text.
  public var whole: Span { Span(self, 0..<bytes.count) }

  /// The text between two offsets; an offset past the end is taken as the end.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The line and the column, both from one, of an offset; the column counts characters, not bytes.
  public func place(of offset: Int) -> (line: Int, column: Int) {
    let line = lineIndex(of: offset)
    return (line + 1, text(lineStarts[line]..<max(offset, lineStarts[line])).count + 1)
  }

  /// The line of an offset, counted from one; of a long line quicker to tell than the column.
  public func lineNumber(of offset: Int) -> Int { lineIndex(of: offset) + 1 }

  /// The text of a line, counted from one, without its end.
  public func line(_ number: Int) -> String {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    let line = text(lineStarts[number - 1]..<max(end, lineStarts[number - 1]))
    return line.hasSuffix("\r") ? String(line.dropLast()) : line
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// A stretch of a source.
public struct Span: Sendable {
  /// The text the stretch is part of.
  public let source: Source
  /// The offsets of its bytes.
  public let range: Range<Int>

  /// Creates the stretch of a source between two offsets.
  public init(_ source: Source, _ range: Range<Int>) {
    self.source = source
    self.range = range
  }

  /// The text it covers.
  public var text: String { source.text(range) }

  /// Whether another span of the same source begins in this one.
  public func contains(_ other: Span) -> Bool {
    source === other.source && range.contains(other.range.lowerBound)
  }

  /// The smallest span that covers both; the two must be of one source.
  public func joined(_ other: Span) -> Span {
    Span(source, min(range.lowerBound, other.range.lowerBound)..<max(range.upperBound, other.range.upperBound))
  }
}
