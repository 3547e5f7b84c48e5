public import RiskExpressions

/// What a user says of a file that is loaded, beyond what a look at it tells.
public struct LoadOptions: Sendable {
  /// The types of columns; the others are found.
  public var types: [(column: String, type: ScalarType)] = []
  /// Texts that stand for a missing value, besides the usual ones.
  public var nulls: [String] = []
  /// How many bad rows of a CSV file are left out before it is a fault.
  public var badRows = 0
  /// What separates the values of a CSV file; found where it is nil.
  public var delimiter: Character?
  /// How the characters of a CSV file are written; found where it is nil.
  public var encoding: TextEncoding?
  /// Whether a CSV file begins with a line of column names.
  public var hasHeader = true
  /// Whether the rows are read now and kept in the engine's memory.
  public var keeps = false
  /// Which table of a database file.
  public var table: String?
  /// What the file holds, where its name does not tell.
  public var format: String?

  /// The words for what a file holds.
  public static let formats = ["csv", "tsv", "json", "jsonl", "parquet", "sqlite", "duckdb"]

  /// Nothing said.
  public init() {}
}

/// How the characters of a text file are written.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case latin1 = "latin-1"
  case utf16 = "utf-16"
}
