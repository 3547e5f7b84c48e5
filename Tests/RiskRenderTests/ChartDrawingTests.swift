import RiskExpressions
import RiskKernel
import RiskSyntax
import Testing

@testable import RiskRender

/// Charts are drawn as they should look, fit any width, and need nothing but ASCII where that is all there is.
@Suite struct ChartDrawingTests {
  private func lines(_ chart: Chart, width: Int?, isUnicode: Bool = true, rows: Int = 20) -> [String] {
    ChartDrawing(numbers: NumberText(digits: 6), style: .plain, isUnicode: isUnicode, width: width, rows: rows)
      .lines(chart)
  }

  private let sweep = Chart(
    .lines([Chart.Series("", [(0, 0.03), (0.4, 0.03), (0.6, 0.06), (1, 0.12)].map { Chart.Point($0.0, $0.1) })]),
    x: ChartAxis("util", .percent), y: ChartAxis("PD", .percent), height: 5)

  @Test func aLineHasRoundCornersAndUnits() {
    #expect(
      lines(sweep, width: 40)
        == [
          " PD",
          " 20 % ┤",
          "      │",
          " 10 % ┤                       ╭─────────",
          "      │───────────────────────╯",
          "  0 % ┤",
          "      └┬───────────────┬───────────────┬",
          "      0 %             50 %         100 %",
          "       util",
        ])
  }

  @Test func signedBarsStandOnBothSidesOfZero() {
    let bars = [("num_90", 5210.0, "4"), ("age", -1280, "22"), ("small", 1, "")].map {
      Chart.Bar(.text($0.0), $0.1, detail: $0.2)
    }
    let chart = Chart(.bars(bars), x: ChartAxis(""), y: ChartAxis("", .amount))
    #expect(
      lines(chart, width: 50)
        == [
          " num_90  4         │███████████████████████   5210",
          " age     22  ██████│                         -1280",
          " small             │▏                            1",
        ])
  }

  @Test func binsStandSideBySideOnTheirEdges() {
    let bins = [4, 10, 6, 0, 1].enumerated().map { Chart.Bin(Double($0), Double($0 + 1), count: $1) }
    let chart = Chart(.histogram(bins), x: ChartAxis("late"), y: ChartAxis("rows"), height: 4)
    #expect(
      lines(chart, width: 26)
        == [
          " rows",
          " 10 ┤    ████",
          "    │    ████▃▃▃▃",
          "  5 ┤▅▅▅▅████████",
          "    │████████████    ▃▃▃▃",
          "  0 └┬───────┬───────┬────",
          "     0       2       4",
          "     late",
        ])
  }

  @Test func aSinglePointAndAConstantAreDrawn() {
    let single = Chart(.lines([Chart.Series("", [Chart.Point(3, 7)])]), x: ChartAxis("x"), y: ChartAxis("y"))
    #expect(lines(single, width: 40).contains { $0.contains("•") })
    let constant = Chart(
      .lines([Chart.Series("", (0..<50).map { Chart.Point(Double($0), 2) })]), x: ChartAxis("x"), y: ChartAxis("y"))
    #expect(lines(constant, width: 40).filter { $0.contains("────") }.count == 2)
  }

  @Test func whatIsNotFiniteIsLeftOutAndSaid() {
    let points = [Chart.Point(.nan, 1), Chart.Point(1, .infinity), Chart.Point(1, 1), Chart.Point(2, 2)]
    let chart = Chart(.scatter([Chart.Series("", points)]), x: ChartAxis("x"), y: ChartAxis("y"))
    #expect(chart.notes == ["…2 points without a finite value left out"])
    guard case .list(let items) = chart.value else { return #expect(Bool(false)) }
    #expect(items.count == 2)
  }

  @Test func extremesOfManyPointsStayVisible() {
    let points = (0..<100_000).map { Chart.Point(Double($0), $0 == 54_321 ? 100 : 0) }
    let chart = Chart(.lines([Chart.Series("", points)]), x: ChartAxis("x"), y: ChartAxis("y"), height: 6)
    #expect(lines(chart, width: 60).first { $0.contains("100") }?.contains("│") ?? false)
    let x = AxisScale(from: 0, to: 99_999, ChartAxis("x"), columns: 60, NumberText(digits: 6))
    let thinned = PointThinning.thinned(points, x, columns: 600)
    #expect(thinned.count <= 2400 && thinned.contains { $0.y == 100 })
  }

  @Test func marksAndBandsStandBehindALine() {
    let points = (0...10).map { Chart.Point(Double($0), Double($0)) }
    let band = points.map { Chart.Interval($0.x, $0.y + 2, $0.y - 2) }
    let chart = Chart(
      .lines([Chart.Series("", points, band: band)]), x: ChartAxis("x"), y: ChartAxis("y"),
      marks: [.x(5, "now"), .y(8, "cutoff")])
    let text = lines(chart, width: 60).joined(separator: "\n")
    for piece in ["░", "┊ now", "┈ cutoff", "╭"] { #expect(text.contains(piece), "\(piece)") }
  }

  @Test func barsBeyondTheSettingAreCounted() {
    let bars = (0..<32).map { Chart.Bar(.integer(Int64($0)), Double($0)) }
    let drawn = lines(Chart(.bars(bars), x: ChartAxis("k"), y: ChartAxis("n")), width: 60)
    #expect(drawn.count == 22 && drawn.last == " …12 more bars   (set rows 32)")
  }

  // Any chart at any width

  private func random(_ generator: inout SeededGenerator) -> Chart {
    let points = { (generator: inout SeededGenerator) in
      (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Chart.Point(RandomText.number(&generator), RandomText.number(&generator))
      }
    }
    let series = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      Chart.Series(
        RandomText.text(&generator), points(&generator),
        band: points(&generator).map { Chart.Interval($0.x, $0.y, $0.y / 2) })
    }
    let count = Int.random(in: 0...30, using: &generator)
    let content: Chart.Content =
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: .lines(series)
      case 1: .scatter(series)
      case 2:
        .bars(
          (0..<count).map { _ in
            Chart.Bar(
              RandomText.value(&generator), RandomText.number(&generator), detail: RandomText.text(&generator),
              note: RandomText.text(&generator))
          })
      case 3:
        .histogram(
          (0..<count).map {
            Chart.Bin(Double($0), Double($0 + 1), count: Int.random(in: 0...1_000_000, using: &generator))
          })
      default:
        .grid(
          Chart.Grid(
            columns: (0..<count % 7).map { .integer(Int64($0)) }, rows: (0..<count % 5).map { .integer(Int64($0)) },
            values: (0..<count % 5).map { _ in (0..<count % 7).map { _ in RandomText.number(&generator) } }))
      }
    let formats: [NumberFormat] = [.plain, .brief, .percent, .amount, .signed]
    let kind: ChartAxis.Kind = Bool.random(using: &generator) ? .date : .number
    return Chart(
      content,
      x: ChartAxis(RandomText.text(&generator), formats.randomElement(using: &generator) ?? .plain, kind: kind),
      y: ChartAxis(RandomText.text(&generator), formats.randomElement(using: &generator) ?? .plain),
      title: RandomText.text(&generator),
      marks: [.x(RandomText.number(&generator), RandomText.text(&generator)), .y(RandomText.number(&generator), "m")],
      height: Bool.random(using: &generator) ? Int.random(in: -1...30, using: &generator) : nil)
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 20, 40, 80, 200]) func everyLineFits(_ width: Int) {
    var generator = SeededGenerator(UInt64(width))
    for _ in 0..<40 {
      let chart = random(&generator)
      for isUnicode in [true, false] {
        for line in lines(chart, width: width, isUnicode: isUnicode) {
          #expect(DisplayWidth.of(line) <= width, "\(line)")
          #expect(!line.hasSuffix(" ") && !line.unicodeScalars.contains { $0.value < 0x20 })
        }
      }
      _ = ChartSVG(chart, NumberText(digits: 6)).lines
    }
  }

  @Test func aFallbackNeedsNothingButASCII() {
    for chart in [
      sweep, Chart(.bars([Chart.Bar(.text("a"), 0.3), Chart.Bar(.text("b"), -1)]), x: ChartAxis(""), y: ChartAxis("")),
    ] {
      for line in lines(chart, width: 50, isUnicode: false) { #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)") }
    }
  }
}
