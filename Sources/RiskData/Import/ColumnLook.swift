import RiskExpressions

/// What the values of a file's columns can be read as, as far as they were looked at.
struct ColumnLook {
  /// What was found among the values of a column.
  private struct Found {
    var present = 0
    /// How many of the values cannot be read as each of `CellTypes.order`.
    var misfits = SIMD4<Int>()
  }

  private var found: [Found]
  private let missing: [[UInt8]]
  private let longestMissing: Int
  /// Whether a text that stands for no value begins with each byte.
  private let beginsMissing: [Bool]
  private let tolerance: Int
  /// How many records were looked at, and how many bytes they took.
  private(set) var records = 0, bytes = 0
  /// Whether every record has a value for each column.
  private(set) var isRegular = true

  /// Prepares a look at so many columns, of which each may have so many values that are of another type than the rest;
  /// some texts stand for no value.
  init(count: Int, missing: [String], tolerance: Int) {
    found = Array(repeating: Found(), count: count)
    self.missing = missing.map { Array($0.utf8) }
    longestMissing = missing.map(\.utf8.count).max() ?? 0
    beginsMissing = (0...255).map { byte in missing.contains { $0.utf8.first == UInt8(byte) } }
    self.tolerance = tolerance
  }

  /// The types found: the narrowest that the values are of, text where there is none, numbers where there is no value.
  var types: [ScalarType] {
    found.map { column in
      guard column.present > 0 else { return ScalarType.null.ofColumn }
      let fitting = CellTypes.order.indices.first { place in
        column.misfits[place] <= tolerance && column.misfits[place] * 2 < column.present
      }
      return fitting.map { CellTypes.order[$0].type } ?? .text
    }
  }

  /// Looks at all records up to the end of some bytes.
  ///
  /// One that the bytes may have cut is left out unless they are the whole file. Records of another width are left to the
  /// engine, which says where they stand.
  mutating func look(at bytes: UnsafeRawBufferPointer, _ text: inout SeparatedText, isWhole: Bool) {
    var cells: [SeparatedText.Cell] = []
    while true {
      let start = text.position
      let outcome = text.next(into: &cells)
      if case .end = outcome { return }
      if case .last = outcome, !isWhole { return }
      records += 1
      self.bytes += text.position - start
      if cells.count == found.count { add(cells, of: bytes) } else { isRegular = false }
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
      found[place].present += 1
      let types = cell.hasDoubledQuotes ? [] : CellTypes(bytes[cell.range])
      found[place].misfits &+= ColumnLook.misfits[Int(types.rawValue)]
    }
  }

  /// What each set of types lacks of `CellTypes.order`, one for each.
  private static let misfits = (0..<16).map { raw in
    let types = CellTypes(rawValue: UInt8(raw))
    return SIMD4<Int>(CellTypes.order.map { types.contains($0) ? 0 : 1 })
  }

  private func isMissing(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let first = text.first else { return true }
    return beginsMissing[Int(first)] && missing.contains { $0.count == text.count && text.elementsEqual($0) }
  }
}
