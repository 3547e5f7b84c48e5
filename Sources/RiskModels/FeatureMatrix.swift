/// Rows of features as learners and scorers take them: dense, row by row, NaN for a missing value.
public struct FeatureMatrix: Sendable, Equatable {
  /// How many rows there are.
  public let rows: Int
  /// How many features a row has.
  public let columns: Int
  /// The values of the first row, then of the second, and so on.
  public let values: [Double]

  /// Takes values that already lie row by row.
  ///
  /// Throws `ModelFault.unevenMatrix` unless there are `rows` times `columns` of them.
  public init(rows: Int, columns: Int, values: [Double]) throws {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow, count == values.count else {
      throw ModelFault.unevenMatrix(rows: rows, columns: columns, values: values.count)
    }
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Takes features column by column.
  ///
  /// Throws `ModelFault.unevenMatrix` unless all columns are equally long.
  public init(columns: [[Double]]) throws {
    let rows = columns.first?.count ?? 0
    let width = columns.count
    guard columns.allSatisfy({ $0.count == rows }) else {
      throw ModelFault.unevenMatrix(rows: rows, columns: width, values: columns.reduce(0) { $0 + $1.count })
    }
    let values = [Double](unsafeUninitializedCapacity: rows * width) { buffer, count in
      for (column, source) in columns.enumerated() {
        for (row, value) in source.enumerated() {
          buffer.initializeElement(at: row * width + column, to: value)
        }
      }
      count = rows * width
    }
    self.rows = rows
    self.columns = width
    self.values = values
  }
}
