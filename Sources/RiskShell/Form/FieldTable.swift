import RiskExpressions
import RiskKernel
import RiskRender

/// The fields of a form as lines: what each is called, its value, its unit, and what it was.
struct FieldTable {
  private let state: FormState
  private let glyphs: FormGlyphs
  private let titles, values, units, starts: [String]
  private let columns: Columns

  /// How many columns of the screen each part of a line takes.
  private struct Columns {
    var title, value, unit, start: Int

    var width: Int { 2 + title + 2 + value + (unit > 0 ? 1 + unit : 0) + (start > 0 ? 2 + start : 0) + 2 }

    /// What fits a width: units go first, then what values were, then names are cut and at last values.
    func fitted(to room: Int) -> Columns {
      var fitted = self
      if fitted.width > room { fitted.unit = 0 }
      if fitted.width > room { fitted.title = max(min(title, 16), title - (fitted.width - room)) }
      if fitted.width > room { fitted.start = 0 }
      if fitted.width > room { fitted.title = max(4, fitted.title - (fitted.width - room)) }
      if fitted.width > room { fitted.value = max(4, fitted.value - (fitted.width - room)) }
      return fitted
    }
  }

  init(_ screen: FormScreen) {
    let state = screen.state
    self.state = state
    glyphs = screen.glyphs
    let fields = state.request.fields
    titles = fields.map { DisplayWidth.printable($0.title) }
    values = fields.map { FieldText($0).shown(state.value(of: $0), screen.numbers) }
    starts = fields.map { FieldText($0).shown(state.start(of: $0), screen.numbers) }
    units = fields.map { FieldText($0).unit }
    func widest(_ texts: [String], _ least: Int, _ most: Int) -> Int {
      min(most, max(least, texts.map { DisplayWidth.of($0) }.max() ?? 0))
    }
    // Room for the next digits, so that the table does not move while values step.
    columns = Columns(
      title: widest(titles, 5, 34), value: widest(values, 9, 24), unit: widest(units, 0, 12),
      start: widest(starts, 7, 24))
  }

  /// How wide it would like to be.
  var naturalWidth: Int { columns.width }

  /// The lines that fit, those around the cursor, under a head.
  func lines(width: Int, rows: Int) -> [ScreenLine] {
    let columns = columns.fitted(to: width)
    let count = values.count
    guard count > 0, rows > 1 else { return [] }
    let room = rows - 1
    let first = max(0, min(state.cursor - room / 2, count - room))
    let shown = first..<min(count, first + room)
    let part = shown.count < count ? "\(shown.lowerBound + 1) to \(shown.upperBound) of \(count)" : "Input"
    return [head(part, columns)] + shown.map { line($0, columns) }
  }

  private func head(_ part: String, _ columns: Columns) -> ScreenLine {
    var line = ScreenLine("  ")
    line.add(part, to: columns.title, .dim)
    line.add("  ")
    line.add("now", to: columns.value, isRight: true, .dim)
    if columns.unit > 0 { line.add(" ", to: columns.unit + 1) }
    if columns.start > 0 {
      line.add("  ")
      line.add("was", to: columns.start, isRight: true, .dim)
    }
    return line
  }

  private func line(_ place: Int, _ columns: Columns) -> ScreenLine {
    let field = state.request.fields[place]
    let isChanged = state.isChanged(field)
    let isMissing = state.value(of: field).isNull
    var line = ScreenLine()
    line.isSelected = place == state.cursor
    line.add(line.isSelected ? glyphs.pointer : " ")
    line.add(" ")
    line.add(titles[place], to: columns.title)
    line.add("  ")
    line.add(
      values[place], to: columns.value, isRight: true, isChanged ? .changed : isMissing ? .dim : .plain)
    if columns.unit > 0 {
      line.add(" ")
      line.add(isMissing ? "" : units[place], to: columns.unit, .dim)
    }
    if columns.start > 0 {
      line.add("  ")
      line.add(isChanged ? starts[place] : "", to: columns.start, isRight: true, .dim)
    }
    line.add(" ")
    line.add(state.remark(on: field) == nil ? " " : "!", .fault)
    return line
  }
}
