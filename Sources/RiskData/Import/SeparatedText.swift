/// Takes comma-separated text apart, byte by byte: records of cells, with quotes as RFC 4180 has them.
///
/// Nothing is copied; a cell is a range of the bytes.
struct SeparatedText {
  /// A cell of a record, without its quotes.
  struct Cell {
    let range: Range<Int>
    /// Whether a doubled quote stands in it, which means one.
    let hasDoubledQuotes: Bool
  }

  /// What reading a record came to.
  enum Outcome {
    /// It is there to its end.
    case whole
    /// The bytes end with it, so that it may go on behind them.
    case last
    /// There is none left.
    case end
  }

  private let bytes: UnsafeRawBufferPointer
  private let delimiter: UInt8
  /// Where the next record begins.
  private(set) var position: Int

  init(_ bytes: UnsafeRawBufferPointer, delimiter: UInt8, from position: Int = 0) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.position = position
  }

  /// Reads the next record that is no empty line.
  mutating func next(into cells: inout [Cell]) -> Outcome {
    while position < bytes.count, SeparatedText.isLineEnd(bytes[position]) { position += 1 }
    guard position < bytes.count else { return .end }
    cells.removeAll(keepingCapacity: true)
    while true {
      let (cell, end) = cell(from: position)
      cells.append(cell)
      position = min(end + 1, bytes.count)
      guard end < bytes.count else { return .last }
      guard bytes[end] == delimiter else { return .whole }
    }
  }

  /// Moves behind the next line end, where a record begins unless a quoted value goes over lines.
  mutating func skipLine() {
    while position < bytes.count, !SeparatedText.isLineEnd(bytes[position]) { position += 1 }
    position = min(position + 1, bytes.count)
  }

  /// The cell that begins at a place, and the place of the delimiter or the line end behind it.
  private func cell(from start: Int) -> (cell: Cell, end: Int) {
    guard start < bytes.count, bytes[start] == SeparatedText.quote else {
      let end = plainEnd(from: start)
      return (Cell(range: start..<end, hasDoubledQuotes: false), end)
    }
    var (place, isDoubled) = (start + 1, false)
    while place < bytes.count {
      if bytes[place] != SeparatedText.quote {
        place += 1
      } else if place + 1 < bytes.count, bytes[place + 1] == SeparatedText.quote {
        isDoubled = true
        place += 2
      } else {
        break
      }
    }
    return (Cell(range: start + 1..<max(place, start + 1), hasDoubledQuotes: isDoubled), plainEnd(from: place))
  }

  private func plainEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != delimiter, !SeparatedText.isLineEnd(bytes[end]) { end += 1 }
    return min(end, bytes.count)
  }

  private static let quote = UInt8(ascii: "\"")

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}

extension UnsafeRawBufferPointer {
  /// The text of a cell.
  func text(of cell: SeparatedText.Cell) -> String {
    guard cell.hasDoubledQuotes else { return String(decoding: self[cell.range], as: UTF8.self) }
    // By bytes: a mark that combines with a quote does not hide it.
    var (text, isSecond) = ([UInt8](), false)
    for byte in self[cell.range] {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if byte != UInt8(ascii: "\"") || isSecond { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
