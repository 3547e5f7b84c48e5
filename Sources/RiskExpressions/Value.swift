public import RiskSyntax

/// What an expression can be worth.
public enum Value: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case date(CalendarDate)
  case list([Value])
  // Boxed, so that every value stays as small as a text.
  indirect case range(NumberRange)
  case record(Record)
  indirect case table(any Table)

  /// Whether the value is missing.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The value as a number: an integer or a number as it is, a boolean as 1 or 0, nil for the rest.
  public var asNumber: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    case .boolean(let value): value ? 1 : 0
    case .null, .text, .date, .list, .range, .record, .table: nil
    }
  }

  /// What kind of value it is, in words for a message.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .integer: "an integer"
    case .number: "a number"
    case .text: "a text"
    case .date: "a date"
    case .list: "a list"
    case .range: "a range"
    case .record: "a record"
    case .table: "a table"
    }
  }

  /// The type a column of such values has, or nil for what no column holds.
  public var scalarType: ScalarType? {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .integer: .integer
    case .number: .number
    case .text: .text
    case .date: .date
    case .list, .range, .record, .table: nil
    }
  }

  /// The value as it stands inside a text: no quotes around text, numbers in the shortest form that reads back.
  public var plainText: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): Value.shortest(value)
    case .text(let value): value
    case .date(let value): value.description
    case .list(let items): "[" + items.map(\.plainText).joined(separator: ", ") + "]"
    case .range(let range): range.description
    case .record(let record):
      "{ " + record.fields.map { "\($0.name): \($0.value.plainText)" }.joined(separator: ", ") + " }"
    case .table(let table): "table of \(table.schema.columns.count) columns"
    }
  }

  /// A number in the fewest digits that read back as the same number; whole numbers without a point, and from 1e16 on and
  /// below 0.0001 with an exponent.
  public static func shortest(_ value: Double) -> String {
    guard value.isFinite, value == value.rounded(), abs(value) < 1e16 else { return "\(value)" }
    return value == 0 ? "0" : String(Int64(value))
  }
}

/// Named values in the order they were written.
public struct Record: Sendable {
  /// A name with its value.
  public struct Field: Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: Value

    /// Names a value.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The fields in order.
  public private(set) var fields: [Field]

  /// Creates a record of fields; of two with one name the later wins.
  public init(_ fields: [Field]) {
    var places: [String: Int] = [:]
    self.fields = []
    for field in fields {
      if let place = places[field.name] {
        self.fields[place] = field
      } else {
        places[field.name] = self.fields.count
        self.fields.append(field)
      }
    }
  }

  /// The value under a name; setting nil changes nothing.
  public subscript(name: String) -> Value? {
    get { fields.first { $0.name == name }?.value }
    set {
      guard let newValue else { return }
      if let index = fields.firstIndex(where: { $0.name == name }) {
        fields[index] = Field(name, newValue)
      } else {
        fields.append(Field(name, newValue))
      }
    }
  }
}

/// Numbers from one end to another, both included.
public struct NumberRange: Sendable, CustomStringConvertible {
  /// The ends; the lower is never above the upper.
  public let lower, upper: Double
  /// The distance between two neighbours.
  public let step: Double
  /// Whether all three are whole.
  public let isWhole: Bool

  /// Creates a range, or nil where the ends are reversed, the step is not above zero, or one of them is not finite.
  public init?(_ lower: Double, _ upper: Double, step: Double = 1, isWhole: Bool) {
    guard lower.isFinite, upper.isFinite, step.isFinite, lower <= upper, step > 0 else { return nil }
    (self.lower, self.upper, self.step, self.isWhole) = (lower, upper, step, isWhole)
  }

  /// How many numbers it is made of.
  public var count: Int {
    // A step that should just reach the end, as in 0..1 step 0.1, may miss it by a rounding.
    1 + Int(min(9e15, ((upper - lower) / step + 1e-9).rounded(.down)))
  }

  /// The number in a place, counted from zero; a whole one where the range is of whole numbers.
  public func value(at place: Int) -> Value {
    if isWhole, let lower = Int64(exactly: lower), let step = Int64(exactly: step) {
      return .integer(lower &+ Int64(place) &* step)
    }
    return .number(min(upper, lower + Double(place) * step))
  }

  /// The range as it is written.
  public var description: String {
    let ends = "\(Value.shortest(lower))..\(Value.shortest(upper))"
    return step == 1 ? ends : ends + " step \(Value.shortest(step))"
  }
}
