import RiskExpressions

/// Finds the stretches of an input over which an expression only rises, only falls or stays as it is.
///
/// Sums, products and quotients of Doubles are rounded to the nearest (IEEE 754, section 4.3), which keeps their order:
/// what goes one way in exact numbers goes one way as computed, too. Where the rules cannot tell, there is no answer.
struct TrendAnalysis {
  /// The row whose input varies.
  var row: VariedRow
  /// More stretches than anyone would look at.
  static let limit = 20_000

  /// The stretches of an expression in order, or nil where its course is not known.
  mutating func stretches(of expression: RowExpression, over places: ClosedRange<Int64>) -> [Stretch]? {
    guard row.isRead(by: expression) else { return steady(expression, over: places) }
    switch expression.node {
    case .constant, .window: return nil
    case .column(let index, _):
      guard index == row.column, row.scale != .days else { return nil }
      return [Stretch(places: places, trend: .rising)]
    case .choice(let branches, let otherwise): return choice(branches[...], otherwise, over: places)
    case .call(let function, let arguments):
      var lists: [[Stretch]] = []
      for argument in arguments {
        guard let list = stretches(of: argument, over: places) else { return nil }
        lists.append(list)
      }
      var result: [Stretch] = []
      for piece in Stretch.together(lists) {
        let call = Call(expression: expression, name: function.name, arguments: arguments, piece: piece)
        guard result.count < TrendAnalysis.limit, let found = stretches(of: call, function) else { return nil }
        result += found
      }
      return result
    }
  }

  /// A call over places in which each of its arguments goes one way.
  struct Call {
    let expression: RowExpression
    let name: String
    let arguments: [RowExpression]
    let piece: (places: ClosedRange<Int64>, stretches: [Stretch])

    var places: ClosedRange<Int64> { piece.places }
    var trends: [Trend] { piece.stretches.map(\.trend) }
    /// The arguments that have a value.
    var known: [Int] { arguments.indices.filter { !piece.stretches[$0].isMissing } }
  }

  /// What never changes, or is missing all along.
  mutating func steady(_ expression: RowExpression, over places: ClosedRange<Int64>) -> [Stretch]? {
    guard let value = try? row.value(of: expression, at: places.lowerBound) else { return nil }
    return [Stretch(places: places, trend: .steady, isMissing: value.isNull)]
  }

  /// The first branch whose condition holds, place by place.
  private mutating func choice(
    _ branches: ArraySlice<(condition: RowExpression, value: RowExpression)>, _ otherwise: RowExpression?,
    over places: ClosedRange<Int64>
  ) -> [Stretch]? {
    var open = [places]
    var result: [Stretch] = []
    for branch in branches {
      var left: [ClosedRange<Int64>] = []
      for places in open {
        guard let conditions = stretches(of: branch.condition, over: places) else { return nil }
        for condition in conditions {
          guard condition.trend == .steady,
            let value = try? row.value(of: branch.condition, at: condition.places.lowerBound)
          else { return nil }
          guard case .boolean(true) = value else {
            left.append(condition.places)
            continue
          }
          guard let values = stretches(of: branch.value, over: condition.places) else { return nil }
          result += values
        }
      }
      open = left
      guard result.count + open.count < TrendAnalysis.limit else { return nil }
    }
    for places in open {
      guard let otherwise else {
        result.append(Stretch(places: places, trend: .steady, isMissing: true))
        continue
      }
      guard let values = stretches(of: otherwise, over: places) else { return nil }
      result += values
    }
    return result.sorted { $0.places.lowerBound < $1.places.lowerBound }
  }

  // Tools of the rules

  /// The places cut where an expression that goes one way begins or ceases to have a value.
  mutating func cutWhereMissing(_ call: Call, _ trend: Trend) -> [Stretch]? {
    guard
      let parts = cut(call.places, where: { row, place in try row.value(of: call.expression, at: place).isNull })
    else { return nil }
    return parts.map { part in Stretch(places: part.places, trend: part.holds ? .steady : trend, isMissing: part.holds)
    }
  }

  /// The places cut in two where a condition changes that changes at most once.
  mutating func cut(
    _ places: ClosedRange<Int64>, where holds: (inout VariedRow, Int64) throws -> Bool
  ) -> [(places: ClosedRange<Int64>, holds: Bool)]? {
    guard let first = try? holds(&row, places.lowerBound) else { return nil }
    let change = try? places.first { try holds(&row, $0) != first }
    guard let change else { return (try? holds(&row, places.upperBound)) == nil ? nil : [(places, first)] }
    guard change > places.lowerBound else { return nil }
    return [(places.lowerBound...change - 1, first), (change...places.upperBound, !first)]
  }

  /// The places cut where an argument comes below a number, at it and above it.
  mutating func cut(
    _ places: ClosedRange<Int64>, _ argument: RowExpression, at number: Double
  ) -> [ClosedRange<Int64>]? {
    var parts = [places]
    for isBelow in [{ $0 < number }, { $0 <= number }] as [(Double) -> Bool] {
      var next: [ClosedRange<Int64>] = []
      for part in parts {
        guard let cuts = cut(part, where: { row, place in isBelow(try row.feature(argument, at: place)) }) else {
          return nil
        }
        next += cuts.map(\.places)
      }
      parts = next
    }
    return parts
  }

  /// The argument's number at a place; nil where it has none.
  mutating func number(_ argument: RowExpression, at place: Int64) -> Double? {
    (try? row.value(of: argument, at: place))?.asNumber
  }
}
