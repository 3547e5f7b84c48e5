import RiskExpressions

/// What the values of a file's columns can be read as, as far as they were looked at.
struct ColumnLook {
  private var possible: [CellTypes]
  private var hasValues: [Bool]
  private let missing: [[UInt8]]
  private let longestMissing: Int
  /// How many records were looked at, and how many bytes they took.
  private(set) var records = 0, bytes = 0

  init(count: Int, missing: [String]) {
    possible = Array(repeating: .all, count: count)
    hasValues = Array(repeating: false, count: count)
    self.missing = missing.map { Array($0.utf8) }
    longestMissing = missing.map(\.utf8.count).max() ?? 0
  }

  /// The types found: text where values differ, numbers where there is none.
  var types: [ScalarType] {
    zip(possible, hasValues).map { $1 ? $0.type : ScalarType.null.ofColumn }
  }

  /// Looks at all records up to the end of some bytes; one that the bytes may have cut is left out unless they are the
  /// whole file. Records of another width are left to the engine, which says where they stand.
  mutating func look(at bytes: UnsafeRawBufferPointer, _ text: inout SeparatedText, isWhole: Bool) {
    var cells: [SeparatedText.Cell] = []
    while true {
      let start = text.position
      let outcome = text.next(into: &cells)
      if case .end = outcome { return }
      if case .last = outcome, !isWhole { return }
      records += 1
      self.bytes += text.position - start
      if cells.count == possible.count { add(cells, of: bytes) }
    }
  }

  /// The widths of the records behind the first line end of a block, but for the last one.
  static func widths(of block: UnsafeRawBufferPointer, delimiter: UInt8) -> Set<Int> {
    var text = SeparatedText(block, delimiter: delimiter)
    text.skipLine()
    var cells: [SeparatedText.Cell] = []
    var widths: Set<Int> = []
    while case .whole = text.next(into: &cells) { widths.insert(cells.count) }
    return widths
  }

  private mutating func add(_ cells: [SeparatedText.Cell], of bytes: UnsafeRawBufferPointer) {
    for place in cells.indices {
      let cell = cells[place]
      if cell.range.count <= longestMissing, isMissing(bytes[cell.range]) { continue }
      hasValues[place] = true
      if possible[place].isEmpty { continue }
      possible[place].formIntersection(cell.hasDoubledQuotes ? [] : CellTypes(bytes[cell.range]))
    }
  }

  private func isMissing(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    text.isEmpty || missing.contains { $0.count == text.count && $0.elementsEqual(text) }
  }
}
