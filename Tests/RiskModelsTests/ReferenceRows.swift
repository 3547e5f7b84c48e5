import Foundation
import RiskModels
import RiskTestSupport

/// Rows of features and what a library has made of them.
struct ReferenceRows {
  /// The rows of features.
  let rows: [[Double]]
  /// The number each row has in the other tables.
  let numbers: [String]

  /// Takes the named columns of a table; a number written as Float32 stays one.
  init(_ table: ReferenceTable, _ columns: [String], as narrow: Bool = false) {
    let values = columns.map { narrow ? table.floats($0).map(Double.init) : table.numbers($0) }
    let count = values.first?.count ?? 0
    let all = (0..<count).map { row in values.map { $0[row] } }
    rows = all
    numbers = table.texts("row")
  }

  private init(rows: [[Double]], numbers: [String]) {
    self.rows = rows
    self.numbers = numbers
  }

  /// The rows with the numbers another table has, in its order.
  func ordered(as table: ReferenceTable) -> ReferenceRows {
    let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    let wanted = table.texts("row")
    return ReferenceRows(rows: wanted.compactMap { places[$0].map { rows[$0] } }, numbers: wanted)
  }

  /// Some rows from all over the table.
  func sample(_ count: Int) -> [(row: Int, features: [Double])] {
    let step = max(1, rows.count / count)
    return stride(from: 0, to: rows.count, by: step).map { ($0, rows[$0]) }
  }

  /// The margins of all rows, by way of the batch scorer.
  func margins(_ model: BoostedModel) throws -> [Double] {
    var margins = [Double](repeating: 0, count: rows.count)
    try rows.flatMap(\.self).withUnsafeBufferPointer { rows in
      try margins.withUnsafeMutableBufferPointer { try model.score(rows: rows, into: $0) }
    }
    return margins
  }
}

/// How far numbers are from those they should be; NaN and a different count are infinitely far.
func largestDifference(_ numbers: [Double], _ expected: [Double], relative: Bool = false) -> Double {
  guard numbers.count == expected.count, !numbers.isEmpty else { return .infinity }
  return zip(numbers, expected).reduce(0) { largest, pair in
    let scale = relative ? max(abs(pair.1), .leastNormalMagnitude) : 1
    let difference = abs(pair.0 - pair.1) / scale
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}
