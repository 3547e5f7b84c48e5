import Foundation
import RiskExpressions
import RiskKernel
import Testing

@testable import RiskRender

/// Charts as files of their own.
@Suite struct ChartFileTests {
  private let chart = Chart(
    .bars([Chart.Bar(.text("a & <b>"), 3), Chart.Bar(.text("]]>"), -1)]), x: ChartAxis("x"), y: ChartAxis("y"),
    title: "\"Use\" & <overuse>", notes: ["…2 rows left out"])
  private let renderer = OutputRenderer(settings: Settings(), style: .plain)

  @Test func theEndingSaysTheKind() {
    #expect(ChartFile(path: "a.svg") == .svg)
    #expect(ChartFile(path: "A.SVG") == .svg)
    #expect(ChartFile(path: "a.b.html") == .html)
    #expect(ChartFile(path: "a.txt") == .text)
    for path in ["a.png", "svg", "", "a.svg.gz"] { #expect(ChartFile(path: path) == nil) }
  }

  @Test func aPictureIsADocumentOnWhite() throws {
    let text = try renderer.document(chart, as: .svg)
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(text.hasSuffix("</svg>\n"))
    #expect(!text.contains("<b>") && !text.contains("& <"))
    let white = try #require(text.range(of: "fill=\"#fff\""))
    let drawing = try #require(text.range(of: "<text"))
    #expect(white.lowerBound < drawing.lowerBound)
    #expect(text.components(separatedBy: "<svg").count == 2)
  }

  @Test func aPageHoldsThePictureAndItsNotes() throws {
    let text = try renderer.document(chart, as: .html)
    #expect(text.hasPrefix("<!DOCTYPE html>\n"))
    #expect(text.contains("<title>&quot;Use&quot; &amp; &lt;overuse&gt;</title></head>"))
    #expect(text.contains("…2 rows left out"))
    #expect(text.hasSuffix("</body></html>\n"))
  }

  @Test func textIsWhatATerminalShows() throws {
    let text = try renderer.document(chart, as: .text)
    #expect(try renderer.text(Output(.null, views: [.chart(chart)]), command: "plot") == text)
  }
}
