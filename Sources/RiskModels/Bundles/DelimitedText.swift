/// Small tables as comma-separated text (RFC 4180).
///
/// A cell without a value is nil and stands bare; a text of no characters stands in quotes.
enum DelimitedText {
  /// Rows as text, every line ended.
  static func text(of rows: [[String?]]) -> String {
    rows.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
  }

  /// Rows of a text; a quote that is never closed takes the rest.
  static func rows(of text: String) -> [[String?]] {
    var rows: [[String?]] = []
    var row: [String?] = []
    var cell = String.UnicodeScalarView()
    var wasQuoted = false
    var isQuoted = false
    func end() {
      row.append(cell.isEmpty && !wasQuoted ? nil : String(cell))
      (cell, wasQuoted) = (String.UnicodeScalarView(), false)
    }
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.append(scalar)
        scalars.removeFirst()
      case "\"":
        wasQuoted = true
        isQuoted.toggle()
      case "," where !isQuoted: end()
      case "\n" where !isQuoted:
        end()
        rows.append(row)
        row = []
      default: cell.append(scalar)
      }
    }
    if cell.isEmpty, !wasQuoted, row.isEmpty { return rows }
    end()
    return rows + [row]
  }

  private static func cell(_ text: String?) -> String {
    guard let text else { return "" }
    let scalars = text.unicodeScalars
    guard scalars.isEmpty || scalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
    // Scalar by scalar: a quote that carries an accent is one character, and no quote to a search for characters.
    let doubled = scalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
    return "\"" + String(String.UnicodeScalarView(doubled)) + "\""
  }
}
