import CDuckDB
import Foundation
import RiskDiagnostics
import RiskExpressions

/// Finds out how CSV or TSV files are to be read, once and for all: what is found is written into the query.
struct SeparatedImport {
  /// What stands for a missing value.
  static let missingMarkers = ["", "NA", "NaN", "nan", "NULL", "null", "."]

  private let set: FileSet
  private let compression: String
  private let options: LoadOptions
  private let database: Database

  init(_ set: FileSet, compression: String, options: LoadOptions, database: Database) {
    self.set = set
    self.compression = compression
    self.options = options
    self.database = database
  }

  func read() throws -> FoundRows {
    do {
      var look = try look(at: set.files[0])
      for file in set.files.dropFirst() { try look.join(try self.look(at: file), of: file, first: set.files[0]) }
      let names = try Schema.checked(look.header.names.map { Schema.Column($0, .text) }).names
      let schema = Schema(zip(names, try types(look.types, names)).map { Schema.Column($0, $1) })
      var found = FoundRows(
        schema: schema, query: try query(look, schema), rows: .about(look.estimatedRows), remarks: remarks(look))
      if options.badRows > 0 { return try LenientReading(found, set, database).read(limit: options.badRows) }
      if let rows = look.exactRows {
        found.rows = .exact(rows)
      } else if bytes <= countedSize {
        // This finds rows that are too short or too long as well.
        found.rows = .exact(try database.rowCount(of: "(\(found.query))"))
      }
      return found
    } catch let error as EngineError {
      let about = set.files.first { error.isAbout($0.path) } ?? set.files[0]
      throw error.fault(reading: about.shown, columns: [])
    }
  }

  private var bytes: Int { self.set.files.reduce(0) { $0 + $1.bytes } }

  /// The size in bytes up to which the rows of files are counted when they are loaded.
  private var countedSize: Int { compression == "none" ? 4 << 20 : 1 << 19 }

  private func look(at file: DataFile) throws -> SeparatedLook {
    compression == "none"
      ? try SeparatedLook.at(file, options)
      : try SeparatedLook(beginning: try compressedHead(file), of: file, options)
  }

  /// The types that were found, but for those the user gives.
  private func types(_ found: [ScalarType], _ names: [String]) throws -> [ScalarType] {
    var types = found
    for (column, type) in options.types {
      guard let place = names.firstIndex(of: column) else {
        let near = Suggestion.nearest(to: column, among: names)
        throw ExpressionFault.unknownColumn(column, owner: set.shown, near: near)
      }
      types[place] = type.ofColumn
    }
    return types
  }

  private func remarks(_ look: SeparatedLook) -> [String] {
    let delimiters: [Character: String] = [";": "semicolons", "\t": "tabs", "|": "bars"]
    var remarks: [String] = []
    if set.files.count > 1 { remarks.append("\(set.files.count) files") }
    if look.header.delimiter != "," {
      remarks.append(delimiters[look.header.delimiter] ?? "separated by \(look.header.delimiter)")
    }
    if look.encoding != .utf8 { remarks.append(look.encoding == .latin1 ? "Latin-1" : "UTF-16") }
    if !options.hasHeader { remarks.append("no header") }
    return remarks
  }

  // The query

  private func query(_ look: SeparatedLook, _ schema: Schema) throws -> String {
    let source = try source(look, schema.columns.map(\.type))
    let items = schema.names.enumerated().map { "c\($0) AS \(SQL.quoted($1))" }.joined(separator: ", ")
    return "SELECT \(items) FROM \(source)"
  }

  /// The files as a table function that guesses nothing; its columns are `c0`, `c1`, ….
  private func source(_ look: SeparatedLook, _ types: [ScalarType]) throws -> String {
    let paths = try set.sql
    let encoding = look.encoding == .utf8 ? "" : "encoding = '\(look.encoding.rawValue)', "
    let columns = types.enumerated().map { "'c\($0)': '\($1.physical)'" }.joined(separator: ", ")
    let markers = (SeparatedImport.missingMarkers + options.nulls).map { SQL.literal($0) }.joined(separator: ", ")
    return """
      read_csv(\(paths), auto_detect = false, header = \(options.hasHeader), \
      delim = \(SQL.literal(String(look.header.delimiter))), quote = '"', escape = '"', nullstr = [\(markers)], \
      columns = {\(columns)}, dateformat = '%Y-%m-%d', compression = '\(compression)', \
      \(encoding)hive_partitioning = false)
      """
  }

  // The beginning of a compressed file

  /// How many lines of a compressed file are looked at.
  private static let compressedLines = 20_000

  /// The first lines of a compressed file, read as one column of whole lines.
  private func compressedHead(_ file: DataFile) throws -> String {
    let sql = """
      SELECT line FROM read_csv(\(SQL.literal(try file.pattern())), auto_detect = false, header = false, delim = '\u{1}', \
      quote = '', escape = '', columns = {'line': 'VARCHAR'}, compression = '\(compression)', \
      hive_partitioning = false) LIMIT \(SeparatedImport.compressedLines)
      """
    var lines: [String] = []
    let result = try database.run(sql)
    while try result.nextChunk({ chunk in lines += (0..<chunk.rowCount).map { chunk.columns[0].value($0).plainText } })
    {
    }
    guard !lines.isEmpty else { throw DataFault.emptyFile(file.shown) }
    guard !lines.contains(where: { $0.contains("\0") }) else { throw DataFault.binaryFile(file.shown) }
    return lines.joined(separator: "\n")
  }
}
