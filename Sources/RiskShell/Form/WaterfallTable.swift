import RiskExpressions
import RiskKernel
import RiskRender

/// How a figure comes about as lines: where it begins, the largest parts with their bars, the rest, and the sum.
struct WaterfallTable {
  private let waterfall: FormWaterfall?
  private let obstacle: String
  private let numbers: NumberText
  private let glyphs: FormGlyphs

  init(_ screen: FormScreen) {
    waterfall = screen.state.now.waterfall
    obstacle = screen.state.now.obstacle
    numbers = screen.numbers
    glyphs = screen.glyphs
  }

  /// The lines that fit; none where there is no room for a part between base and sum.
  func lines(width: Int, rows: Int) -> [ScreenLine] {
    guard rows >= 4 else { return [] }
    guard let waterfall else {
      let words = WrappedText.lines(DisplayWidth.printable(obstacle), width: width)
      return words.map { ScreenLine($0, .dim).cut(to: width) }
    }
    let parts = waterfall.parts.filter { $0.amount != 0 }
    // One line of the parts' room says what the others come to.
    let shown = Array(parts.prefix(parts.count <= rows - 3 ? parts.count : rows - 4))
    let rest = parts.dropFirst(shown.count)
    let layout = Layout(self, shown, width: width)
    let more = rest.isEmpty ? [] : [line("…\(rest.count) more", rest.map(\.amount).reduce(0, +), layout, .dim)]
    return [ScreenLine(waterfall.title, .dim).cut(to: width), line("base", waterfall.base, layout, .dim, isSum: true)]
      + shown.map { line($0.title, $0.amount, layout, tone($0.amount)) } + more
      + [line("together", waterfall.total, layout, .bold, isSum: true)]
  }

  private func line(
    _ title: String, _ amount: Double, _ layout: Layout, _ tone: ScreenLine.Tone, isSum: Bool = false
  ) -> ScreenLine {
    var line = ScreenLine()
    line.add(title, to: layout.title, tone == .bold || tone == .dim ? tone : .plain)
    line.add(" ")
    if layout.bar > 0 {
      let isPart = tone == .better || tone == .worse
      line.add(layout.bar(isPart ? amount : 0, glyphs, isMarked: isPart), to: layout.bar, tone)
      line.add(" ")
    }
    line.add(text(amount, isSum: isSum), to: layout.amount, isRight: true, tone)
    return line
  }

  /// An amount; what a part adds has its sign.
  private func text(_ amount: Double, isSum: Bool = false) -> String {
    let text = numbers.text(.number(amount), waterfall?.format ?? .plain)
    return amount > 0 && !isSum && !text.hasPrefix("+") ? "+" + text : text
  }

  private func tone(_ amount: Double) -> ScreenLine.Tone {
    (amount > 0) == (waterfall?.isWorseAbove ?? true) ? .worse : .better
  }

  /// How many columns each part of a line takes, and what a column of a bar stands for.
  private struct Layout {
    let title, bar, amount: Int
    /// The cells left and right of the axis.
    private let before, behind: Int
    private let unit: Double

    init(_ table: WaterfallTable, _ parts: [FormWaterfall.Part], width: Int) {
      let amounts = parts.map(\.amount) + [table.waterfall?.base ?? 0, table.waterfall?.total ?? 0]
      let amount = min(max(8, amounts.map { DisplayWidth.of(table.text($0)) }.max() ?? 0), max(4, width / 2))
      let widest = parts.map { DisplayWidth.of(DisplayWidth.printable($0.title)) }.max() ?? 0
      let title = max(8, min(widest, width * 2 / 5, 28))
      let room = min(40, width - title - amount - 2)
      self.amount = amount
      bar = room >= 7 ? room : 0
      self.title = max(1, min(title, width - amount - 1 - (bar > 0 ? bar + 1 : 0)))
      let least = min(0, parts.map(\.amount).min() ?? 0)
      let most = max(0, parts.map(\.amount).max() ?? 0)
      let cells = Double(max(0, bar - 1))
      // Halved, so that the sum of two extremes is finite.
      let share = most == least ? 0 : (-least / 2) / (most / 2 - least / 2)
      before = least < 0 ? max(1, min(Int(cells) - 1, Int((share * cells).rounded()))) : 0
      behind = max(0, Int(cells) - before)
      let units = [least < 0 && before > 0 ? -least / Double(before) : 0, behind > 0 ? most / Double(behind) : 0]
      unit = units.max() ?? 0
    }

    /// A bar on its side of the axis; the smallest that is not zero shows.
    func bar(_ amount: Double, _ glyphs: FormGlyphs, isMarked: Bool) -> String {
      guard isMarked, unit > 0 else { return "" }
      let cells = abs(amount) / unit
      if amount < 0 {
        // There are no characters for the right side of a cell, so these bars have whole cells.
        let count = min(before, max(1, Int(cells.rounded())))
        return String(repeating: " ", count: before - count) + String(repeating: glyphs.block, count: count)
          + glyphs.axis
      }
      let eighths = min(behind * 8, max(1, Int((cells * 8).rounded())))
      let part = glyphs.eighths[eighths % 8]
      let whole = String(repeating: glyphs.block, count: eighths / 8) + part
      return String(repeating: " ", count: before) + glyphs.axis + (whole.isEmpty ? glyphs.eighths[4] : whole)
    }
  }
}
