import RiskRender

/// Where a text ends on a terminal.
enum CursorRow {
  /// How many lines of a terminal lie above the place where a text ends.
  static func above(_ text: String, columns: Int) -> Int {
    var (row, column) = (0, 0)
    for character in text {
      let width = character == "\t" ? 8 - column % 8 : DisplayWidth.of(character)
      if character == "\n" || column + width > columns { (row, column) = (row + 1, 0) }
      if character != "\n" { column += width }
    }
    return column == columns ? row + 1 : row
  }
}
