import RiskKernel
import RiskRender
import Testing

@testable import RiskShell

struct ProgressLineTests {
  private let rounds = WorkProgress("pd1", .steps(50, of: 200), detail: "loss 0.18", elapsed: .seconds(2))

  @Test func saysHowFarAndHowLong() {
    let line = ProgressLine.text(rounds, width: 120)
    #expect(line.hasPrefix(" pd1   ━━━━━━━─"))
    #expect(line.hasSuffix("50/200   loss 0.18   6.0 s left   Ctrl-C stops"))
  }

  @Test func fitsIntoNarrowTerminals() {
    for width in 1...120 { #expect(DisplayWidth.of(ProgressLine.text(rounds, width: width)) < max(2, width)) }
    #expect(ProgressLine.text(rounds, width: 20) == " pd1   50/200   lo…")
  }

  @Test func whatNobodyKnowsIsLeftOut() {
    let line = ProgressLine.text(WorkProgress("save", .unknown, elapsed: .seconds(3)), width: 80)
    #expect(line == " save   3.0 s   Ctrl-C stops")
    #expect(ProgressLine.text(WorkProgress("save", .share(0.5), elapsed: .seconds(3)), width: 80).contains("50 %"))
  }

  @Test func aPartIsEstimatedByItself() {
    let second = WorkProgress("x", .share(0.5), elapsed: .seconds(9), inPart: .seconds(1))
    #expect(second.timeLeft == .seconds(1))
  }
}
