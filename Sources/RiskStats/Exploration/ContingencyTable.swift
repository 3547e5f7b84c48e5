import Foundation

/// How often the levels of two things come together, and how far that is from chance.
public struct ContingencyTable: Sendable {
  /// The counts, a list a row.
  public let counts: [[Int]]
  /// The counts of all rows, of all columns, and of everything.
  public let rowTotals, columnTotals: [Int]
  /// How many there are in all.
  public let total: Int

  /// Takes the counts of each row; all rows are as long as the first.
  public init(_ counts: [[Int]]) {
    let width = counts.first?.count ?? 0
    let rows = counts.map { row in (0..<width).map { $0 < row.count ? row[$0] : 0 } }
    self.counts = rows
    rowTotals = rows.map { $0.reduce(0, +) }
    columnTotals = (0..<width).map { place in rows.reduce(0) { $0 + $1[place] } }
    total = rowTotals.reduce(0, +)
  }

  /// What a test of independence found.
  public struct Association: Sendable, Equatable {
    /// Pearson's statistic.
    public let chiSquared: Double
    /// How many cells are free, given the totals.
    public let degreesOfFreedom: Int
    /// How often chance alone gives a statistic this large.
    public let pValue: Double
    /// The strength of the association, from 0 to 1.
    public let cramersV: Double
    /// How many cells chance would give fewer than five: then the p value is rough.
    public let sparseCells: Int
  }

  /// Pearson's test of independence (Pearson 1900; Agresti, "Categorical Data Analysis", 3rd edition, section 3.2.1),
  /// without a correction for continuity, and Cramér's V (Cramér 1946, "Mathematical Methods of Statistics", section
  /// 21.9): √(χ² / (n · min(rows − 1, columns − 1))).
  ///
  /// Levels without any count are left out. It is nil where fewer than two rows or columns are left.
  public var association: Association? {
    let rows = rowTotals.indices.filter { rowTotals[$0] > 0 }
    let columns = columnTotals.indices.filter { columnTotals[$0] > 0 }
    guard rows.count > 1, columns.count > 1 else { return nil }
    var statistic = 0.0
    var sparse = 0
    for row in rows {
      for column in columns {
        let expected = Double(rowTotals[row]) * Double(columnTotals[column]) / Double(total)
        let distance = Double(counts[row][column]) - expected
        statistic += distance * distance / expected
        if expected < 5 { sparse += 1 }
      }
    }
    let freedom = (rows.count - 1) * (columns.count - 1)
    let most = Double(total) * Double(min(rows.count, columns.count) - 1)
    return Association(
      chiSquared: statistic, degreesOfFreedom: freedom,
      pValue: ChiSquared.upperTail(statistic, degreesOfFreedom: freedom), cramersV: (statistic / most).squareRoot(),
      sparseCells: sparse)
  }
}

/// The chi-squared distribution.
public enum ChiSquared {
  /// The probability of a value above x: Q(k / 2, x / 2) (Abramowitz and Stegun, 26.4.19).
  public static func upperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
    IncompleteGamma.upper(Double(degreesOfFreedom) / 2, x / 2)
  }
}
