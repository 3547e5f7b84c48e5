/// How many bad and good cases each value of a numeric column has: all that binning needs, however many rows there are.
public struct ValueCounts: Sendable, Equatable {
  /// The distinct values, rising, with their cases.
  public let levels: [CountedValue]
  /// The cases without a value.
  public let missing: OutcomeCounts

  /// Counts rows, NaN where the value is missing; an infinite value, or lists that differ in length, are a
  /// `StatsFault`.
  public init(values: [Double], outcomes: [Bool]) throws {
    guard values.count == outcomes.count else {
      throw StatsFault.lengthsDiffer(scores: values.count, outcomes: outcomes.count)
    }
    var missing = OutcomeCounts()
    var (present, kept): ([Double], [Bool]) = ([], [])
    for (value, isBad) in zip(values, outcomes) {
      if value.isNaN {
        missing.add(isBad: isBad)
      } else {
        present.append(value)
        kept.append(isBad)
      }
    }
    levels = present.isEmpty ? [] : try RankedOutcomes(scores: present, outcomes: kept).levels
    self.missing = missing
  }

  /// Takes counts that were made elsewhere, such as by a database, in any order.
  public init(_ levels: [CountedValue], missing: OutcomeCounts = OutcomeCounts()) throws {
    self.levels = levels.isEmpty ? [] : try RankedOutcomes(levels).levels
    self.missing = missing
  }

  /// All cases.
  public var total: OutcomeCounts { levels.lazy.map(\.counts).total + missing }
}
