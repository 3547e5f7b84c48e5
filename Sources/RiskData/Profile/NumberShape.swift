import RiskExpressions

/// How the numbers of a column are spread, one chunk after another.
struct NumberShape {
  private(set) var histogram = Array(repeating: 0, count: 8)
  private var sum = 0.0
  private var lost = 0.0
  private var count = 0
  private let low, high: Double

  /// Prepares eight equally wide bins between the least and the greatest finite number; without any, none is counted.
  init(low: Double?, high: Double?) {
    self.low = low ?? .nan
    self.high = high ?? .nan
  }

  /// The mean, nil without values.
  var mean: Double? { count == 0 ? nil : (sum.isFinite ? sum + lost : sum) / Double(count) }

  mutating func add(_ column: ChunkColumn, rows: Int) {
    switch column.storage {
    case .numbers(let values):
      for row in 0..<rows where !column.isMissing(row) { add(values[row]) }
    case .integers(let values):
      for row in 0..<rows where !column.isMissing(row) { add(Double(values[row])) }
    case .booleans(let values):
      for row in 0..<rows where !column.isMissing(row) { add(values[row] == 0 ? 0 : 1) }
    case .texts, .dates, .nothing: break
    }
  }

  /// Adds with Neumaier's compensation (1974), in row order.
  private mutating func add(_ value: Double) {
    let total = sum + value
    lost += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
    sum = total
    count += 1
    guard value.isFinite, low <= high else { return }
    // Halved, so that the width of the widest range there is stays finite.
    let width = high / 2 - low / 2
    let share = width > 0 ? (value / 2 - low / 2) / width : 0
    histogram[Int(max(0, min(7, share * 8)))] += 1
  }
}
