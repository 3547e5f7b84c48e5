public import RiskExpressions

/// What a form shows of the values in its fields.
public struct FormFigures: Sendable {
  /// A figure with its title.
  public struct Figure: Sendable {
    /// What it is.
    public let title: String
    /// Its value.
    public let value: Value
    /// How it is written.
    public let format: NumberFormat
    /// Whether more of it is worse; nil where it is neither better nor worse.
    public let isWorseAbove: Bool?

    /// Names a figure.
    public init(_ title: String, _ value: Value, _ format: NumberFormat = .plain, isWorseAbove: Bool? = nil) {
      self.title = title
      self.value = value
      self.format = format
      self.isWorseAbove = isWorseAbove
    }
  }

  /// The figures in order.
  public let figures: [Figure]
  /// How one of them comes about; nil where nothing tells.
  public let waterfall: FormWaterfall?
  /// Why nothing tells how they come about; empty where nothing is to be said.
  public let obstacle: String
  /// What is to be said of the values, such as one outside of what training saw, by the field's name.
  public let remarks: [Record.Field]

  /// Puts together what is shown.
  public init(
    _ figures: [Figure], waterfall: FormWaterfall? = nil, obstacle: String = "", remarks: [Record.Field] = []
  ) {
    self.figures = figures
    self.waterfall = waterfall
    self.obstacle = obstacle
    self.remarks = remarks
  }
}

/// How a figure comes about: where it begins, what each part adds, and what they come to.
public struct FormWaterfall: Sendable {
  /// A part with what it adds.
  public struct Part: Sendable {
    /// What adds it.
    public let title: String
    /// How much it adds.
    public let amount: Double

    /// Names a part.
    public init(_ title: String, _ amount: Double) {
      self.title = title
      self.amount = amount
    }
  }

  /// What is taken apart, and in which unit: `PD in log-odds`.
  public let title: String
  /// Where every customer begins.
  public let base: Double
  /// The parts, the largest first.
  public let parts: [Part]
  /// What it all comes to.
  public let total: Double
  /// How amounts are written.
  public let format: NumberFormat
  /// Whether what adds to it is bad.
  public let isWorseAbove: Bool

  /// Puts a waterfall together; the parts are put in order.
  public init(
    title: String, base: Double, parts: [Part], total: Double, format: NumberFormat, isWorseAbove: Bool = true
  ) {
    self.title = title
    self.base = base
    self.parts = parts.enumerated().sorted { left, right in
      let (one, other) = (abs(left.element.amount), abs(right.element.amount))
      return one == other ? left.offset < right.offset : one > other
    }.map(\.element)
    self.total = total
    self.format = format
    self.isWorseAbove = isWorseAbove
  }
}
