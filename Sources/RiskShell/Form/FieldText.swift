import RiskExpressions
import RiskKernel
import RiskRender
import RiskSyntax

/// How a field's value is written: on the screen, and as one would type it.
struct FieldText {
  private let field: FormField

  init(_ field: FormField) { self.field = field }

  /// Whether the value is a share of one that people read in percent.
  ///
  /// A unit of percent alone does not tell: there are columns with 35 for 35 %.
  private var isShare: Bool {
    field.unit == "%" && (field.range?.upperBound ?? field.median ?? field.trained?.upperBound ?? .infinity) <= 10
  }

  /// The unit beside values; empty where it is in them.
  var unit: String { isShare ? "" : DisplayWidth.printable(field.unit ?? "") }

  /// A value on the screen.
  func shown(_ value: Value, _ numbers: NumberText) -> String {
    value.isNull ? "missing" : numbers.text(value, isShare ? .percent : .plain)
  }

  /// A number of the field's on the screen, such as an end of its range.
  func shown(_ number: Double, _ numbers: NumberText) -> String {
    guard field.type == .date else { return shown(.number(number), numbers) }
    return Int(exactly: number.rounded()).map { CalendarDate(daysSinceEpoch: $0).description } ?? ""
  }

  /// Two ends on the screen.
  func shown(_ range: ClosedRange<Double>, _ numbers: NumberText) -> String {
    "\(shown(range.lowerBound, numbers)) to \(shown(range.upperBound, numbers))"
  }

  /// A value as one would type it.
  func typed(_ value: Value) -> String {
    switch value {
    case .null: return ""
    case .number(let number) where isShare:
      // Only where percent read back as the same number.
      let text = Value.shortest(number * 100)
      return Double(text).map { $0 / 100 } == number ? text + "%" : Value.shortest(number)
    case .text(let text) where field.levels.contains(text): return text
    default: return value.asWritten
    }
  }
}
