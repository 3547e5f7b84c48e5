import RiskExpressions
import RiskKernel
import RiskRender

/// The figures of a form as lines: what each was, what it is, and the difference.
struct FigureTable {
  private let before, now: [FormFigures.Figure]
  private let numbers: NumberText
  private let arrow: String

  init(_ screen: FormScreen) {
    before = screen.state.before.figures
    now = screen.state.now.figures
    numbers = screen.numbers
    arrow = screen.glyphs.arrow
  }

  /// A line a figure; where there is little room, differences go first and then what figures were.
  func lines(width: Int) -> [ScreenLine] {
    let titles = now.map { DisplayWidth.printable($0.title) }
    let values = now.map { text($0.value, $0.format) }
    let starts = now.map { figure in start(of: figure).map { text($0.value, $0.format) } ?? "" }
    let changes = now.map(change)
    func widest(_ texts: [String], _ least: Int) -> Int { max(least, texts.map { DisplayWidth.of($0) }.max() ?? 0) }
    var (title, value) = (widest(titles, 3), widest(values + starts, 7))
    let change = widest(changes, 8)
    title = min(title, max(4, width - value - 2))
    value = min(value, max(4, width - title - 2))
    let hasStart = title + 2 + value * 2 + arrow.count + 2 <= width
    let hasChange = title + 2 + value * 2 + arrow.count + 2 + 2 + change <= width
    return now.indices.map { place in
      let isChanged = values[place] != starts[place]
      var line = ScreenLine()
      line.add(titles[place], to: title)
      line.add("  ")
      if hasStart {
        line.add(isChanged ? starts[place] : "", to: value, isRight: true, .dim)
        line.add(isChanged ? " \(arrow) " : String(repeating: " ", count: arrow.count + 2), .dim)
      }
      line.add(values[place], to: value, isRight: true, tone(now[place], isChanged))
      if hasChange, !changes[place].isEmpty {
        line.add("  ")
        line.add(changes[place], to: change, isRight: true, tone(now[place], isChanged))
      }
      return line
    }
  }

  private func text(_ value: Value, _ format: NumberFormat) -> String {
    value.isNull ? "unknown" : numbers.text(value, format)
  }

  private func start(of figure: FormFigures.Figure) -> FormFigures.Figure? {
    before.first { $0.title == figure.title }
  }

  private func difference(_ figure: FormFigures.Figure) -> Double? {
    guard let present = figure.value.asNumber, let past = start(of: figure)?.value.asNumber else { return nil }
    let difference = present - past
    return difference == 0 || !difference.isFinite ? nil : difference
  }

  private func change(_ figure: FormFigures.Figure) -> String {
    guard let difference = difference(figure), figure.isWorseAbove != nil else { return "" }
    let text = numbers.text(.number(difference), figure.format)
    return difference > 0 && !text.hasPrefix("+") ? "+" + text : text
  }

  private func tone(_ figure: FormFigures.Figure, _ isChanged: Bool) -> ScreenLine.Tone {
    guard isChanged else { return .bold }
    guard let isWorseAbove = figure.isWorseAbove, let difference = difference(figure) else { return .changed }
    return (difference > 0) == isWorseAbove ? .worse : .better
  }
}
