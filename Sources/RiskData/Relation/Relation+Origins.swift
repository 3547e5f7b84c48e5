import Foundation

extension Relation {
  /// A file that rows are read from.
  public struct Origin: Sendable {
    /// The path as it was written.
    public let path: String
    /// How many bytes it had when it was loaded; with other bytes it is not read.
    public let bytes: Int
    /// When it was last written then, in UTC.
    public let changed: String
  }

  /// The files the rows are read from, as they were when they were loaded; none for rows in memory.
  public var origins: [Origin] {
    sources.map { source in
      let changed = Date(timeIntervalSince1970: Double(source.stamp.seconds)).formatted(.iso8601)
      return Origin(path: source.shown, bytes: source.stamp.bytes, changed: changed)
    }
  }
}
