import Foundation
import RiskSyntax

/// The first record of a separated file: what its values are separated by, and the columns' names.
///
/// It is read by scalars, as the engine reads the rows: a mark that combines with a quote does not hide it.
struct SeparatedHeader {
  let delimiter: Character
  let names: [String]

  /// Reads the header from the beginning of a file.
  ///
  /// The delimiter is the one of comma, semicolon, tab and bar that stands most often in the first line outside of
  /// quotes; in a `.tsv` file it is the tab.
  init(_ text: String, file: DataFile) throws(DataFault) {
    let line = SeparatedHeader.firstRecord(text)
    let isTabbed = file.path.lowercased().contains(".tsv")
    let delimiter = isTabbed ? "\t" : SeparatedHeader.delimiter(of: line)
    self.delimiter = delimiter
    let cells = SeparatedHeader.cells(line, delimiter)
    guard cells.contains(where: { !$0.isEmpty }) else {
      throw text.allSatisfy(\.isWhitespace) ? .emptyFile(file.shown) : .noHeader(file.shown)
    }
    guard !cells.contains(where: SeparatedHeader.isValue) else { throw .noHeader(file.shown) }
    names = try SeparatedHeader.named(cells)
  }

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

  private static func delimiter(of line: Substring.UnicodeScalarView) -> Character {
    var isQuoted = false
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in line {
      if scalar == "\"" { isQuoted.toggle() } else if !isQuoted { counts[scalar, default: 0] += 1 }
    }
    let candidates: [Unicode.Scalar] = [",", ";", "\t", "|"]
    let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
    return Character(candidates.first { counts[$0] ?? 0 == most } ?? ",")
  }

  /// The text up to the first line end outside of quotes.
  private static func firstRecord(_ text: String) -> Substring.UnicodeScalarView {
    var isQuoted = false
    return text.unicodeScalars.prefix { scalar in
      if scalar == "\"" { isQuoted.toggle() }
      return isQuoted || (scalar != "\n" && scalar != "\r")
    }
  }

  private static func cells(_ line: Substring.UnicodeScalarView, _ delimiter: Character) -> [String] {
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    for scalar in line {
      if scalar == "\"" {
        // A doubled quote closes and opens again: the second one is part of the value.
        if !isQuoted, !cell.isEmpty { cell.append("\"") }
        isQuoted.toggle()
      } else if Character(scalar) == delimiter, !isQuoted {
        cells.append(String(cell))
        cell = String.UnicodeScalarView()
      } else {
        cell.append(scalar)
      }
    }
    return (cells + [String(cell)]).map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
