import RiskExpressions

extension TrendAnalysis {
  /// The stretches of a call over places in which each argument goes one way; nil where no rule tells.
  mutating func stretches(of call: Call, _ function: Function) -> [Stretch]? {
    let isSteady = !call.trends.contains { $0 != .steady }
    if isSteady || function.propagatesNull && call.known.count < call.arguments.count {
      return steady(call.expression, over: call.places)
    }
    switch call.name {
    case "missing", "is null", "row_missing": return steady(call.expression, over: call.places)
    case "coalesce", "ifnull":
      guard let first = call.known.first else { return steady(call.expression, over: call.places) }
      return [call.piece.stretches[first]]
    case "nullif": return nullified(call)
    case "=", "!=", "<", "<=", ">", ">=": return compared(call)
    case "row_sum", "row_mean": return joined(call, call.known.map { call.trends[$0] })
    case "min", "max", "row_min", "row_max": return call.expression.type.isNumeric ? extreme(call) : nil
    default: return call.arguments.allSatisfy { $0.type.isNumeric } ? arithmetic(call) : nil
    }
  }

  private mutating func arithmetic(_ call: Call) -> [Stretch]? {
    switch call.name {
    case "+": return joined(call, call.trends)
    case "-": return joined(call, [call.trends[0], call.trends[1].reversed])
    case "*", "/", "//": return product(call)
    case "negate": return [Stretch(places: call.places, trend: call.trends[0].reversed)]
    case "abs": return magnitude(call)
    case "exp", "floor", "ceil", "number", "sign", "integer": return joined(call, call.trends)
    case "sqrt", "ln", "log10", "log1p": return cutWhereMissing(call, call.trends[0])
    case "round": return call.trends.dropFirst().contains { $0 != .steady } ? nil : joined(call, call.trends)
    case "clip": return clipped(call)
    case "pow", "^": return power(call)
    default: return nil
    }
  }

  /// One way for all; nil where arguments go against each other.
  private func joined(_ call: Call, _ trends: [Trend]) -> [Stretch]? {
    var all = Trend.steady
    for trend in trends {
      guard let joined = all.joined(with: trend) else { return nil }
      all = joined
    }
    return [Stretch(places: call.places, trend: all)]
  }

  /// The least or the greatest; of two that go against each other, first one and then the other.
  private mutating func extreme(_ call: Call) -> [Stretch]? {
    if let all = joined(call, call.known.map { call.trends[$0] }) { return all }
    guard call.known.count == 2 else { return nil }
    let (first, second) = (call.known[0], call.known[1])
    let parts = cut(call.places) { row, place in
      try row.feature(call.arguments[first], at: place) < row.feature(call.arguments[second], at: place)
    }
    let isLeast = call.name.hasSuffix("min")
    return parts?.map { part in
      Stretch(places: part.places, trend: call.trends[part.holds == isLeast ? first : second])
    }
  }

  private mutating func magnitude(_ call: Call) -> [Stretch]? {
    guard let parts = cut(call.places, call.arguments[0], at: 0) else { return nil }
    return parts.map { part in
      let isBelow = (number(call.arguments[0], at: part.lowerBound) ?? 0) < 0
      return Stretch(places: part, trend: isBelow ? call.trends[0].reversed : call.trends[0])
    }
  }

  /// Steady below the lower end and above the upper.
  private mutating func clipped(_ call: Call) -> [Stretch]? {
    guard call.trends[1] == .steady, call.trends[2] == .steady,
      let low = number(call.arguments[1], at: call.places.lowerBound),
      let high = number(call.arguments[2], at: call.places.lowerBound), low <= high
    else { return nil }
    var parts = [call.places]
    for end in [low, high] {
      var next: [ClosedRange<Int64>] = []
      for part in parts {
        guard let cuts = cut(part, call.arguments[0], at: end) else { return nil }
        next += cuts
      }
      parts = next
    }
    return parts.map { part in
      let value = number(call.arguments[0], at: part.lowerBound) ?? .nan
      return Stretch(places: part, trend: value > low && value < high ? call.trends[0] : .steady)
    }
  }

  /// A product, or a quotient, rounded down or not: a matter of magnitudes where neither factor changes its sign.
  private mutating func product(_ call: Call) -> [Stretch]? {
    var parts = [call.places]
    for argument in call.arguments {
      var next: [ClosedRange<Int64>] = []
      for part in parts {
        guard let cuts = cut(part, argument, at: 0) else { return nil }
        next += cuts
      }
      parts = next
    }
    var result: [Stretch] = []
    for part in parts {
      guard let stretch = productOfOneSign(call, over: part) else { return nil }
      result.append(stretch)
    }
    return result
  }

  private mutating func productOfOneSign(_ call: Call, over part: ClosedRange<Int64>) -> Stretch? {
    guard let first = number(call.arguments[0], at: part.lowerBound),
      let second = number(call.arguments[1], at: part.lowerBound)
    else { return nil }
    guard first != 0, second != 0 else { return steady(call.expression, over: part)?.first }
    // The sizes of the factors, as they go with the input.
    let size = first < 0 ? call.trends[0].reversed : call.trends[0]
    let other = second < 0 ? call.trends[1].reversed : call.trends[1]
    guard let joined = size.joined(with: call.name == "*" ? other : other.reversed) else { return nil }
    return Stretch(places: part, trend: (first < 0) == (second < 0) ? joined : joined.reversed)
  }

  private mutating func power(_ call: Call) -> [Stretch]? {
    guard let base = number(call.arguments[0], at: call.places.lowerBound),
      let exponent = number(call.arguments[1], at: call.places.lowerBound)
    else { return nil }
    if call.trends[0] == .steady {
      guard base > 0 else { return nil }
      return [Stretch(places: call.places, trend: base < 1 ? call.trends[1].reversed : call.trends[1])]
    }
    guard call.trends[1] == .steady, let parts = cut(call.places, call.arguments[0], at: 0) else { return nil }
    var result: [Stretch] = []
    for part in parts {
      guard let stretch = power(call, exponent, over: part) else { return nil }
      result.append(stretch)
    }
    return result
  }

  /// A power of a base that keeps its sign: its size goes as the base's does, or the other way below an exponent of 0.
  private mutating func power(_ call: Call, _ exponent: Double, over part: ClosedRange<Int64>) -> Stretch? {
    guard let base = number(call.arguments[0], at: part.lowerBound),
      let value = try? row.value(of: call.expression, at: part.lowerBound)
    else { return nil }
    guard base != 0, !value.isNull else { return Stretch(places: part, trend: .steady, isMissing: value.isNull) }
    guard let result = value.asNumber else { return nil }
    let size = base < 0 ? call.trends[0].reversed : call.trends[0]
    let power = exponent == 0 ? .steady : exponent < 0 ? size.reversed : size
    return Stretch(places: part, trend: result < 0 ? power.reversed : power)
  }

  /// A value that is missing where it equals another, which stays as it is.
  private mutating func nullified(_ call: Call) -> [Stretch]? {
    guard call.known.count == 2 else {
      return call.known.first == 0 ? [call.piece.stretches[0]] : steady(call.expression, over: call.places)
    }
    guard call.trends[1] == .steady, call.arguments.allSatisfy({ $0.type.isNumeric }),
      let other = number(call.arguments[1], at: call.places.lowerBound),
      let parts = cut(call.places, call.arguments[0], at: other)
    else { return nil }
    return parts.map { part in
      let isEqual = number(call.arguments[0], at: part.lowerBound) == other
      return Stretch(places: part, trend: isEqual ? .steady : call.trends[0], isMissing: isEqual)
    }
  }

  /// A comparison of two numbers that do not go the same way: below, equal and above come one after the other.
  private mutating func compared(_ call: Call) -> [Stretch]? {
    let (left, right) = (call.arguments[0], call.arguments[1])
    guard left.type.isNumeric, right.type.isNumeric, call.trends[0].joined(with: call.trends[1].reversed) != nil else {
      return nil
    }
    var parts = [call.places]
    for allowsEqual in [false, true] {
      var next: [ClosedRange<Int64>] = []
      for part in parts {
        let cuts = cut(part) { row, place in
          let (first, second) = (try row.feature(left, at: place), try row.feature(right, at: place))
          return allowsEqual ? first <= second : first < second
        }
        guard let cuts else { return nil }
        next += cuts.map(\.places)
      }
      parts = next
    }
    return parts.map { Stretch(places: $0, trend: .steady) }
  }
}
