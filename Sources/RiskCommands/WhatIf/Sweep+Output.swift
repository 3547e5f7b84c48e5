import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

extension Sweep {
  /// The points as records, with a chart of a figure: a line, bars of levels, or a heat map.
  ///
  /// - Throws: `WhatIfFault.noFigure` where the models do not give it.
  func output(by name: String?) throws -> Output {
    let figures = assessor.figures
    guard let figure = name.map({ name in figures.first { $0.name == name } }) ?? figures.first else {
      throw WhatIfFault.noFigure(name ?? "", known: figures.map(\.name))
    }
    let records = zip(points, assessments).map { point, assessment in
      let inputs = zip(axes, point).map { Record.Field($0.name, $1) }
      let figures = assessor.fields(of: assessment).filter { Self.columns.contains($0.name) }
      return Value.record(Record(inputs + figures))
    }
    return Output(.list(records), views: [.chart(chart(figure))] + remarks.map { .line(" \($0)") })
  }

  /// The fields of an assessment that a point keeps.
  private static let columns: Set<String> = ["pd", "lgd", "exposure", "el", "grade", "decision"]

  private func chart(_ figure: ScoreFigure) -> Chart {
    let values = assessments.map { figure.value($0.score) }
    let y = ChartAxis(figure.title, figure.format)
    if axes.count > 1 {
      let width = axes[0].values.count
      let rows = stride(from: 0, to: values.count, by: width).map { Array(values[$0..<($0 + width)]) }
      let grid = Chart.Grid(columns: axes[0].values, rows: axes[1].values, values: rows, format: figure.format)
      let title = "\(figure.title) of \(customer.name)"
      return Chart(.grid(grid), x: ChartAxis(axes[0].name), y: ChartAxis(axes[1].name), title: title)
    }
    let places = axes[0].values.compactMap(\.place)
    guard places.count == axes[0].values.count, places.count > 1 else {
      let bars = zip(axes[0].values, values).map { Chart.Bar($0, $1 ?? .nan) }
      return Chart(.bars(bars), x: ChartAxis(axes[0].name), y: y)
    }
    let points = zip(places, values).map { Chart.Point($0, $1 ?? .nan) }
    let isDate = if case .date = axes[0].values[0] { true } else { false }
    let now = customer.inputs[axes[0].name] ?? .null
    let marks = now.place.map { [Chart.Mark.x($0, "now \(now.plainText)")] } ?? []
    return Chart(
      .lines([Chart.Series("", points)]), x: ChartAxis(axes[0].name, kind: isDate ? .date : .number), y: y, marks: marks
    )
  }

  /// The inputs that go through values training never saw.
  private var remarks: [String] {
    var seen: [String] = []
    return assessments.flatMap(\.unusual).filter { unusual in
      guard axes.contains(where: { $0.name == unusual.name }), !seen.contains(unusual.name) else { return false }
      seen.append(unusual.name)
      return true
    }.map { "some values: \($0.words)" }
  }
}

extension Value {
  /// Where it lies along an axis: a number, or a date's day.
  fileprivate var place: Double? {
    if case .date(let date) = self { return Double(date.daysSinceEpoch) }
    if case .boolean = self { return nil }
    return asNumber
  }
}
