import RiskExpressions
public import RiskKernel

extension OutputRenderer {
  /// A chart as the text of a file of its own.
  public func document(_ chart: Chart, as kind: ChartFile) throws -> String {
    switch kind {
    case .svg: return picture(chart)
    case .html: return try page(chart)
    case .text: return chartLines(chart).map { $0 + "\n" }.joined()
    }
  }

  /// The picture on white: elsewhere than in a page nobody knows what lies below it.
  private func picture(_ chart: Chart) -> String {
    var lines = ChartSVG(chart, numbers).lines
    let heading = lines.firstIndex { $0.hasPrefix("<text") } ?? lines.endIndex - 1
    lines.insert("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>", at: heading)
    return (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"] + lines).map { $0 + "\n" }.joined()
  }

  private func page(_ chart: Chart) throws -> String {
    var text = ""
    let sink = TextSink { text += $0 }
    let title = HTMLText.escaped(chart.title.isEmpty ? "plot" : chart.title)
    try sink.writeLine("<!DOCTYPE html>")
    try sink.writeLine("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>\(title)</title></head><body>")
    try HTMLText(numbers: numbers, sink: sink).write(Output(.null, views: [.chart(chart)]), command: "plot")
    try sink.writeLine("</body></html>")
    try sink.flush()
    return text
  }
}
