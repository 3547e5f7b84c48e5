/// The characters a place of a pattern accepts.
struct CharacterRanges: Sendable {
  let ranges: [ClosedRange<UInt32>]
  /// Whether it accepts those outside the ranges instead.
  let isNegated: Bool

  init(_ ranges: [ClosedRange<UInt32>], negated: Bool = false) {
    self.ranges = ranges
    isNegated = negated
  }

  init(_ scalar: Unicode.Scalar) { self.init([scalar.value...scalar.value]) }

  /// Whether a character is accepted.
  func accepts(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } != isNegated }

  /// All but a new line.
  static let anyInLine = CharacterRanges([10...10], negated: true)

  /// The ASCII characters `\d`, `\w` and `\s` stand for; nil for another letter.
  static func named(_ letter: Unicode.Scalar) -> [ClosedRange<UInt32>]? {
    switch letter {
    case "d": [48...57]
    case "w": [48...57, 65...90, 95...95, 97...122]
    case "s": [9...10, 12...13, 32...32]
    default: nil
    }
  }

  /// The characters none of some ranges holds.
  static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var (result, next): ([ClosedRange<UInt32>], UInt32) = ([], 0)
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = max(next, range.upperBound + 1)
    }
    return next <= 0x10FFFF ? result + [next...0x10FFFF] : result
  }

  /// The class as RE2 and Java read it.
  var engineText: String {
    if !isNegated, ranges.count == 1, ranges[0].count == 1 { return CharacterRanges.engineText(ranges[0].lowerBound) }
    let items = ranges.map { range in
      let ends = [range.lowerBound, range.upperBound].map(CharacterRanges.engineText)
      return range.count == 1 ? ends[0] : ends.joined(separator: "-")
    }
    return "[\(isNegated ? "^" : "")\(items.joined())]"
  }

  private static func engineText(_ value: UInt32) -> String {
    switch value {
    case 48...57, 65...90, 97...122: String(Unicode.Scalar(UInt8(value)))
    default: "\\x{\(String(value, radix: 16))}"
    }
  }
}
