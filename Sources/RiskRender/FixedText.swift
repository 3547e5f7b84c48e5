import Foundation

/// Writes numbers with a fixed count of decimals, rounded as C's `printf` rounds: to the nearest, halves to even.
enum FixedText {
  /// The number; one that rounds to zero has no sign.
  static func text(_ value: Double, decimals: Int) -> String {
    if let digits = scaled(value, decimals) { return pointed(digits, decimals) }
    let text = String(format: "%.*f", decimals, value)
    return text.hasPrefix("-") && text.utf8.allSatisfy({ "-0.".utf8.contains($0) }) ? String(text.dropFirst()) : text
  }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  /// The number times a power of ten, rounded; nil where that is not exact in integers, which tables seldom need.
  private static func scaled(_ value: Double, _ decimals: Int) -> Int64? {
    guard powers.indices.contains(decimals), abs(value) < 1e15 else { return nil }
    let power = powers[decimals]
    let product = value * power
    guard abs(product) < 0x1p52 else { return nil }
    // What the product lost tells on which side of a half it lies.
    let lost = (-product).addingProduct(value, power)
    let whole = product.rounded(.toNearestOrEven)
    let rest = product - whole
    let step: Double = rest == 0.5 && lost > 0 ? 1 : rest == -0.5 && lost < 0 ? -1 : 0
    return Int64(whole + step)
  }

  private static func pointed(_ scaled: Int64, _ decimals: Int) -> String {
    guard decimals > 0 else { return String(scaled) }
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
