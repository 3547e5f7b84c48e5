import Foundation
import RiskExpressions

/// What aggregates and window functions give, computed plainly from the values of a group in order.
enum WindowReference {
  /// An aggregate of values of columns `x`, `y`, `k` (each a list in the order of the rows).
  static func aggregate(_ call: String, _ rows: [[String: Value]]) -> Value {
    let column = { (name: String) in rows.compactMap { $0[name] } }
    let known = { (name: String) in column(name).filter { !$0.isNull } }
    let numbers = { (name: String) in known(name).compactMap(\.asNumber) }
    switch call {
    case "count()": return .integer(Int64(rows.count))
    case "count(x)": return .integer(Int64(known("x").count))
    case "distinct(x)": return .integer(Int64(different(known("x")).count))
    case "distinct(g)": return .integer(Int64(different(known("g")).count))
    case "sum(k)": return known("k").isEmpty ? .null : .integer(known("k").reduce(0) { $0 + Int64($1.asNumber ?? 0) })
    case "sum(x)": return known("x").isEmpty ? .null : .number(numbers("x").reduce(0, +))
    case "mean(x)": return mean(numbers("x"))
    case "mean(k)": return mean(numbers("k"))
    case "share(x > 0)": return mean(numbers("x").map { $0 > 0 || $0.isNaN ? 1 : 0 })
    case "min(x)": return sorted(known("x")).first ?? .null
    case "max(g)": return sorted(known("g")).last ?? .null
    case "median(y)": return quantile(numbers("y"), 0.5)
    case "quantile(y, 0.9)": return quantile(numbers("y"), 0.9)
    case "mode(g)": return mode(known("g"))
    case "mode(x)": return mode(known("x"))
    case "first(x)": return known("x").first ?? .null
    case "last(g)": return known("g").last ?? .null
    case "var(y)": return variance(numbers("y"))
    case "stdev(y)": return variance(numbers("y")).asNumber.map { .number($0.squareRoot()) } ?? .null
    case "wmean(y, k)": return weighted(rows)
    case "corr(y, k)": return correlation(rows)
    case "covar(y, k)": return covariance(rows)
    default: return .text("no reference for \(call)")
    }
  }

  static let aggregates = [
    "count()", "count(x)", "distinct(x)", "distinct(g)", "sum(k)", "sum(x)", "mean(x)", "mean(k)", "share(x > 0)",
    "min(x)",
    "max(g)", "median(y)", "quantile(y, 0.9)", "mode(g)", "mode(x)", "first(x)", "last(g)", "var(y)", "stdev(y)",
    "wmean(y, k)", "corr(y, k)", "covar(y, k)",
  ]

  /// A window function at a place among the ordered rows of its group; `ties` is the place of the first equal row.
  static func window(_ call: String, _ rows: [[String: Value]], _ place: Int, ties: Int) -> Value {
    let value = { (name: String, place: Int) in rows.indices.contains(place) ? rows[place][name] ?? .null : .null }
    switch call {
    case "lag(x)": return value("x", place - 1)
    case "lag(g, 2)": return value("g", place - 2)
    case "lag(x, 0)": return value("x", place)
    case "lead(k)": return value("k", place + 1)
    case "lead(x, 3)": return value("x", place + 3)
    case "row_number()": return .integer(Int64(place + 1))
    case "rank()": return .integer(Int64(ties + 1))
    case "cumsum(x)": return aggregate("sum(x)", Array(rows[...place]))
    case "cumsum(k)": return aggregate("sum(k)", Array(rows[...place]))
    case "moving_mean(x, 3)": return aggregate("mean(x)", Array(rows[max(0, place - 2)...place]))
    case "moving_mean(k, 1)": return aggregate("mean(k)", [rows[place]])
    case "moving_sum(k, 3)": return aggregate("sum(k)", Array(rows[max(0, place - 2)...place]))
    case "moving_min(x, 2)": return aggregate("min(x)", Array(rows[max(0, place - 1)...place]))
    case "moving_max(g, 4)": return aggregate("max(g)", Array(rows[max(0, place - 3)...place]))
    case "ntile(3)":
      // The first parts have a row more where the rows do not come out even.
      let (size, longer) = (rows.count / 3, rows.count % 3)
      let split = longer * (size + 1)
      return .integer(Int64(place < split ? place / (size + 1) : longer + (place - split) / max(1, size)) + 1)
    default: return .text("no reference for \(call)")
    }
  }

  static let windows = [
    "lag(x)", "lag(g, 2)", "lag(x, 0)", "lead(k)", "lead(x, 3)", "row_number()", "rank()", "cumsum(x)", "cumsum(k)",
    "moving_mean(x, 3)", "moving_mean(k, 1)", "moving_sum(k, 3)", "moving_min(x, 2)", "moving_max(g, 4)", "ntile(3)",
  ]

  /// The order of two values: NaN above every number, missing ones last whatever the direction; nil where they are equal.
  static func precedes(_ left: Value, _ right: Value, descending: Bool) -> Bool? {
    if left.isNull || right.isNull { return left.isNull == right.isNull ? nil : right.isNull }
    switch (left, right) {
    case (.text(let a), .text(let b)): return a == b ? nil : (a.utf8.lexicographicallyPrecedes(b.utf8)) != descending
    default:
      let (a, b) = (left.asNumber ?? .nan, right.asNumber ?? .nan)
      if a.isNaN || b.isNaN { return a.isNaN == b.isNaN ? nil : b.isNaN != descending }
      return a == b ? nil : (a < b) != descending
    }
  }

  /// Alike but for the last digits, which depend on the order of adding.
  static func isAlike(_ left: Value, _ right: Value) -> Bool {
    if case .number(let a) = left, case .number(let b) = right, a.isFinite, b.isFinite {
      return abs(a - b) <= 1e-10 * max(1, abs(a))
    }
    return Agreement.isSame(left, right)
  }

  private static func sorted(_ values: [Value]) -> [Value] {
    values.sorted { precedes($0, $1, descending: false) ?? false }
  }

  private static func different(_ values: [Value]) -> [Value] {
    sorted(values).reduce([]) { found, value in
      found.last.map { precedes($0, value, descending: false) == nil } ?? false ? found : found + [value]
    }
  }

  private static func mode(_ values: [Value]) -> Value {
    let counts = different(values).map { value in
      (value, values.count { precedes($0, value, descending: false) == nil })
    }
    let most = counts.map(\.1).max() ?? 0
    return counts.first { $0.1 == most }?.0 ?? .null
  }

  private static func mean(_ numbers: [Double]) -> Value {
    numbers.isEmpty ? .null : .number(numbers.reduce(0, +) / Double(numbers.count))
  }

  private static func quantile(_ numbers: [Double], _ share: Double) -> Value {
    guard !numbers.isEmpty else { return .null }
    let (sorted, place) = (numbers.sorted(), share * Double(numbers.count - 1))
    let (low, high) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
    return .number(sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low)))
  }

  private static func variance(_ numbers: [Double]) -> Value {
    guard numbers.count > 1 else { return .null }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return .number(numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - 1))
  }

  private static func pairs(_ rows: [[String: Value]]) -> [(Double, Double)] {
    rows.compactMap { row in
      guard let y = row["y"]?.asNumber, let k = row["k"]?.asNumber else { return nil }
      return (y, k)
    }
  }

  private static func weighted(_ rows: [[String: Value]]) -> Value {
    let weights = pairs(rows).reduce(0) { $0 + $1.1 }
    return weights == 0 ? .null : .number(pairs(rows).reduce(0) { $0 + $1.0 * $1.1 } / weights)
  }

  private static func covariance(_ rows: [[String: Value]]) -> Value {
    let found = pairs(rows)
    guard found.count > 1 else { return .null }
    let count = Double(found.count)
    let (x, y) = (found.reduce(0) { $0 + $1.0 } / count, found.reduce(0) { $0 + $1.1 } / count)
    return .number(found.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / (count - 1))
  }

  private static func correlation(_ rows: [[String: Value]]) -> Value {
    let found = pairs(rows)
    guard let first = found.first, found.contains(where: { $0.0 != first.0 }),
      found.contains(where: { $0.1 != first.1 })
    else { return .null }
    let count = Double(found.count)
    let (x, y) = (found.reduce(0) { $0 + $1.0 } / count, found.reduce(0) { $0 + $1.1 } / count)
    let both = found.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    let (own, other) = (
      found.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }, found.reduce(0) { $0 + ($1.1 - y) * ($1.1 - y) }
    )
    return .number(both / (own.squareRoot() * other.squareRoot()))
  }
}
