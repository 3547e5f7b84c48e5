import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// What can be said of a file that is loaded.
enum LoadSettings {
  private static let types = Parameter(
    optional: "types", .textRecord("a record of types, such as { age: \"number\", id: \"text\" }"), at: .option,
    "The types of columns of a CSV file: text, number, integer, date or boolean.")
  private static let nulls = Parameter(
    optional: "nulls", .texts("a list of texts, such as [\"-\", \"9999\"]"), at: .option,
    "Texts of a CSV file that count as missing, besides the usual ones.")
  private static let badRows = Parameter(
    "bad_rows", .integer(in: 0...1_000_000), at: .option, default: 0,
    "How many bad rows of a CSV file are left out before it is a fault; the others are then kept in memory.")
  private static let delimiter = Parameter(
    optional: "delimiter",
    .text("one character in quotes", placeholder: "\";\"") { $0.count == 1 && $0.utf8.count == 1 }, at: .option,
    "What separates the values of a CSV file.")
  private static let encoding = Parameter(
    optional: "encoding", .text(encodings, placeholder: "\"latin-1\"") { TextEncoding(rawValue: $0) != nil },
    at: .option, "How the characters of a CSV file are written.")
  private static let header = Parameter(
    "header", .flag, at: .option, default: true,
    "Whether a CSV file begins with a line of column names; without, they are c1, c2, ….")
  private static let keep = Parameter(
    "keep", .flag, at: .option, default: false, "Whether all rows are read into memory now, and never again.")
  private static let format = Parameter(
    optional: "format", .text(formats, placeholder: "\"csv\"") { LoadOptions.formats.contains($0) }, at: .option,
    "What the file holds, where its name does not tell.")

  private static let encodings =
    "one of " + TextEncoding.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
  private static let formats = "one of " + LoadOptions.formats.map { "\"\($0)\"" }.joined(separator: ", ")

  static let parameters = [
    types.info, nulls.info, badRows.info, delimiter.info, encoding.info, header.info, keep.info, format.info,
  ]

  /// The options of a call.
  static func options(of call: Call) throws -> LoadOptions {
    var options = LoadOptions()
    options.types = try (call[types] ?? []).map { ($0.name, try type($0.text, call)) }
    options.nulls = try call[nulls] ?? []
    options.badRows = try call[badRows]
    options.delimiter = try call[delimiter]?.first
    options.encoding = try call[encoding].flatMap { TextEncoding(rawValue: $0) }
    options.hasHeader = try call[header]
    options.keeps = try call[keep]
    options.format = try call[format]
    return options
  }

  private static func type(_ word: String, _ call: Call) throws -> ScalarType {
    let types: [ScalarType] = [.text, .number, .integer, .date, .boolean]
    if let type = types.first(where: { $0.rawValue == word }) { return type }
    throw KernelFault.notAllowed("a type", allowed: types.map(\.rawValue)).at(call.place(of: self.types))
  }
}
