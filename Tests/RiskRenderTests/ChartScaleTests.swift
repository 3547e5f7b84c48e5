import RiskKernel
import RiskSyntax
import Testing

@testable import RiskRender

/// Axes have round numbers at even steps, and dates the beginnings of months and years.
@Suite struct ChartScaleTests {
  @Test(arguments: [
    "0 1 5: 0 0.2 0.4 0.6 0.8 1", "0.03 0.118 5: 0.02 0.04 0.06 0.08 0.1 0.12", "-7 12 5: -10 -5 0 5 10 15",
    "5 5 5: 4.5 5 5.5", "0 0 5: 0 0.2 0.4 0.6 0.8 1",
  ])
  func stepsAreRound(_ text: String) {
    let parts = text.split(separator: ":").map { $0.split(separator: " ").compactMap { Double($0) } }
    let ticks = NiceScale(low: parts[0][0], high: parts[0][1], steps: Int(parts[0][2])).ticks
    #expect(ticks == parts[1])
  }

  @Test func spansAnyRangeInFewSteps() {
    var generator = SeededGenerator(7)
    for _ in 0..<5000 {
      let ends = [RandomText.number(&generator), RandomText.number(&generator)].filter(\.isFinite)
      guard let low = ends.min(), let high = ends.max() else { continue }
      let steps = Int.random(in: 1...30, using: &generator)
      let scale = NiceScale(low: low, high: high, steps: steps)
      #expect(scale.steps >= 1 && scale.steps <= max(2, steps))
      #expect(scale.ticks.allSatisfy(\.isFinite) && zip(scale.ticks, scale.ticks.dropFirst()).allSatisfy { $0 < $1 })
      guard high - low > max(1e-280, abs(high) * 1e-6), abs(low) < 1e299, abs(high) < 1e299 else { continue }
      let slack = (high - low) * 1e-6
      #expect(scale.low <= low + slack && scale.high >= high - slack, "\(low)...\(high) in \(steps): \(scale.ticks)")
    }
  }

  @Test func countsHaveWholeSteps() {
    for most in 0...50 {
      let ticks = NiceScale(low: 0, high: Double(max(1, most)), steps: 4, isWhole: true).ticks
      #expect(ticks.allSatisfy { $0 == $0.rounded() } && ticks.last.map { $0 >= Double(most) } == true)
    }
  }

  private func day(_ text: String) -> Double { Double(CalendarDate(text)?.daysSinceEpoch ?? 0) }

  @Test(arguments: [
    ("2022-01-01", "2024-12-01", 6, ["2022-01", "2022-07", "2023-01", "2023-07", "2024-01", "2024-07"]),
    ("2022-01-01", "2024-12-01", 3, ["2022", "2023", "2024"]),
    ("2024-02-27", "2024-03-01", 5, ["2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01"]),
    ("1850-01-01", "2024-01-01", 6, ["1850", "1900", "1950", "2000"]),
  ])
  func datesBeginMonthsAndYears(_ low: String, _ high: String, _ count: Int, _ labels: [String]) {
    #expect(DateTicks.ticks(from: day(low), to: day(high), atMost: count).map(\.label) == labels)
  }

  @Test func labelsHaveTheDecimalsOfTheStepAndTheUnit() {
    let numbers = NumberText(digits: 6)
    let shares = NiceScale(low: 0, high: 0.12, steps: 6)
    #expect(shares.ticks.map { shares.label($0, .percent, numbers) }.last == "12 %")
    let small = NiceScale(low: 0, high: 0.004, steps: 4)
    #expect(small.ticks.map { small.label($0, .percent, numbers) }.last == "0.4 %")
    let amounts = NiceScale(low: 0, high: 40_000, steps: 4)
    #expect(amounts.ticks.map { amounts.label($0, .amount, numbers) } == ["0", "10,000", "20,000", "30,000", "40,000"])
    let millions = NiceScale(low: 0, high: 5e7, steps: 5)
    #expect(millions.ticks.map { millions.label($0, .plain, numbers) }.last == "50m")
  }
}
