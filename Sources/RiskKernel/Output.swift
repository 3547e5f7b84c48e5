public import RiskExpressions

/// What a command found, and how a person would like to see it.
public struct Output: Sendable {
  /// The result itself: what `$_`, `let` and the JSON format get, at full precision.
  public let value: Value
  /// What a spreadsheet and the next stage of a pipeline get: the value itself, or the rows that matter most in it.
  public let rows: Value
  /// How to show it to a person; the value itself is shown where this is empty.
  public let views: [View]
  /// Whether there is anything to show.
  public let isSilent: Bool
  /// Whether it only says that something was done, which has no place among rows for a spreadsheet.
  public let isNotice: Bool

  /// An output that is shown by views of it; `rows` are its rows where the value is more than rows.
  public init(_ value: Value, rows: Value? = nil, views: [View] = []) {
    self.init(value, rows: rows, views: views, isNotice: false)
  }

  private init(_ value: Value, rows: Value? = nil, views: [View], isNotice: Bool) {
    self.value = value
    self.rows = rows ?? value
    self.views = views
    self.isNotice = isNotice
    isSilent = false
  }

  /// What was done, in words.
  public static func notice(_ value: Value, _ views: [View]) -> Output {
    Output(value, views: views, isNotice: true)
  }

  private init(silent value: Value) {
    self.value = value
    rows = value
    views = []
    isNotice = false
    isSilent = true
  }

  /// Nothing to show; the value is still there for `$_` and the next stage.
  public static func silent(_ value: Value = .null) -> Output { Output(silent: value) }
}

/// A part of what is shown.
public enum View: Sendable {
  /// A line of words; the elapsed time is added on a terminal only, so that files stay comparable.
  case line(String, elapsed: Duration? = nil)
  /// A table in memory.
  case table(TableView)
  /// Lines as they are, such as a help page.
  case text(String)
  /// Figures to be seen.
  case chart(Chart)
}

/// A table ready to be drawn.
public struct TableView: Sendable {
  /// A column's title and how its values are written.
  public struct Column: Sendable {
    /// The title.
    public let title: String
    /// How its values are written.
    public let format: NumberFormat
    /// Whether its words stand where figures do, on the right.
    public let isFigure: Bool

    /// Names a column.
    public init(_ title: String, _ format: NumberFormat = .plain, isFigure: Bool = false) {
      self.title = title
      self.format = format
      self.isFigure = isFigure
    }
  }

  /// A row: values, and a format of its own where the row's differ from the columns'.
  public struct Row: Sendable {
    /// The values in the order of the columns.
    public let values: [Value]
    /// The format of the row's numbers, if it is not the column's.
    public let format: NumberFormat?

    /// Creates a row.
    public init(_ values: [Value], format: NumberFormat? = nil) {
      self.values = values
      self.format = format
    }
  }

  /// The columns in order.
  public let columns: [Column]
  /// The rows in order.
  public let rows: [Row]
  /// What is said below: what was left out, for instance.
  public let note: String?

  /// Creates a table.
  public init(columns: [Column], rows: [Row], note: String? = nil) {
    self.columns = columns
    self.rows = rows
    self.note = note
  }
}

/// How a person reads a number; the unit is always there.
public enum NumberFormat: Sendable {
  /// As many digits as the setting `digits` says.
  case plain
  /// Four significant digits, where the rows of a column are different things.
  case brief
  /// A share of one as a percentage.
  case percent
  /// An amount of money, in whole units.
  case amount
  /// A signed score.
  case signed
  /// A list of counts as small bars; text stands as it is.
  case shape
}
