import RiskExpressions

/// A figure and a number it must lie below or above: the simplest target, and what is aimed at in any other.
public struct FigureBound: Sendable, Equatable {
  /// The figure.
  public let figure: Figures.Name
  /// The number.
  public let limit: Double
  /// Whether the figure must lie below the number, not above.
  public let isBelow: Bool
  /// Whether the number itself will do.
  public let allowsEqual: Bool

  /// Whether figures are within the bound; one that cannot be told is not.
  public func holds(_ figures: Figures) -> Bool {
    let value = figures[figure]
    if value == limit { return allowsEqual }
    return isBelow ? value < limit : value > limit
  }

  /// Whether the first figures are nearer to what is aimed at than the second; a figure that cannot be told is not.
  public func prefers(_ first: Figures, to second: Figures) -> Bool {
    let (value, other) = (first[figure], second[figure])
    guard !value.isNaN, !other.isNaN else { return !value.isNaN }
    return isBelow ? value < other : value > other
  }

  /// The bounds that a condition is made of; nil where it is something else than bounds joined by `and`.
  static func all(in expression: RowExpression, scale: GradeScale) -> [FigureBound]? {
    guard case .call(let function, let arguments) = expression.node else { return nil }
    if function.name == "and" {
      guard let first = all(in: arguments[0], scale: scale), let second = all(in: arguments[1], scale: scale) else {
        return nil
      }
      return first + second
    }
    guard arguments.count == 2 else { return nil }
    if case .column(_, let name) = arguments[0].node, case .constant(let value) = arguments[1].node {
      return bounds(name, function.name, value, scale)
    }
    if case .column(_, let name) = arguments[1].node, case .constant(let value) = arguments[0].node {
      return bounds(name, mirrored[function.name] ?? function.name, value, scale)
    }
    return nil
  }

  private static let mirrored = ["<": ">", "<=": ">=", ">": "<", ">=": "<="]

  private static func bounds(_ name: String, _ symbol: String, _ value: Value, _ scale: GradeScale) -> [FigureBound]? {
    if name == "grade", case .integer(let place) = value { return grades(symbol, Int(place), scale) }
    guard let figure = Figures.Name(rawValue: name), let limit = value.asNumber, !limit.isNaN else { return nil }
    switch symbol {
    case "<", "<=":
      return [FigureBound(figure: figure, limit: limit, isBelow: true, allowsEqual: symbol == "<=")]
    case ">", ">=":
      return [FigureBound(figure: figure, limit: limit, isBelow: false, allowsEqual: symbol == ">=")]
    case "=":
      return [true, false].map { FigureBound(figure: figure, limit: limit, isBelow: $0, allowsEqual: true) }
    default: return nil
    }
  }

  /// The probabilities of default that some grades hold.
  private static func grades(_ symbol: String, _ place: Int, _ scale: GradeScale) -> [FigureBound]? {
    let last = scale.grades.count - 1
    switch symbol {
    case "<=": return [upper(of: min(place, last), scale)]
    case "<": return place > 0 ? [upper(of: min(place - 1, last), scale)] : nil
    case ">=": return [lower(of: min(place, last), scale)]
    case ">": return place < last ? [lower(of: place + 1, scale)] : nil
    case "=": return (0...last).contains(place) ? [upper(of: place, scale), lower(of: place, scale)] : nil
    default: return nil
    }
  }

  private static func upper(of place: Int, _ scale: GradeScale) -> FigureBound {
    let isLast = place == scale.grades.count - 1
    return FigureBound(
      figure: .pd, limit: scale.bounds(of: place).below, isBelow: true, allowsEqual: isLast)
  }

  private static func lower(of place: Int, _ scale: GradeScale) -> FigureBound {
    FigureBound(figure: .pd, limit: scale.bounds(of: place).from, isBelow: false, allowsEqual: true)
  }
}
