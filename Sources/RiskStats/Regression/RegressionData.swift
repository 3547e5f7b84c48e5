/// Columns of numbers to explain a target with, column by column, each row with a weight.
public struct RegressionData: Sendable {
  /// The names of the columns.
  public let names: [String]
  /// The numbers, the rows of the first column first.
  public let values: [Double]
  /// The weight of each row, above 0.
  public let weights: [Double]
  /// The most columns there may be: the work grows with their square.
  public static let mostColumns = 500

  /// How many rows there are.
  public var rows: Int { weights.count }
  /// How many columns there are.
  public var columns: Int { names.count }

  /// Takes columns, `rows` numbers each; without weights all rows weigh one.
  ///
  /// Numbers that are missing or infinite, weights that are not above 0, and lists that do not fit are a `StatsFault`.
  public init(names: [String], values: [Double], rows: Int, weights: [Double]? = nil) throws {
    guard rows > 0 else { throw StatsFault.noCases }
    guard names.count <= Self.mostColumns else { throw StatsFault.tooManyColumns }
    guard values.count == names.count * rows, (weights?.count ?? rows) == rows else {
      throw StatsFault.lengthsDiffer(scores: values.count, outcomes: names.count * rows)
    }
    guard values.allSatisfy(\.isFinite) else { throw StatsFault.notFinite }
    guard weights?.allSatisfy({ $0 > 0 && $0.isFinite }) ?? true else { throw StatsFault.badWeights }
    (self.names, self.values) = (names, values)
    self.weights = weights ?? Array(repeating: 1, count: rows)
    guard self.weights.compensatedSum.isFinite else { throw StatsFault.badWeights }
  }
}
