import RiskExpressions

/// What loading a file found: its columns, the query of its rows, how many there are, and what is worth saying.
struct FoundRows {
  let schema: Schema
  let query: String
  var rows: RowCount
  /// What was found that is not the usual: `semicolons`, `Latin-1`, `3 files`.
  var remarks: [String] = []
  /// What must live as long as the rows are read.
  var holders: [any RowHolder] = []
  /// Bad rows that were left out.
  var badRows: [BadRow] = []
  /// Whether the rows no longer come from the file.
  var isKept = false
}

/// A row of a file that was left out, and why.
public struct BadRow: Sendable, Equatable {
  /// The line it stands on.
  public let line: Int
  /// What is wrong with it, in words.
  public let reason: String
}

/// Something in the engine that rows are read from, let go with the last relation that reads it.
protocol RowHolder: AnyObject, Sendable {}

extension StoredTable: RowHolder {}
