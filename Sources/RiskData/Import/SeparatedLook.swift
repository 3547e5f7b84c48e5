import Foundation
import RiskExpressions
import Synchronization

/// What a look at a CSV or TSV file tells: its columns, their types, and about how many rows there are.
///
/// A file of up to 2 MB is looked at whole. Of a larger one the first half megabyte is, and 32 blocks spread over the
/// rest, so that a look takes the same time whatever the size.
struct SeparatedLook {
  let header: SeparatedHeader
  private(set) var types: [ScalarType]
  let encoding: TextEncoding
  /// About how many rows there are; nil where the file is compressed.
  private(set) var estimatedRows: Int?
  /// How many rows there are, where the file is so plain that the engine cannot count otherwise: looked at whole, every
  /// record of the header's width, more than one column, no quote, and no line end but one kind.
  private(set) var exactRows: Int?

  private static let wholeSize = 2 << 20
  private static let headSize = 1 << 19
  private static let blockSize = 1 << 15
  private static let blockCount = 32

  /// Looks at a file that is not compressed, unless that was done before and the file is still the same.
  static func at(_ file: DataFile, _ options: LoadOptions) throws(DataFault) -> SeparatedLook {
    let key = LookKey(file, options)
    if let known = recent.withLock({ $0[key] }) { return known }
    let look = try SeparatedLook(file, options)
    recent.withLock { looks in
      if looks.count >= recentLimit { looks.removeAll() }
      looks[key] = look
    }
    return look
  }

  /// What was found before: a script is checked before it runs, and looks at its files twice.
  private static let recent = Mutex<[LookKey: SeparatedLook]>([:])
  private static let recentLimit = 64

  private init(_ file: DataFile, _ options: LoadOptions) throws(DataFault) {
    guard let handle = FileHandle(forReadingAtPath: file.path) else { throw .unreadable(file.shown) }
    defer { try? handle.close() }
    let isWhole = file.bytes <= SeparatedLook.wholeSize
    let bytes = try SeparatedLook.read(isWhole ? file.bytes : SeparatedLook.headSize, from: 0, of: handle, file)
    let (head, encoding) = try HeadText(bytes, isWhole: isWhole, of: file).decoded(options.encoding)
    var (header, look) = try SeparatedLook.look(at: head, file, options, isWhole: isWhole)
    // Of two bytes a character the blocks would begin amid one.
    if !isWhole, encoding != .utf16 {
      for block in 1...SeparatedLook.blockCount {
        let place =
          bytes.count + (file.bytes - bytes.count - SeparatedLook.blockSize) / SeparatedLook.blockCount * block
        let bytes = try SeparatedLook.read(SeparatedLook.blockSize, from: place, of: handle, file)
        SeparatedLook.look(atBlock: bytes, header, &look)
      }
    }
    (self.header, types, self.encoding) = (header, look.types, encoding)
    let isPlain = isWhole && encoding == .utf8 && look.isRegular && header.names.count > 1
    exactRows = isPlain && !head.contains(where: { $0 == 13 || $0 == UInt8(ascii: "\"") }) ? look.records : nil
    let share = encoding == .utf16 ? 2.0 : 1
    estimatedRows =
      look.bytes == 0 ? 0 : Int(Double(file.bytes) / (share * Double(look.bytes)) * Double(look.records))
  }

  /// Looks at the text a compressed file begins with.
  init(beginning text: String, of file: DataFile, _ options: LoadOptions) throws(DataFault) {
    let (header, look) = try SeparatedLook.look(at: Data(text.utf8), file, options, isWhole: true)
    (self.header, types, encoding, estimatedRows) = (header, look.types, .utf8, nil)
    exactRows = nil
  }

  /// Takes in what a look at one more file of the same dataset tells.
  ///
  /// - Throws: `DataFault.otherColumns` where its columns are not those of the first.
  mutating func join(_ other: SeparatedLook, of file: DataFile, first: DataFile) throws(DataFault) {
    guard other.header.names == header.names, other.header.delimiter == header.delimiter, other.encoding == encoding
    else { throw .otherColumns(file.shown, than: first.shown) }
    types = zip(types, other.types).map { $0.unified(with: $1) ?? .text }
    estimatedRows = estimatedRows.flatMap { rows in other.estimatedRows.map { rows + $0 } }
    exactRows = exactRows.flatMap { rows in other.exactRows.map { rows + $0 } }
  }

  private static func read(
    _ count: Int, from place: Int, of handle: FileHandle, _ file: DataFile
  ) throws(DataFault) -> Data {
    do {
      try handle.seek(toOffset: UInt64(max(0, place)))
      return try handle.read(upToCount: count) ?? Data()
    } catch { throw .unreadable(file.shown) }
  }

  private static func look(
    at head: Data, _ file: DataFile, _ options: LoadOptions, isWhole: Bool
  ) throws(DataFault) -> (SeparatedHeader, ColumnLook) {
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let found = head.withUnsafeBytes { bytes -> Result<(SeparatedHeader, ColumnLook), DataFault> in
      do throws(DataFault) {
        let header = try SeparatedHeader(bytes, from: start, file: file, options)
        var look = ColumnLook(
          count: header.names.count, missing: SeparatedImport.missingMarkers + options.nulls,
          tolerance: options.badRows)
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

/// What a look depends on.
private struct LookKey: Hashable {
  private let path: String
  private let stamp: FileStamp
  private let nulls: [String]
  private let badRows: Int
  private let delimiter: Character?
  private let encoding: TextEncoding?
  private let hasHeader: Bool

  init(_ file: DataFile, _ options: LoadOptions) {
    (path, stamp, nulls) = (file.path, file.stamp, options.nulls)
    (badRows, delimiter, encoding) = (options.badRows, options.delimiter, options.encoding)
    hasHeader = options.hasHeader
  }
}
