import Foundation

/// Moments as the decision log writes them.
enum DecisionTime {
  /// A moment in UTC to the nearest millisecond (ISO 8601): `2026-11-24T16:22:05.123Z`.
  static func text(_ moment: Date) -> String {
    let (seconds, rest) = Int64((moment.timeIntervalSince1970 * 1000).rounded()).quotientAndRemainder(dividingBy: 1000)
    let second = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    return "\(second.dropLast()).\(String(1000 + rest).dropFirst())Z"
  }
}
