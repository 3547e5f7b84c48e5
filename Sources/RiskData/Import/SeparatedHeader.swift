import Foundation
import RiskSyntax

/// The first record of a separated file: what its values are separated by, and the columns' names.
struct SeparatedHeader {
  let delimiter: Character
  let names: [String]
  /// Where the records begin.
  let end: Int

  /// Reads the header at a place near the beginning of a file.
  ///
  /// Where nobody says, the delimiter is the one of comma, semicolon, tab and bar that stands most often in the first
  /// record outside of quotes; in a `.tsv` file it is the tab. Without a header the columns are `c1`, `c2`, ….
  init(
    _ bytes: UnsafeRawBufferPointer, from start: Int, file: DataFile, _ options: LoadOptions
  ) throws(DataFault) {
    let isTabbed = file.path.lowercased().contains(".tsv")
    let found = isTabbed ? UInt8(ascii: "\t") : SeparatedHeader.delimiter(of: bytes, from: start)
    let delimiter = options.delimiter?.asciiValue ?? found
    var text = SeparatedText(bytes, delimiter: delimiter, from: start)
    var record: [SeparatedText.Cell] = []
    _ = text.next(into: &record)
    let cells = record.map { bytes.text(of: $0).trimmingCharacters(in: .whitespaces) }
    guard cells.contains(where: { !$0.isEmpty }) else {
      let isBlank = bytes[start...].allSatisfy { $0 == 32 || (9...13).contains($0) }
      throw isBlank ? .emptyFile(file.shown) : .noHeader(file.shown)
    }
    self.delimiter = Character(Unicode.Scalar(delimiter))
    guard options.hasHeader else {
      (names, end) = (cells.indices.map { "c\($0 + 1)" }, start)
      return
    }
    guard !cells.contains(where: SeparatedHeader.isValue) else { throw .noHeader(file.shown) }
    names = try SeparatedHeader.named(cells)
    end = text.position
  }

  /// The delimiter as it stands in the file.
  var delimiterByte: UInt8 { delimiter.asciiValue ?? UInt8(ascii: ",") }

  /// The names with the first one filled in: R and pandas write row numbers into a first column without a name.
  private static func named(_ cells: [String]) throws(DataFault) -> [String] {
    var names = cells
    if names.count > 1, names[0].isEmpty, !names.contains(where: { $0.lowercased() == "row" }) { names[0] = "row" }
    if let place = names.firstIndex(of: "") { throw .unnamedColumn(place: place + 1) }
    return names
  }

  /// Whether a cell is a number or a date, which no column is called.
  private static func isValue(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, (48...57).contains(first) || "+-.".utf8.contains(first) else { return false }
    return Double(cell) != nil || CalendarDate(cell) != nil
  }

  private static func delimiter(of bytes: UnsafeRawBufferPointer, from start: Int) -> UInt8 {
    let counts = ",;\t|".utf8.map { candidate -> (byte: UInt8, cells: Int) in
      var text = SeparatedText(bytes, delimiter: candidate, from: start)
      var cells: [SeparatedText.Cell] = []
      _ = text.next(into: &cells)
      return (candidate, cells.count)
    }
    let most = counts.map(\.cells).max() ?? 1
    return counts.first { $0.cells == most }?.byte ?? UInt8(ascii: ",")
  }
}
