import RiskExpressions
import RiskSyntax

/// How the values of an input follow one another: a Double, a whole number and a day each have a next one.
///
/// The place of a value is a whole number that rises with it, so that halving finds the exact end of anything.
public enum InputScale: Sendable {
  case numbers, whole, days

  /// The greatest whole number up to which a Double knows them all.
  static let wholeLimit = 0x1p53

  /// The place of a number; what lies between two whole ones has the place of the lower.
  public func place(of number: Double) -> Int64 {
    switch self {
    case .numbers:
      return number < 0 ? -Int64(bitPattern: (-number).bitPattern) : Int64(bitPattern: (number + 0).bitPattern)
    case .whole, .days:
      return Int64(max(-InputScale.wholeLimit, min(InputScale.wholeLimit, number.rounded(.down))))
    }
  }

  /// The number at a place.
  public func number(at place: Int64) -> Double {
    switch self {
    case .numbers: place < 0 ? -Double(bitPattern: UInt64(-place)) : Double(bitPattern: UInt64(place))
    case .whole, .days: Double(place)
    }
  }

  /// The value at a place as a column of a type has it.
  func value(at place: Int64, type: ScalarType) -> Value {
    switch self {
    case .numbers: .number(number(at: place))
    case .whole: type == .integer ? .integer(place) : .number(Double(place))
    case .days: .date(CalendarDate(daysSinceEpoch: Int(place)))
    }
  }

  /// The places within a range; nil where no value of the scale lies in it.
  public func places(in range: ClosedRange<Double>) -> ClosedRange<Int64>? {
    let upper = place(of: range.upperBound)
    var lower = place(of: range.lowerBound)
    if number(at: lower) < range.lowerBound { lower += 1 }
    return lower <= upper ? lower...upper : nil
  }
}

extension ClosedRange<Int64> {
  /// The place halfway between the ends, however far apart they are.
  var middle: Int64 {
    lowerBound &+ Int64(bitPattern: distance / 2)
  }

  /// How far the ends are apart, which may be more than a signed number can say.
  var distance: UInt64 { UInt64(bitPattern: upperBound &- lowerBound) }

  /// The first place at which something holds that, once it holds, holds up to the end; nil where it never does.
  func first(where holds: (Int64) throws -> Bool) rethrows -> Int64? {
    guard try holds(upperBound) else { return nil }
    if try holds(lowerBound) { return lowerBound }
    var (below, above) = (lowerBound, upperBound)
    while above - 1 > below {
      let middle = (below...above).middle
      if try holds(middle) { above = middle } else { below = middle }
    }
    return above
  }
}
