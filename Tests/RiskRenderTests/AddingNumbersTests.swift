import RiskExpressions
import RiskKernel
import Testing

@testable import RiskRender

/// What leads from one total to the next adds up as it is written.
@Suite struct AddingNumbersTests {
  private func bars(_ values: [Double]) -> [Chart.Bar] {
    values.enumerated().map { place, value in
      Chart.Bar(.text("b\(place)"), value, isTotal: place == 0 || place == values.count - 1)
    }
  }

  private func texts(_ values: [Double], _ format: NumberFormat) -> [String]? {
    AddingNumbers(bars(values), format, NumberText(digits: 6))?.texts
  }

  @Test func roundedNumbersAddUp() {
    // Rounded one by one the middle ones would be 0.3, 0.3 and 0.3, which is 0.1 short.
    #expect(texts([0.1, 0.0034, 0.0034, 0.0033, 0.1101], .percent) == ["10.0 %", "0.4 %", "0.3 %", "0.3 %", "11.0 %"])
    #expect(texts([10, 0.3333, 0.3333, 0.3334, 11], .plain) == ["10.00", "0.33", "0.33", "0.34", "11.00"])
    #expect(texts([490, 5210, -2, 13_870 - 5_698], .plain)?.last == "8172")
    #expect(texts([0, 12_345.4, 12_345.4], .plain) == ["0", "12,345", "12,345"])
  }

  @Test func anyNumbersAddUpInUnitsOfTheLastDigit() {
    var state: UInt64 = 7
    for _ in 0..<300 {
      let parts = (0..<9).map { _ -> Double in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(Int64(bitPattern: state) >> 11) / 1e13
      }
      let all = [parts[0]] + parts.dropFirst() + [parts.reduce(0, +)]
      for format in [NumberFormat.percent, .plain] {
        let written = (texts(all, format) ?? []).map { text in
          Double(text.filter { $0 != "," && $0 != "%" && $0 != " " }) ?? .nan
        }
        let sum = written.dropLast().reduce(0, +)
        #expect(abs(sum - (written.last ?? .nan)) < 1e-6 * abs(sum) + 1e-9)
        let factor = format == .percent ? 100.0 : 1
        let unit = 1.01 * Swift.max(0.1, all.map { abs($0 * factor) }.max() ?? 0) / 100
        #expect(zip(written, all).allSatisfy { abs($0 - $1 * factor) <= unit })
      }
    }
  }

  @Test func numbersThatDoNotAddUpAreLeftAlone() {
    #expect(texts([1, 2, 30], .plain) == ["1.00", "2.00", "30.00"])
    #expect(texts([1, .infinity, 3], .plain) == nil)
    #expect(AddingNumbers([Chart.Bar(.text("a"), 1), Chart.Bar(.text("b"), 2)], .plain, NumberText(digits: 6)) == nil)
    #expect(AddingNumbers([], .plain, NumberText(digits: 6)) == nil)
    #expect(texts([1e300, 1, 1e300], .plain) == nil)
    #expect(texts([0, 0], .percent) == ["0.0 %", "0.0 %"])
  }

  @Test func totalsHaveNoLength() {
    let chart = Chart(.bars(bars([100, 3, -1, 102])), x: ChartAxis(""), y: ChartAxis(""))
    let lines = ChartDrawing(numbers: NumberText(digits: 6), style: .plain, isUnicode: true, width: 40, rows: 20)
      .lines(chart)
    #expect(
      lines == [
        " b0         │                      100.0",
        " b1         │████████████████████    3.0",
        " b2  ███████│                       -1.0",
        " b3         │                      102.0",
      ])
  }
}
