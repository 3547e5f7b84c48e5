import RiskExpressions
import RiskKernel
import RiskSyntax

/// How a field's value goes one step up or down.
struct FieldStep {
  private let field: FormField
  /// How many steps a far one is.
  private static let far = 10

  init(_ field: FormField) { self.field = field }

  /// The value one step, or a far one, from another: up for 1, down for -1; nil where there is none to go to.
  ///
  /// A missing value steps to where stepping begins; levels of a text and true and false go round.
  func value(from value: Value, by direction: Int, isFar: Bool = false) -> Value? {
    guard !value.isNull else { return beginning }
    let count = direction * (isFar ? Self.far : 1)
    switch field.type {
    case .boolean: return .boolean(value.asNumber == 0)
    case .text: return level(from: value, by: direction)
    case .date:
      guard case .date(let date) = value else { return nil }
      return kept(Double(date.daysSinceEpoch + count), from: Double(date.daysSinceEpoch)).flatMap(day)
    case .integer, .number, .null:
      guard let number = value.asNumber, let next = self.number(from: number, by: count) else { return nil }
      return written(next)
    }
  }

  /// How large a step of a number is: a round share of how far its values lie apart, and 1 at least where only whole
  /// numbers make sense.
  var size: Double {
    let size = NiceStep(below: reach)
    return field.isWhole ? max(1, size.value) : size.value
  }

  private var reach: Double {
    func width(_ range: ClosedRange<Double>?, _ parts: Double) -> Double? {
      range.map { ($0.upperBound - $0.lowerBound) / parts }
    }
    let candidates = [field.spread.map { $0 / 10 }, width(field.range, 50), width(field.trained, 100)]
    return candidates.compactMap { $0 }.first { $0 > 0 && $0.isFinite } ?? 1
  }

  /// The ends at which stepping stops: those of the sensible values, and zero where training saw nothing below it.
  var ends: ClosedRange<Double> {
    if let range = field.range { return range }
    let isNeverNegative = field.type != .date && (field.trained?.lowerBound ?? -1) >= 0
    return (isNeverNegative ? 0 : -.infinity)...(.infinity)
  }

  /// What a missing value steps to.
  private var beginning: Value? {
    switch field.type {
    case .boolean: return .boolean(false)
    case .text: return field.levels.first.map(Value.text)
    case .date:
      return (field.median ?? field.range?.lowerBound).flatMap(day)
    case .integer, .number, .null:
      let start = field.median ?? field.trained?.lowerBound ?? field.range?.lowerBound ?? 0
      return written(field.isWhole ? start.rounded() : start)
    }
  }

  private func level(from value: Value, by direction: Int) -> Value? {
    guard !field.levels.isEmpty else { return nil }
    guard case .text(let text) = value, let place = field.levels.firstIndex(of: text) else {
      return .text(field.levels[0])
    }
    let count = field.levels.count
    return .text(field.levels[(place + direction + count) % count])
  }

  private func day(_ number: Double) -> Value? {
    guard let days = Int(exactly: number.rounded()), abs(days) < 4_000_000 else { return nil }
    let date = CalendarDate(daysSinceEpoch: days)
    return (1...9999).contains(date.components.year) ? .date(date) : nil
  }

  /// The next multiple of the step, so that numbers stay round.
  private func number(from present: Double, by count: Int) -> Double? {
    let step = NiceStep(below: size)
    let place = step.place(of: present)
    guard abs(place) < 1e15 else { return nil }
    // What lies between two multiples goes to the nearer one of them first.
    let next = count > 0 ? (place + 1e-9).rounded(.down) : (place - 1e-9).rounded(.up)
    return kept(step.number(at: next + Double(count)), from: present)
  }

  /// A number kept within the ends, or nearer to them than one that lies outside already; nil where nothing changes.
  private func kept(_ number: Double, from present: Double) -> Double? {
    let ends = self.ends
    let lowest = min(ends.lowerBound, present)
    let highest = max(ends.upperBound, present)
    let kept = min(max(number, lowest), highest)
    return kept == present ? nil : kept
  }

  private func written(_ number: Double) -> Value {
    guard field.isWhole || field.type == .integer, let whole = Int64(exactly: number.rounded()) else {
      return .number(number)
    }
    return .integer(whole)
  }
}

/// A step of 1, 2 or 5 times a power of ten, which gives multiples without a trail of decimals.
struct NiceStep {
  private let mantissa: Double
  private let exponent: Int

  /// The largest such step that is not above a size.
  init(below size: Double) {
    guard size.isFinite, size > 1e-12, size < 1e12 else {
      (mantissa, exponent) = (1, 0)
      return
    }
    // 0.3 is 2.9999999999999996 tenths: a little is forgiven.
    var exponent = 0
    while size < NiceStep.power(exponent) * (1 - 1e-9) { exponent -= 1 }
    while size >= NiceStep.power(exponent + 1) * (1 - 1e-9) { exponent += 1 }
    let times = size / NiceStep.power(exponent) * (1 + 1e-9)
    mantissa = times >= 5 ? 5 : times >= 2 ? 2 : 1
    self.exponent = exponent
  }

  /// The step as a number.
  var value: Double { number(at: 1) }

  /// How many steps from zero a number is.
  func place(of number: Double) -> Double {
    exponent < 0
      ? number * NiceStep.power(-exponent) / mantissa : number / (mantissa * NiceStep.power(exponent))
  }

  /// The multiple of the step at a place; dividing by a power of ten gives the number that its decimals name.
  func number(at place: Double) -> Double {
    exponent < 0
      ? place * mantissa / NiceStep.power(-exponent) : place * mantissa * NiceStep.power(exponent)
  }

  private static func power(_ exponent: Int) -> Double {
    let power = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / power : power
  }
}
