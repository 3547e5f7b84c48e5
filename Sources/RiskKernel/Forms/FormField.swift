public import RiskExpressions

/// An input that a form offers to change, with what is known of it.
public struct FormField: Sendable {
  /// The input.
  public let name: String
  /// What its values are.
  public let type: ScalarType
  /// What people call it.
  public let label: String?
  /// What it is measured in.
  public let unit: String?
  /// A sentence on it.
  public let documentation: String?
  /// The values it can sensibly have; dates in days since 1970-01-01.
  public let range: ClosedRange<Double>?
  /// The values that training saw.
  public let trained: ClosedRange<Double>?
  /// The value in the middle of those that training saw: where one that is missing begins.
  public let median: Double?
  /// How far its values lie apart.
  public let spread: Double?
  /// Whether only whole numbers make sense.
  public let isWhole: Bool
  /// The values of a text, in order; empty where they are not known.
  public let levels: [String]
  /// What else is to be known of it, such as that a customer cannot move it; empty where there is nothing.
  public let remark: String

  /// Describes an input.
  public init(
    _ name: String, _ type: ScalarType, label: String? = nil, unit: String? = nil, documentation: String? = nil,
    range: ClosedRange<Double>? = nil, trained: ClosedRange<Double>? = nil, median: Double? = nil,
    spread: Double? = nil, isWhole: Bool = false, levels: [String] = [], remark: String = ""
  ) {
    self.name = name
    self.type = type
    self.label = label
    self.unit = unit
    self.documentation = documentation
    self.range = range
    self.trained = trained
    self.median = median
    self.spread = spread
    self.isWhole = isWhole
    self.levels = levels
    self.remark = remark
  }

  /// What it is called on the screen.
  public var title: String { label ?? name }
}
