import Foundation

/// Moments in time as records keep them.
enum Timestamp {
  /// The present moment in UTC (ISO 8601), to the second.
  static var now: String { Date.now.formatted(.iso8601) }
}
