import Foundation
import RiskExpressions
import RiskKernel
import RiskSyntax
import Testing

@testable import RiskRender

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Every kind of value in every format: exact in JSON and CSV, harmless in Markdown and HTML.
@Suite struct FormatTests {
  private func text(_ output: Output, _ format: OutputFormatName) throws -> String {
    var settings = Settings()
    settings.format = format
    return try OutputRenderer(settings: settings, style: .plain).text(output, command: "show")
  }

  private func json(_ value: Value) throws -> String { try JSONText.text(value) }

  @Test func numbersAreExactInJSON() throws {
    #expect(try json(.integer(9_007_199_254_740_993)) == "9007199254740993")
    #expect(try json(.integer(.min)) == "-9223372036854775808")
    #expect(try json(.number(0.1 + 0.2)) == "0.30000000000000004")
    #expect(try json(.number(-0.0)) == "-0.0")
    #expect(try json(.number(1e300)) == "1e+300")
    #expect(try json(.number(.leastNonzeroMagnitude)) == "5e-324")
    #expect(
      try json(.list([.number(.nan), .number(.infinity), .number(-.infinity), .null])) == "[null, null, null, null]")
  }

  @Test func jsonReadsBackAsItWas() throws {
    var generator = SeededGenerator(3)
    for _ in 0..<500 {
      let name = RandomText.text(&generator)
      let number = RandomText.number(&generator)
      let value = RandomText.text(&generator)
      let record = Value.record(Record([Record.Field(name, .text(value))]))
      let read = try JSONSerialization.jsonObject(with: Data(try json(record).utf8)) as? [String: Any]
      #expect(read?[name] as? String == value)
      // Foundation's reader loses the last bit; Swift's does not.
      if number.isFinite { #expect(Double(try json(.number(number))) == number) }
    }
  }

  @Test func csvTellsMissingFromEmptyAndKeepsNestedValuesAsJSON() throws {
    let row = Record([
      Record.Field("a,b", .text("")), Record.Field("n", .null), Record.Field("q", .text("say \"hi\"\u{301}")),
      Record.Field("l", .list([.text("x"), .integer(1)])),
      Record.Field("r", .record(Record([Record.Field("k", .null)]))),
      Record.Field("z", .number(-0.0)), Record.Field("i", .number(.infinity)),
    ])
    #expect(
      try text(Output(.record(row)), .csv) == """
        "a,b",n,q,l,r,z,i
        "",,"say ""hi""\u{301}","[""x"", 1]","{""k"": null}",-0.0,inf

        """)
  }

  @Test func markdownCellsEndNothingAndMeanNothing() throws {
    let shown = try text(Output(.text("a|b\n<script> *x* `c` \\")), .markdown)
    #expect(shown.contains("| a\\|b \\<script> \\*x\\* \\`c\\` \\\\ |"))
    let code = try text(Output(.null, views: [.text("a\n```\nb")]), .markdown)
    #expect(code.hasPrefix("````\na\n```\nb\n````\n"))
  }

  @Test func nothingHostileIsMarkupInHTML() throws {
    var generator = SeededGenerator(11)
    for _ in 0..<200 {
      let hostile = "<script>alert('x')</script>\"&" + RandomText.text(&generator)
      let table = TableView(
        columns: [TableView.Column(hostile)], rows: [TableView.Row([.text(hostile)])], note: hostile)
      let chart = Chart(
        .bars([Chart.Bar(.text(hostile), 1, detail: hostile, note: hostile)]), x: ChartAxis(hostile),
        y: ChartAxis(hostile), title: hostile)
      let points = Chart(
        .lines([Chart.Series(hostile, [Chart.Point(1, 1)]), Chart.Series(hostile, [Chart.Point(2, 2)])]),
        x: ChartAxis(hostile), y: ChartAxis(hostile), marks: [.x(1, hostile), .y(1, hostile)])
      let shown = try text(
        Output(.null, views: [.line(hostile), .table(table), .text(hostile), .chart(chart), .chart(points)]), .html)
      #expect(!shown.contains("<script") && !shown.contains("'x'"))
      #expect(XMLParser(data: Data(shown.replacing("<br>", with: "<br/>").utf8)).parse(), "\(shown)")
    }
  }

  @Test func aTableIsPassedOnInPieces() throws {
    let rows = 20_000
    var settings = Settings()
    settings.format = .csv
    var pieces: [String] = []
    let items = (0..<rows).map { Value.record(Record([Record.Field("n", .integer(Int64($0)))])) }
    try OutputRenderer(settings: settings, style: .plain).write(Output(.list(items)), command: "show") {
      pieces.append($0)
    }
    #expect(pieces.count > 1 && pieces.joined().split(separator: "\n").count == rows + 1)
  }
}
