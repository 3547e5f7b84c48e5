import Foundation
import RiskDiagnostics
import RiskExpressions
import RiskModels
import RiskSyntax
import Testing

/// Holds levers against the models themselves.
enum LeverCheck {
  /// A target as it is typed.
  static func target(_ text: String, _ scorer: Scorer) throws -> ScoreTarget {
    let written = try Parser.parseExpression(Source(text))
    return try ScoreTarget(
      written, assessor: try Assessor(scorer: scorer), environment: EmptyEnvironment())
  }

  /// Holds a lever against the models themselves, value by value.
  static func check(
    _ lever: Lever, _ varied: VariedCustomer, _ target: ScoreTarget, _ generator: inout TreeSeed
  ) throws {
    guard case .numbers(let scale, let all)? = lever.domain else { return }
    let input = lever.facts.name
    func meets(_ number: Double) throws -> Bool {
      let value = Self.value(number, scale, lever.facts.type)
      let figures = try varied.figures(changing: [Record.Field(input, value)])
      var test = target.test(for: varied.customer)
      return try test.isMet(figures, with: (input, value))
    }
    func isNamed(_ number: Double) -> Bool {
      lever.values.contains {
        if case .range(let range) = $0 { range.contains(number) } else { false }
      }
    }
    guard lever.isExact else { return }
    var probes: [Double] = [all.lowerBound, all.upperBound]
    for case .range(let range) in lever.values {
      for end in [range.lowerBound, range.upperBound] {
        probes +=
          scale == .numbers
          ? [end, end.nextUp, end.nextDown, end.nextUp.nextUp, end.nextDown.nextDown]
          : [end, end + 1, end - 1]
      }
      probes += (0..<10).map { _ in Self.random(in: range, scale, &generator) }
      let ends = lever.ends(of: range)
      for end in [ends.lower, ends.upper].compactMap({ $0 }) { #expect(range.contains(end)) }
    }
    probes += (0..<60).map { _ in Self.random(in: all, scale, &generator) }
    if let now = varied.customer[input]?.asNumber {
      probes += [now, now + 1, now - 1, now / 2, now * 2, now + 0.01]
    }
    for probe in probes where all.contains(probe) {
      // Minus zero is zero: nobody types it, and 1 / x tells them apart.
      let number = (scale == .numbers ? probe : probe.rounded()) + 0
      guard all.contains(number) else { continue }
      #expect(try meets(number) == isNamed(number), "\(input) = \(number) for \(target.text)")
    }
    if let nearest = lever.nearest?.value, case .number(let number) = nearest {
      #expect(try meets(try #require(Double(Value.shortest(number)))))
    }
    #expect((lever.nearest == nil) == lever.values.isEmpty)
  }

  private static func random(
    in range: ClosedRange<Double>, _ scale: InputScale, _ generator: inout TreeSeed
  ) -> Double {
    // Small numbers matter more than the many large ones.
    let low = max(range.lowerBound, -1e6)
    let high = min(range.upperBound, 1e6)
    guard low <= high else { return range.lowerBound }
    let size = pow(10, Double.random(in: -4...6, using: &generator))
    let number =
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: Double.random(in: low...high, using: &generator)
      case 1: low + size
      case 2: Bool.random(using: &generator) ? size : -size
      default: Double.random(in: -2...2, using: &generator)
      }
    return min(
      max(scale == .numbers ? number : number.rounded(), range.lowerBound), range.upperBound)
  }

  private static func value(_ number: Double, _ scale: InputScale, _ type: ScalarType) -> Value {
    switch scale {
    case .numbers: .number(number)
    case .whole: type == .integer ? .integer(Int64(number)) : .number(number)
    case .days: .date(CalendarDate(daysSinceEpoch: Int(number)))
    }
  }
}
