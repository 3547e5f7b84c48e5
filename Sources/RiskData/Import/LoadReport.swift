/// What was found in a file when it was loaded.
public struct LoadReport: Sendable {
  /// The file's full path.
  public let path: String
  /// How many rows it has.
  public let rows: RowCount
  /// How many columns it has.
  public let columns: Int
  /// Its size on disk.
  public let bytes: Int
  /// How long reading it took.
  public let seconds: Double
  /// What was found that is not the usual, such as `semicolons`.
  public let remarks: [String]
  /// The bad rows that were left out.
  public let badRows: [BadRow]
}

/// How many rows a file has, as far as a look at it tells.
public enum RowCount: Sendable, Equatable {
  case exact(Int)
  /// About so many; nil where even that is not known.
  case about(Int?)

  /// The number of rows, where it is known.
  public var exact: Int? {
    if case .exact(let rows) = self { rows } else { nil }
  }
}
