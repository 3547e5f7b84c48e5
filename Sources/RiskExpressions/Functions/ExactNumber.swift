/// A sum of doubles without any rounding, which is rounded once when it is asked for.
///
/// Every finite double is a whole multiple of 2^-1074, so a whole number of 34 limbs of 64 bits holds the sum of any 2^77
/// of them (Kulisch and Miranker 1986, "The arithmetic of the digital computer", section 2). The kernel behind the
/// database's `exact_sum` does the same; the tests hold one against the other.
public struct ExactNumber: Sendable {
  /// The whole number in two's complement, the lowest limb first.
  private var limbs = [UInt64](repeating: 0, count: 34)
  /// The sum of infinities and NaN.
  private var special = 0.0

  /// Begins with nothing.
  public init() {}

  /// Adds a number.
  public mutating func add(_ number: Double) {
    guard number.isFinite else {
      special += number
      return
    }
    let shift = max(Int(number.exponentBitPattern), 1) - 1
    let significand = number.significandBitPattern | (number.isNormal ? 1 << 52 : 0)
    let placed = UInt128(significand) << UInt128(shift & 63)
    let isNegative = number < 0
    let signed = isNegative ? 0 &- placed : placed
    add([UInt64(truncatingIfNeeded: signed), UInt64(signed >> 64)], above: isNegative ? .max : 0, at: shift >> 6)
  }

  private mutating func add(_ parts: [UInt64], above sign: UInt64, at place: Int) {
    var carry: UInt64 = 0
    for index in place..<limbs.count {
      let part = index - place < parts.count ? parts[index - place] : sign
      let total = UInt128(limbs[index]) + UInt128(part) + UInt128(carry)
      limbs[index] = UInt64(truncatingIfNeeded: total)
      carry = UInt64(total >> 64)
    }
  }

  /// The double nearest to the sum, of two equally near the even one; infinities and NaN as IEEE 754 adds them.
  public var rounded: Double {
    guard special == 0 else { return special.isNaN ? .nan : special }
    let isNegative = limbs[limbs.count - 1] >> 63 == 1
    let magnitude = isNegative ? ExactNumber.negated(limbs) : limbs
    guard let top = magnitude.lastIndex(where: { $0 != 0 }) else { return 0 }
    let zeros = magnitude[top].leadingZeroBitCount
    let below = top > 0 ? magnitude[top - 1] : 0
    let leading = magnitude[top] << UInt64(zeros) | below >> UInt64(64 - zeros)
    // Whatever lies below 64 bits only matters where it breaks a tie.
    let isMore = below << UInt64(zeros) != 0 || magnitude.prefix(max(0, top - 1)).contains { $0 != 0 }
    let number = Double(leading | (isMore ? 1 : 0))
    return Double(sign: isNegative ? .minus : .plus, exponent: 64 * top - zeros - 1074, significand: number)
  }

  private static func negated(_ limbs: [UInt64]) -> [UInt64] {
    var carry = true
    return limbs.map { limb in
      let (value, overflow) = (~limb).addingReportingOverflow(carry ? 1 : 0)
      carry = overflow
      return value
    }
  }
}
