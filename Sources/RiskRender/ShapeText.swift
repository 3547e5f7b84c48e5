import RiskExpressions

/// Draws counts as small bars side by side, as high as the line.
enum ShapeText {
  private static let unicode = Array(" ▁▂▃▄▅▆▇█")
  private static let ascii = Array(" .:-=+*#@")

  /// A bar a count; none for zero, and the lowest for the least above it.
  static func text(_ counts: [Value], isUnicode: Bool) -> String {
    let bars = isUnicode ? unicode : ascii
    let numbers = counts.map { max(0, $0.asNumber ?? 0) }
    let highest = numbers.max() ?? 0
    guard highest > 0, highest.isFinite else { return String(repeating: " ", count: counts.count) }
    return String(numbers.map { $0 > 0 ? bars[max(1, min(8, Int(($0 / highest * 8).rounded())))] : bars[0] })
  }
}
