/// Reads a text line by line, without its line ends.
struct LineReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// The number of the line read last, counted from one.
  private(set) var line = 0

  /// Starts at the first line; the buffer must outlive the reader and its lines.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next line, nil at the end.
  mutating func next() -> UnsafeBufferPointer<UInt8>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    var end = position
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    position += 1
    line += 1
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }
}

/// A line of the kind `name=value`, or only a name.
struct NamedLine {
  /// What is before the first equals sign.
  let name: String
  /// What is behind it; empty where there is none.
  let value: UnsafeBufferPointer<UInt8>
  /// The number of the line.
  let line: Int

  /// Takes a line apart.
  init(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    let end = bytes.firstIndex(of: UInt8(ascii: "=")) ?? bytes.count
    // No name that is known is longer, and a damaged file may have one line of megabytes.
    name = String(decoding: bytes[..<min(end, 64)], as: UTF8.self)
    value = UnsafeBufferPointer(rebasing: bytes[min(end + 1, bytes.count)...])
    self.line = line
  }

  /// The value as text.
  var text: String { String(decoding: value, as: UTF8.self) }

  /// A fault that names the place.
  func damage(_ reason: String) -> ModelFault { .damagedModel(reason: "\(reason) in line \(line)") }

  /// The value as a whole number that is not negative.
  func count() throws -> Int {
    guard let count = Int(text), count >= 0 else { throw damage("a number is missing") }
    return count
  }

  /// The value as numbers with space between them, as many as are expected.
  func doubles(_ count: Int) throws -> [Double] { try list(count) { try $0.readDouble() } }

  /// The value as whole numbers of 32 bits, as many as are expected.
  func integers(_ count: Int) throws -> [Int32] { try list(count) { try $0.readInteger() } }

  /// The value as numbers of 32 bits without a sign, as many as are expected.
  func words(_ count: Int) throws -> [UInt32] {
    try list(count) { reader in
      guard let word = UInt32(exactly: try reader.readWholeNumber()) else {
        throw damage("a number of 32 bits is missing")
      }
      return word
    }
  }

  private func list<Element>(
    _ count: Int, _ read: (inout ModelJSONReader) throws -> Element
  ) throws -> [Element] {
    var reader = ModelJSONReader(value)
    var values: [Element] = []
    while reader.skipSpace() != 0 {
      guard values.count < count, let value = try? read(&reader) else { break }
      values.append(value)
    }
    guard values.count == count, reader.position == value.count else {
      throw damage("there are not \(count) numbers for '\(name.shortened)'")
    }
    return values
  }
}
