public import RiskExpressions

/// The values an input may take.
public enum InputDomain: Sendable {
  /// Numbers, whole numbers or days from one end to another, both included.
  case numbers(InputScale, ClosedRange<Double>)
  /// The levels of a text or a condition.
  case levels([Value])

  /// The values of an input that its feature set calls sensible or that training saw, as far as a customer can go.
  ///
  /// `goesBeyond` takes in all numbers; which way a customer can move an input holds all the same. Nil where there is
  /// nothing to vary: lists of records, texts of which no level is known.
  public init?(_ facts: InputFacts, now: Value, goesBeyond: Bool = false) {
    switch facts.type {
    case .boolean: self = .levels([.boolean(false), .boolean(true)])
    case .text:
      guard let levels = facts.profile?.levels, !levels.isEmpty else { return nil }
      self = .levels(levels.map(Value.text))
    case .integer, .number, .date:
      let scale: InputScale = facts.type == .date ? .days : facts.isWhole ? .whole : .numbers
      guard let range = InputDomain.range(facts, scale, now: now, goesBeyond) else { return nil }
      self = .numbers(scale, range)
    case .null: return nil
    }
  }

  private static func range(
    _ facts: InputFacts, _ scale: InputScale, now: Value, _ goesBeyond: Bool
  ) -> ClosedRange<Double>? {
    let all =
      switch scale {
      case .numbers: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
      case .whole: -InputScale.wholeLimit...InputScale.wholeLimit
      // The days of the years 1 to 9999.
      case .days: -719_162.0...2_932_896.0
      }
    let usual = goesBeyond ? all : facts.usual ?? all
    guard let own = now.position else { return usual }
    switch facts.change {
    case .any, .never: return usual
    case .up: return own <= usual.upperBound ? max(own, usual.lowerBound)...usual.upperBound : nil
    case .down: return usual.lowerBound <= own ? usual.lowerBound...min(own, usual.upperBound) : nil
    }
  }

  /// A value of a range near the end that lies toward a start, in the fewest digits that stay in the range and within a
  /// tolerance of that end.
  static func rounded(
    toward start: Double, in range: ClosedRange<Double>, _ scale: InputScale, tolerance: Double
  ) -> Double {
    let own = scale == .numbers ? start : start.rounded()
    guard !range.contains(own) else { return own }
    return inner(start < range.lowerBound, of: range, scale, tolerance: tolerance)
  }

  /// The lower or the upper end of a range in the fewest digits that stay in the range.
  static func inner(
    _ isLower: Bool, of range: ClosedRange<Double>, _ scale: InputScale, tolerance: Double
  ) -> Double {
    let end = isLower ? range.lowerBound : range.upperBound
    guard scale == .numbers, abs(end) < 1e15 else { return end }
    for decimals in -12...17 {
      let number = decimal(end, decimals, isUp: isLower)
      if range.contains(number), abs(number - end) <= tolerance { return number }
    }
    return end
  }

  /// A number with so many decimals, rounded up or down, as its digits are read.
  private static func decimal(_ number: Double, _ decimals: Int, isUp: Bool) -> Double {
    let power = (0..<abs(decimals)).reduce(1.0) { product, _ in product * 10 }
    let scaled = decimals < 0 ? number / power : number * power
    let whole = scaled.rounded(isUp ? .up : .down)
    return decimals < 0 ? whole * power : whole / power
  }
}

extension InputFacts {
  /// The values that are usual: those the feature set calls sensible, else those training saw.
  public var usual: ClosedRange<Double>? {
    if let range { return range }
    guard let profile, let low = profile.low, let high = profile.high, low <= high else { return nil }
    return low...high
  }

  /// How far a value may be rounded for people: a thousandth of the values that are usual.
  func tolerance(around number: Double) -> Double {
    guard let usual, usual.upperBound > usual.lowerBound else { return abs(number) / 1_000 }
    return (usual.upperBound - usual.lowerBound) / 1_000
  }
}
