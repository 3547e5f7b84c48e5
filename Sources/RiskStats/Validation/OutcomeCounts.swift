/// How many bad and good cases there are of something.
public struct OutcomeCounts: Sendable, Equatable {
  /// The bad cases: defaults.
  public var bads: Int
  /// The good cases.
  public var goods: Int

  /// Takes the counts.
  public init(bads: Int = 0, goods: Int = 0) { (self.bads, self.goods) = (bads, goods) }

  /// All cases.
  public var count: Int { bads + goods }

  /// The share of bad cases; nil where there are none at all.
  public var badRate: Double? { count > 0 ? Double(bads) / Double(count) : nil }

  /// Counts one more case.
  mutating func add(isBad: Bool) { if isBad { bads += 1 } else { goods += 1 } }

  static func + (one: Self, other: Self) -> Self {
    Self(bads: one.bads + other.bads, goods: one.goods + other.goods)
  }

  static func += (one: inout Self, other: Self) { one = one + other }

  static func - (one: Self, other: Self) -> Self {
    Self(bads: one.bads - other.bads, goods: one.goods - other.goods)
  }

  /// Whether bads are rarer here than there, compared without rounding.
  func isRarer(than other: Self) -> Bool {
    Int128(bads) * Int128(other.count) < Int128(other.bads) * Int128(count)
  }
}

extension Sequence<OutcomeCounts> {
  /// All counts together.
  var total: OutcomeCounts { reduce(OutcomeCounts(), +) }
}
