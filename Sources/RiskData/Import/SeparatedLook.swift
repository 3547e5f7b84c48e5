import Foundation
import RiskExpressions

/// What a look at a CSV or TSV file tells: its columns, their types, and about how many rows there are.
///
/// A file of up to 4 MB is looked at whole. Of a larger one the first megabyte is, and 48 blocks spread over the rest, so
/// that a look takes the same time whatever the size.
struct SeparatedLook {
  let header: SeparatedHeader
  let types: [ScalarType]
  /// About how many rows there are; nil where the file is compressed.
  let estimatedRows: Int?

  private static let wholeSize = 4 << 20
  private static let headSize = 1 << 20
  private static let blockSize = 1 << 15
  private static let blockCount = 48

  /// Looks at a file that is not compressed.
  init(_ file: DataFile, missing: [String]) throws(DataFault) {
    guard let handle = FileHandle(forReadingAtPath: file.path) else { throw .unreadable(file.shown) }
    defer { try? handle.close() }
    let isWhole = file.bytes <= SeparatedLook.wholeSize
    let head = try SeparatedLook.read(isWhole ? file.bytes : SeparatedLook.headSize, from: 0, of: handle, file)
    try SeparatedLook.checkText(head, file, isWhole: isWhole)
    var (header, look) = try SeparatedLook.look(at: head, file, missing: missing, isWhole: isWhole)
    if !isWhole {
      for block in 1...SeparatedLook.blockCount {
        let place = head.count + (file.bytes - head.count - SeparatedLook.blockSize) / SeparatedLook.blockCount * block
        let bytes = try SeparatedLook.read(SeparatedLook.blockSize, from: place, of: handle, file)
        SeparatedLook.look(atBlock: bytes, header, &look)
      }
    }
    (self.header, types) = (header, look.types)
    estimatedRows = look.bytes == 0 ? 0 : Int(Double(file.bytes) / Double(look.bytes) * Double(look.records))
  }

  /// Looks at the text a compressed file begins with.
  init(beginning text: String, of file: DataFile, missing: [String]) throws(DataFault) {
    let (header, look) = try SeparatedLook.look(at: Data(text.utf8), file, missing: missing, isWhole: true)
    (self.header, types, estimatedRows) = (header, look.types, nil)
  }

  private static func read(
    _ count: Int, from place: Int, of handle: FileHandle, _ file: DataFile
  ) throws(DataFault) -> Data {
    do {
      try handle.seek(toOffset: UInt64(max(0, place)))
      return try handle.read(upToCount: count) ?? Data()
    } catch { throw .unreadable(file.shown) }
  }

  /// Makes sure that the beginning of a file is text in UTF-8.
  private static func checkText(_ bytes: Data, _ file: DataFile, isWhole: Bool) throws(DataFault) {
    guard !bytes.prefix(1 << 16).contains(0) else { throw .binaryFile(file.shown) }
    // A character may be cut in two where the beginning ends; the last line is left out then.
    let lines = isWhole ? bytes : bytes.prefix(through: bytes.lastIndex(of: 10) ?? bytes.startIndex)
    guard String(validating: lines, as: UTF8.self) != nil else {
      let line = lines.split(separator: 10, omittingEmptySubsequences: false)
        .firstIndex { String(validating: $0, as: UTF8.self) == nil }
      throw .notUnicode(file.shown, line: line.map { $0 + 1 })
    }
  }

  private static func look(
    at head: Data, _ file: DataFile, missing: [String], isWhole: Bool
  ) throws(DataFault) -> (SeparatedHeader, ColumnLook) {
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let found = head.withUnsafeBytes { bytes -> Result<(SeparatedHeader, ColumnLook), DataFault> in
      do throws(DataFault) {
        let header = try SeparatedHeader(bytes, from: start, file: file)
        var look = ColumnLook(count: header.names.count, missing: missing)
        var text = SeparatedText(bytes, delimiter: header.delimiterByte, from: header.end)
        look.look(at: bytes, &text, isWhole: isWhole)
        return .success((header, look))
      } catch { return .failure(error) }
    }
    return try found.get()
  }

  /// Looks at a block from the middle of a file; one that begins inside a quoted value has records of other widths.
  private static func look(atBlock block: Data, _ header: SeparatedHeader, _ look: inout ColumnLook) {
    block.withUnsafeBytes { bytes in
      let widths = ColumnLook.widths(of: bytes, delimiter: header.delimiterByte)
      guard widths.isSubset(of: [header.names.count]) else { return }
      var text = SeparatedText(bytes, delimiter: header.delimiterByte)
      text.skipLine()
      look.look(at: bytes, &text, isWhole: false)
    }
  }
}
