import RiskExpressions
import RiskKernel
import RiskRender

/// Draws a form for a screen of some width and height: the fields, the figures beside or above them, and how a figure
/// comes about.
struct FormScreen {
  let state: FormState
  let width, height: Int
  let numbers: NumberText
  let glyphs: FormGlyphs

  /// The smallest screen that a form can be filled in on.
  static let least = (columns: 32, rows: 8)
  /// What the fields and the figures need beside each other.
  private static let leastFields = 36
  private static let leastFigures = 36
  /// Beyond this, a bar is longer than the eye compares well.
  private static let widestFigures = 76

  /// What a screen shows, and where its caret is.
  struct Frame: Equatable {
    /// A line for each line of the screen.
    let lines: [ScreenLine]
    /// Where text is typed: line and column from zero; nil where none is.
    var caret: Place?
  }

  /// A place on the screen.
  struct Place: Equatable {
    let row, column: Int
  }

  init(_ state: FormState, width: Int, height: Int, digits: Int, isUnicode: Bool) {
    self.state = state
    self.width = max(1, width)
    self.height = max(1, height)
    numbers = NumberText(digits: digits, isUnicode: isUnicode)
    glyphs = isUnicode ? .unicode : .ascii
  }

  /// Whether a screen has room for a form.
  static func fits(width: Int, height: Int) -> Bool { width >= least.columns && height >= least.rows }

  /// Whether fields and figures stand beside each other.
  var isWide: Bool { width >= Self.leastFields + Self.leastFigures + 3 }

  /// The whole screen.
  var frame: Frame {
    guard Self.fits(width: width, height: height) else { return Frame(lines: filled(apology, to: height)) }
    let header = height < 16 ? [title] : [title, rule]
    let footer = FormFooter(self)
    let room = height - header.count - footer.lines.count
    let lines = header + filled(body(room), to: room) + footer.lines
    let caret = footer.caret.map { Place(row: header.count + room + $0.row, column: $0.column) }
    return Frame(lines: lines.map { $0.cut(to: width) }, caret: caret)
  }

  /// What is said where there is no room.
  private var apology: [ScreenLine] {
    let text =
      "This form needs \(Self.least.columns) columns and \(Self.least.rows) lines. Make the window larger, "
      + "or press q to leave."
    return WrappedText.lines(text, width: width).map { ScreenLine($0).cut(to: width) }
  }

  private func filled(_ lines: [ScreenLine], to count: Int) -> [ScreenLine] {
    Array(lines.prefix(count)) + Array(repeating: ScreenLine(), count: max(0, count - lines.count))
  }

  // Header

  private var title: ScreenLine {
    var line = ScreenLine(" What if  ", .dim)
    line.add(state.request.title, .bold)
    let count = state.changedCount
    let changed = count == 0 ? "" : "\(count) changed  \(glyphs.dot)  "
    let right = ScreenLine(changed + state.request.subtitle + " ", .dim)
    let room = width - line.width - 2
    guard room >= 8 else { return line }
    let shown = right.cut(to: room)
    line.fill(to: width - shown.width)
    line.add(shown)
    return line
  }

  var rule: ScreenLine { ScreenLine(String(repeating: glyphs.rule, count: width), .dim) }

  // Body

  private func body(_ room: Int) -> [ScreenLine] {
    if state.page == .help { return FormHelp(glyphs).lines(width: width) }
    return isWide ? beside(room) : stacked(room)
  }

  private func beside(_ room: Int) -> [ScreenLine] {
    let fields = FieldTable(self)
    let left = min(max(fields.naturalWidth, Self.leastFields), width - 3 - Self.leastFigures)
    let right = min(width - left - 3, Self.widestFigures)
    let list = filled(fields.lines(width: left, rows: room), to: room)
    let side = filled(figures(width: right, rows: room), to: room)
    return zip(list, side).map { one, other in
      var joined = ScreenLine()
      joined.add(one.marked(to: left))
      joined.add(" \(glyphs.wall) ", .dim)
      joined.add(other.cut(to: right))
      return joined
    }
  }

  private func figures(width: Int, rows: Int) -> [ScreenLine] {
    let figures = FigureTable(self).lines(width: width)
    let below = WaterfallTable(self).lines(width: width, rows: rows - figures.count - 1)
    return figures + (below.isEmpty ? [] : [ScreenLine()] + below)
  }

  /// Figures above, and below them the fields or, where that is asked for, the contributions.
  private func stacked(_ room: Int) -> [ScreenLine] {
    let all = FigureTable(self).lines(width: width)
    let figures = Array(all.prefix(max(1, room / 2 - 1)))
    let rest = room - figures.count - 1
    let why = WaterfallTable(self).lines(width: width, rows: rest)
    let below =
      state.page == .contributions
      ? why.isEmpty ? [ScreenLine(" no room here; w shows the inputs", .dim)] : why
      : FieldTable(self).lines(width: width, rows: rest).map { $0.marked(to: width) }
    return figures + [rule] + below
  }
}
