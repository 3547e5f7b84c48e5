import RiskExpressions
import RiskKernel

/// Draws tables with aligned columns.
struct TableDrawing {
  let numbers: NumberText
  let style: Style
  /// How many columns a line has; nil where lines may be of any length.
  let width: Int?
  /// Whether nobody waits for the rest any more; what was drawn until then is not whole.
  var isStopped: () -> Bool = { false }

  /// The table as lines that fit the width: long texts are shortened, then columns left out of the middle, and the last
  /// lines say so; of a pipeline's rows they say that `select` would show other columns.
  func lines(_ table: TableView, isPipeline: Bool = false) -> [String] {
    var columns: [TableColumn] = []
    for place in table.columns.indices {
      if isStopped() { return [] }
      columns.append(TableColumn(place, of: table, numbers))
    }
    let fit = ColumnFit(columns, limit: width)
    let blanks = String(repeating: " ", count: fit.margin)
    let title = (blanks + line(nil, columns, fit)).trimmingTrailingBlanks()
    let rows = table.rows.indices.map { (blanks + line($0, columns, fit)).trimmingTrailingBlanks() }
    let notes =
      leftOut(columns, fit, isPipeline) + (table.note.map { wrapped(DisplayWidth.printable($0), fit.margin) } ?? [])
    return [style.paint(title, .dim)] + rows + notes.map { style.paint((blanks + $0).trimmingTrailingBlanks(), .dim) }
  }

  private func line(_ row: Int?, _ columns: [TableColumn], _ fit: ColumnFit) -> String {
    var cells = zip(fit.shown, fit.widths).map { columns[$0].line(row, to: $1) }
    // A line with no room for more than its first column says only in the note that there are more.
    if let place = fit.breakPlace, hasRoom(fit) { cells.insert("…", at: place) }
    return cells.joined(separator: String(repeating: " ", count: ColumnFit.gap))
  }

  private func hasRoom(_ fit: ColumnFit) -> Bool {
    guard let width else { return true }
    return fit.margin + fit.widths.reduce(0, +) + ColumnFit.gap * fit.widths.count + 1 <= width
  }

  // What was left out

  private func leftOut(_ columns: [TableColumn], _ fit: ColumnFit, _ isPipeline: Bool) -> [String] {
    guard !fit.leftOut.isEmpty else { return [] }
    let count = "…\(fit.leftOut.count) more column\(fit.leftOut.count == 1 ? "" : "s")"
    let names = fit.leftOut.map { columns[$0].title }
    let whole = 1 + columns.reduce(0) { $0 + $1.width } + ColumnFit.gap * (columns.count - 1)
    let wider = "set width \(whole)"
    let hint = isPipeline ? "(show them: … | select \(example(names)), or \(wider))" : "(show all: \(wider))"
    let room = max(1, (width ?? .max) - fit.margin)
    let list = count + ": " + names.joined(separator: ", ")
    if DisplayWidth.of(list) + 3 + DisplayWidth.of(hint) <= room { return [list + "   " + hint] }
    let short = isPipeline && DisplayWidth.of(hint) > room ? "(show all: \(wider))" : hint
    return [DisplayWidth.cut(list, to: room), DisplayWidth.cut(short, to: room)]
  }

  /// The first of the names as it would be typed.
  private func example(_ names: [String]) -> String {
    guard let first = names.first else { return "" }
    let isWord = first.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
    }
    return (isWord ? first : "`\(first)`") + (names.count > 1 ? ", …" : "")
  }

  /// A note that may stand on two lines: what is typed goes to the second where both have no room on one.
  private func wrapped(_ note: String, _ margin: Int) -> [String] {
    guard let width else { return [note] }
    let room = max(1, width - margin)
    guard DisplayWidth.of(note) > room, let cut = note.range(of: "   (") else {
      return [DisplayWidth.cut(note, to: room)]
    }
    return [String(note[..<cut.lowerBound]), "(" + note[cut.upperBound...]].map { DisplayWidth.cut($0, to: room) }
  }
}

extension String {
  /// The text without the blanks at its end.
  func trimmingTrailingBlanks() -> String {
    guard utf8.last == UInt8(ascii: " ") else { return self }
    return String(
      decoding: utf8.prefix(utf8.count - utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count), as: UTF8.self)
  }
}
