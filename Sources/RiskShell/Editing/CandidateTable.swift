import RiskRender

/// The candidates of a completion in columns, as they are listed below the line.
struct CandidateTable {
  /// How many columns the terminal has.
  let columns: Int
  /// How many lines the table may fill, the one that says how many candidates are left out included.
  let rows: Int

  private static let gap = 2

  /// Describes the room for a table; a terminal that does not tell its size has 80 columns.
  init(columns: Int, rows: Int) {
    self.columns = columns > 0 ? columns : 80
    self.rows = max(rows, 4)
  }

  /// The lines of the table: one a candidate when any is described, else as many side by side as fit.
  func lines(for candidates: [Completion.Candidate]) -> [String] {
    let described = candidates.contains { !$0.description.isEmpty }
    let width = candidates.map { DisplayWidth.of(DisplayWidth.printable($0.text)) }.max() ?? 0
    let perLine = described ? 1 : max(1, (columns - 1 + Self.gap) / (width + Self.gap))
    let fits = candidates.count <= rows * perLine
    let shown = fits ? candidates : Array(candidates.prefix((rows - 1) * perLine))
    let rest = fits ? [] : ["… and \(candidates.count - shown.count) more"]
    let lines = described ? list(of: shown, width: width) : grid(of: shown, width: width, perLine: perLine)
    return (lines + rest).map { DisplayWidth.cut($0, to: columns - 1) }
  }

  /// Names with what they are, the descriptions under each other.
  private func list(of candidates: [Completion.Candidate], width: Int) -> [String] {
    let width = min(width, columns / 2)
    return candidates.map { candidate in
      let name = DisplayWidth.printable(candidate.text)
      guard !candidate.description.isEmpty else { return name }
      return DisplayWidth.padded(DisplayWidth.cut(name, to: width), to: width + Self.gap)
        + DisplayWidth.printable(candidate.description)
    }
  }

  /// Names in columns, read downwards like a listing of files.
  private func grid(of candidates: [Completion.Candidate], width: Int, perLine: Int) -> [String] {
    let names = candidates.map { DisplayWidth.printable($0.text) }
    let count = (names.count + perLine - 1) / perLine
    return (0..<count).map { row in
      let cells = stride(from: row, to: names.count, by: count).map { names[$0] }
      return cells.dropLast().map { DisplayWidth.padded($0, to: width + Self.gap) }.joined() + (cells.last ?? "")
    }
  }
}
