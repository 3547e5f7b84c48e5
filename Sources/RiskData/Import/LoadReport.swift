/// What was found in a file when it was loaded.
public struct LoadReport: Sendable {
  /// The file's full path.
  public let path: String
  /// How many rows it has.
  public let rows: Int
  /// How many columns it has.
  public let columns: Int
  /// Its size on disk.
  public let bytes: Int
  /// How long reading it took.
  public let seconds: Double
}
