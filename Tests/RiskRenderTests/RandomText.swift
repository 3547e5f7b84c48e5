import RiskExpressions
import RiskSyntax

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts and values of every kind that is hard to draw.
enum RandomText {
  private static let pieces = [
    "a", "Zins", " ", "12", "漢字", "한글", "é", "e\u{301}", "👩‍👩‍👧", "🇨🇭", "\t", "\n", "\u{1B}[31m", "\u{202E}", "|", "<b>",
    "&", "\"", "…", "\u{200B}", "ａ", "\u{301}", "─",
  ]

  static func text(_ generator: inout SeededGenerator, longest: Int = 12) -> String {
    (0..<Int.random(in: 0...longest, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
      .joined()
  }

  private static let extremes: [Double] = [
    0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, 1.7e308, -1.7e308,
  ]

  static func number(_ generator: inout SeededGenerator) -> Double {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: extremes.randomElement(using: &generator) ?? 0
    case 1: Double(Int.random(in: -3...3, using: &generator))
    case 2: Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
    default: Double.random(in: -1e6...1e6, using: &generator)
    }
  }

  static func value(_ generator: inout SeededGenerator) -> Value {
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: .null
    case 1: .boolean(Bool.random(using: &generator))
    case 2: .integer(Int64.random(in: Int64.min...Int64.max, using: &generator))
    case 3: .date(CalendarDate(daysSinceEpoch: Int.random(in: -1_000_000...1_000_000, using: &generator)))
    case 4: .list([.text(text(&generator)), .number(number(&generator))])
    case 5: .number(number(&generator))
    default: .text(text(&generator))
    }
  }
}
