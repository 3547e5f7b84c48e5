import RiskExpressions
import RiskSyntax

/// Values of every type, the awkward ones often.
struct RandomValues {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A value of a type, one in seven missing.
  mutating func value(_ type: ScalarType) -> Value {
    if Int.random(in: 0..<7, using: &generator) == 0 { return .null }
    switch type {
    case .null: return .null
    case .boolean: return .boolean(Bool.random(using: &generator))
    case .integer: return .integer(integer())
    case .number: return .number(number())
    case .text: return .text(text())
    case .date: return .date(date())
    }
  }

  private mutating func integer() -> Int64 {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: RandomValues.integers.randomElement(using: &generator) ?? 0
    case 1: Int64.random(in: .min ... .max, using: &generator)
    default: Int64.random(in: -50...50, using: &generator)
    }
  }

  private mutating func number() -> Double {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0, 1: RandomValues.numbers.randomElement(using: &generator) ?? 0
    case 2: Double(bitPattern: generator.next())
    case 3: Double(Int.random(in: -100_000...100_000, using: &generator)) / 100
    default: Double.random(in: -3...3, using: &generator)
    }
  }

  private mutating func text() -> String {
    let count = Int.random(in: 0...4, using: &generator)
    return (0..<count).map { _ in RandomValues.texts.randomElement(using: &generator) ?? "" }.joined()
  }

  private mutating func date() -> CalendarDate {
    if Bool.random(using: &generator), let text = RandomValues.dates.randomElement(using: &generator),
      let date = CalendarDate(text)
    {
      return date
    }
    return CalendarDate(daysSinceEpoch: Int.random(in: -719_162...2_932_896, using: &generator))
  }

  private static let integers: [Int64] = [
    0, 1, -1, 2, -2, 3, 5, 7, 10, 18, 19, 20, -19, 50, 100, 300, 301, -300, 1000, 5_000_000_000_000_000_000, .min, .max,
    .min + 1, .max - 1, 1 << 31, -(1 << 31), 1 << 53, (1 << 53) + 1, 3_037_000_500,
  ]

  private static let numbers: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, 0.285, 1.005, 2, 3, 10, 308, -308,
    1e308,
    -1e308, 1e-308, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
    1e15, 1e16, 1e-10, 709.78, 710,
    9_007_199_254_740_992, 9.2e18, 9_223_372_036_854_775_808, -9_223_372_036_854_775_808, 1e19, 0.49999999999999994,
    4_503_599_627_370_497.5,
  ]

  private static let texts = [
    "", " ", "a", "A", "b", "ab", "abc", "Zürich", "ß", "ẞ", "İ", "ı", "ǆ", "ǅ", "é", "e\u{301}", "日本", "🇨🇭", "👩‍👧", "ﬁ",
    "\t", "\n", "%", "_", "\\", "'", "\"", "--", ";", "NaN", "1", "-1.5", "\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}",
    "\0", "Σ", "ς", "ᾳ", "Ⓐ", "Ǆ",
  ]

  private static let dates = [
    "0001-01-01", "0004-02-29", "1582-10-04", "1582-10-15", "1600-02-29", "1899-12-31", "1900-02-28", "1900-03-01",
    "1969-12-31", "1970-01-01", "2000-02-29", "2023-12-31", "2024-01-01", "2024-02-29", "2024-03-31", "9999-12-31",
  ]
}
