/// Which columns of a table a line has room for, and how wide each may be.
struct ColumnFit {
  /// The columns that are shown, by their places.
  let shown: [Int]
  /// The widths of those columns.
  let widths: [Int]
  /// The columns that are left out, by their places.
  let leftOut: [Int]
  /// How many blanks begin a line.
  let margin: Int

  /// What stands between two columns.
  static let gap = 2

  /// Fits columns into a line: long ones are shortened first, all alike; what still has no room is left out of the middle.
  init(_ columns: [TableColumn], limit: Int?) {
    // A terminal of a few columns has none to spare.
    margin = limit ?? .max > 8 ? 1 : 0
    guard let limit, !columns.isEmpty else {
      (shown, widths, leftOut) = (Array(columns.indices), columns.map(\.width), [])
      return
    }
    let room = max(1, limit - margin)
    let shown = ColumnFit.choice(columns.map(\.leastWidth), room: room)
    self.shown = shown
    leftOut = columns.indices.filter { !shown.contains($0) }
    let gaps = ColumnFit.gap * (shown.count - 1) + (leftOut.isEmpty ? 0 : ColumnFit.ellipsisWidth)
    widths = ColumnFit.widths(shown.map { (columns[$0].leastWidth, columns[$0].width) }, room: room - gaps)
  }

  /// The place in the line where columns are left out, or nil.
  var breakPlace: Int? {
    guard let first = leftOut.first else { return nil }
    return shown.firstIndex { $0 > first } ?? shown.count
  }

  /// What the `…` in place of columns takes, with its gap.
  private static let ellipsisWidth = gap + 1

  /// Takes columns from the front and, every third, from the end, as long as they fit; at least the first is shown.
  ///
  /// The first columns say what a row is, and what was computed last stands at the end.
  private static func choice(_ least: [Int], room: Int) -> [Int] {
    let whole = least.reduce(0, +) + gap * (least.count - 1)
    if whole <= room { return Array(least.indices) }
    var front = 1
    var back = 0
    var used = least[0] + ellipsisWidth
    while front + back < least.count {
      let takesBack = back < (front + 1) / 2
      let place = takesBack ? least.count - 1 - back : front
      used += least[place] + gap
      guard used <= room else { break }
      if takesBack { back += 1 } else { front += 1 }
    }
    return Array(0..<front) + Array((least.count - back)..<least.count)
  }

  /// The widths that fill a room: one height of water over all columns that want more than their least.
  private static func widths(_ columns: [(least: Int, wanted: Int)], room: Int) -> [Int] {
    let fits = { (cap: Int) in columns.reduce(0) { $0 + max($1.least, min($1.wanted, cap)) } <= room }
    var low = 0
    var high = max(0, columns.map(\.wanted).max() ?? 0)
    while low < high {
      let middle = (low + high + 1) / 2
      if fits(middle) { low = middle } else { high = middle - 1 }
    }
    let widths = columns.map { max($0.least, min($0.wanted, low)) }
    guard columns.count == 1, let only = widths.first else { return widths }
    return [max(1, min(only, room))]
  }
}
