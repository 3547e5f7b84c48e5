import Foundation

/// Moments in time as records keep them.
enum Timestamp {
  /// The present moment in UTC (ISO 8601), to the second.
  static var now: String { Date.now.formatted(.iso8601) }

  /// A moment as the clock on the wall shows it, to the second: `2026-11-24 08:15:00`.
  static func local(_ moment: Date) -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: moment)
    let numbers = [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second].map { $0 ?? 0 }
    return String(
      format: "%04d-%02d-%02d %02d:%02d:%02d", numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
  }
}
