/// Characters in rows and columns, each one column wide, the lowest row first.
struct CharacterGrid {
  let columns, rows: Int
  private var cells: [[Character]]

  /// Makes a grid of blanks.
  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    cells = Array(repeating: Array(repeating: " ", count: self.columns), count: self.rows)
  }

  /// The character of a cell; what lies outside is not written.
  subscript(column: Int, row: Int) -> Character {
    get { contains(column, row) ? cells[row][column] : " " }
    set { if contains(column, row) { cells[row][column] = newValue } }
  }

  /// The text of a row.
  func text(row: Int) -> String { cells.indices.contains(row) ? String(cells[row]) : "" }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    (0..<columns).contains(column) && (0..<rows).contains(row)
  }
}
