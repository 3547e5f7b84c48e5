import Foundation

/// The bytes a text file begins with, and how its characters are written.
struct HeadText {
  private let bytes: Data
  private let isWhole: Bool
  private let file: DataFile

  init(_ bytes: Data, isWhole: Bool, of file: DataFile) {
    self.bytes = bytes
    self.isWhole = isWhole
    self.file = file
  }

  /// The bytes in UTF-8, and what they were written in.
  ///
  /// UTF-16 is told by its mark. What is not UTF-8 is Latin-1 where no character is written as UTF-8 has it, and none
  /// stands where Latin-1 has none: such are those of Windows-1252, or a mixture, and a fault.
  func decoded(_ given: TextEncoding?) throws(DataFault) -> (bytes: Data, encoding: TextEncoding) {
    let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if given == .utf16 || given == nil && hasMark {
      guard let text = String(data: bytes.prefix(bytes.count & ~1), encoding: .utf16) else {
        throw .notUnicode(file.shown, line: nil)
      }
      return (Data(text.utf8), .utf16)
    }
    guard !bytes.prefix(1 << 16).contains(0) else { throw .binaryFile(file.shown) }
    if given == .latin1 { return (latin1, .latin1) }
    guard let line = firstBadLine else { return (bytes, .utf8) }
    guard given == nil, isLatin1 else { throw .notUnicode(file.shown, line: line) }
    return (latin1, .latin1)
  }

  private var latin1: Data { Data(String(decoding: bytes.map { UInt16($0) }, as: UTF16.self).utf8) }

  /// The whole lines: a character may be cut in two where the beginning ends.
  private var lines: Data {
    isWhole ? bytes : bytes.prefix(through: bytes.lastIndex(of: 10) ?? bytes.startIndex)
  }

  private var firstBadLine: Int? {
    guard String(validating: lines, as: UTF8.self) == nil else { return nil }
    let place = lines.split(separator: 10, omittingEmptySubsequences: false)
      .firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return place.map { $0 + 1 } ?? 1
  }

  private var isLatin1: Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if (0x80...0x9F).contains(byte) { return false }
      // The beginning of a character of two bytes in UTF-8 and what may follow it.
      if (0xC2...0xF4).contains(previous), (0x80...0xBF).contains(byte) { return false }
      previous = byte
    }
    return true
  }
}
