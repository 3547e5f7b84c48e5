import CDuckDB
import RiskDiagnostics

/// What the engine says when a query fails, before it is put in plain words.
struct EngineError: Error {
  let kind: duckdb_error_type
  let text: String

  init(_ kind: duckdb_error_type, _ text: UnsafePointer<CChar>?) {
    self.text = text.map { String(cString: $0) } ?? ""
    self.kind = kind == DUCKDB_ERROR_INVALID ? EngineError.kind(of: self.text) : kind
  }

  static let interrupted = EngineError(DUCKDB_ERROR_INTERRUPT, nil)

  /// The fault in plain words; values that stand in the engine's own text do not reach it.
  var fault: DataFault {
    switch kind {
    case DUCKDB_ERROR_INTERRUPT: .interrupted
    case DUCKDB_ERROR_OUT_OF_RANGE: .overflow
    case DUCKDB_ERROR_OUT_OF_MEMORY: text.contains("disk") && text.contains("full") ? .diskFull : .outOfMemory
    case DUCKDB_ERROR_CONVERSION where text.contains("out of range"): .overflow
    case DUCKDB_ERROR_CONVERSION, DUCKDB_ERROR_MISMATCH_TYPE: .badConversion
    case DUCKDB_ERROR_INTERNAL, DUCKDB_ERROR_FATAL, DUCKDB_ERROR_SERIALIZATION: .engineFailed
    case DUCKDB_ERROR_IO where isDiskFull: .diskFull
    case DUCKDB_ERROR_MISSING_EXTENSION where !text.contains("Error:"): .engineMissing(text)
    default: isDiskFull ? .diskFull : isTooDeep ? .pipelineTooLong : .queryRefused(reason)
    }
  }

  /// Whether it is about a file that is being read.
  var isAboutFile: Bool {
    (kind == DUCKDB_ERROR_IO && !isDiskFull) || text.contains("CSV Error on Line") || text.contains("CSV Parser")
      || text.contains("Parquet") || text.contains("parquet")
  }

  private var isTooDeep: Bool { text.contains("expression depth") || text.contains("memory exhausted at or near") }

  /// Whether there is no room left on a disk.
  var isDiskFull: Bool { text.contains("No space left") || text.contains("Disk quota") }

  /// The first line without the engine's own heading and without the text of the query.
  private var reason: String {
    let line = text.prefix { $0 != "\n" }
    return EngineError.plain(line.firstRange(of: " Error: ").map { line[$0.upperBound...] } ?? line)
  }

  /// What the engine says, its first line as a part of a sentence.
  static func plain(_ text: some StringProtocol) -> String {
    let words = text.prefix { $0 != "\n" }
    let plain = words.hasSuffix("!") || words.hasSuffix(".") ? words.dropLast() : words
    // A word in capitals, such as the name of a function, keeps them.
    let first = plain.prefix { $0 != " " }
    if first.count > 1, first == first.uppercased() { return String(plain) }
    return plain.prefix(1).lowercased() + plain.dropFirst()
  }

  /// What kind of error a text reports whose kind the engine does not tell apart.
  private static func kind(of text: String) -> duckdb_error_type {
    let headings: [(String, duckdb_error_type)] = [
      ("INTERRUPT", DUCKDB_ERROR_INTERRUPT), ("Out of Range", DUCKDB_ERROR_OUT_OF_RANGE),
      ("Out of Memory", DUCKDB_ERROR_OUT_OF_MEMORY), ("Conversion", DUCKDB_ERROR_CONVERSION),
      ("INTERNAL", DUCKDB_ERROR_INTERNAL), ("FATAL", DUCKDB_ERROR_FATAL), ("IO Error", DUCKDB_ERROR_IO),
    ]
    // The appender puts words of its own before the engine's.
    if text.hasPrefix("Failed to append"), text.contains("Interrupted") { return DUCKDB_ERROR_INTERRUPT }
    return headings.first { text.hasPrefix($0.0) }?.1 ?? DUCKDB_ERROR_INVALID
  }
}

extension EngineError {
  /// The engine's library cannot be loaded, for a reason.
  init(missing reason: String) {
    kind = DUCKDB_ERROR_MISSING_EXTENSION
    text = reason
  }
}
