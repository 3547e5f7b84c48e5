import RiskExpressions
import RiskKernel
import RiskSyntax
import Testing

@testable import RiskShell

struct FieldStepTests {
  private func text(_ name: String, from value: Value, by direction: Int, isFar: Bool = false) -> String? {
    guard let field = SampleForm.fields.first(where: { $0.name == name }) else { return nil }
    return FieldStep(field).value(from: value, by: direction, isFar: isFar)?.asWritten
  }

  @Test func numbersGoToTheNextMultipleOfTheStep() {
    // The spread of 0.5 makes steps of 0.05; no trail of decimals.
    #expect(text("util", from: .number(0.35), by: 1) == "0.4")
    #expect(text("util", from: .number(0.1), by: 1) == "0.15")
    #expect(text("util", from: .number(0.354), by: 1) == "0.4")
    #expect(text("util", from: .number(0.354), by: -1) == "0.35")
    #expect(text("util", from: .number(0.35), by: 1, isFar: true) == "0.85")
    #expect(text("income", from: .integer(5_500), by: 1) == "5600")
  }

  @Test func steppingStopsAtTheEnds() {
    #expect(text("util", from: .number(1.98), by: 1) == "2")
    #expect(text("util", from: .number(2), by: 1) == nil)
    #expect(text("util", from: .number(0.1), by: -1, isFar: true) == "0")
    // Beyond the ends it can only come nearer.
    #expect(text("util", from: .number(5), by: 1) == nil)
    #expect(text("util", from: .number(5), by: -1) == "4.95")
    // Training saw nothing below zero.
    #expect(text("age", from: .integer(0), by: -1) == nil)
    #expect(text("age", from: .integer(90), by: 1) == "91")
  }

  @Test func aWholeNumberStaysOne() {
    #expect(text("age", from: .integer(42), by: 1) == "43")
    #expect(text("age", from: .number(42.5), by: 1) == "43")
    #expect(text("age", from: .integer(42), by: -1, isFar: true) == "32")
  }

  @Test func otherValues() {
    #expect(text("home", from: .text("rent"), by: 1) == "\"own\"")
    #expect(text("home", from: .text("own"), by: -1) == "\"rent\"")
    #expect(text("home", from: .text("boat"), by: 1) == "\"own\"")
    #expect(text("note", from: .text("boat"), by: 1) == nil)
    #expect(text("employed", from: .boolean(true), by: -1) == "false")
    #expect(text("since", from: .date(CalendarDate(daysSinceEpoch: 0)), by: -1) == "1969-12-31")
    #expect(text("since", from: .date(CalendarDate(daysSinceEpoch: 0)), by: 1, isFar: true) == "1970-01-11")
  }

  @Test func whatIsMissingBeginsInTheMiddle() {
    #expect(text("util", from: .null, by: 1) == "0.15")
    #expect(text("age", from: .null, by: -1) == "45")
    #expect(text("home", from: .null, by: 1) == "\"own\"")
    #expect(text("employed", from: .null, by: 1) == "false")
    #expect(text("since", from: .null, by: 1) == CalendarDate(daysSinceEpoch: 15_000).description)
    #expect(text("note", from: .null, by: 1) == nil)
  }

  @Test(arguments: [0.3, 0.7, 1e-9, 1e9, 3, 1])
  func stepsAreRound(_ size: Double) {
    let step = NiceStep(below: size).value
    #expect(step <= size * (1 + 1e-8) && step > size / 2.6)
    let written = Value.shortest(step).filter { ("1"..."9").contains($0) }
    #expect(step >= 1e16 || step < 1e-4 || written.count == 1)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300, -1e300, 1e15])
  func extremesDoNotTrap(_ number: Double) {
    for field in SampleForm.fields {
      for direction in [-1, 1] { _ = FieldStep(field).value(from: .number(number), by: direction, isFar: true) }
    }
    let wild = FormField(
      "x", .number, range: -1e308...1e308, trained: 0...(number.isNaN ? 1 : number.magnitude), spread: number)
    _ = FieldStep(wild).value(from: .number(1), by: 1)
    #expect(NiceStep(below: number).value > 0)
  }
}
