import Foundation

/// How far a distribution has moved from another.
public enum PopulationStability {
  /// The least share a bin counts with: a bin that is empty on one side would make the index infinite.
  public static let floor = 1e-4

  /// From here on people speak of some shift, and of a shift that needs a look (Siddiqi, "Credit Risk Scorecards", 2006,
  /// section on scorecard monitoring).
  public static let someShift = 0.1, largeShift = 0.25

  /// The population stability index Σ (q − p) ln(q / p) over the shares of bins (Siddiqi 2006; it is the symmetric
  /// divergence J of Jeffreys 1946, equation 1); shares below `floor` count as `floor`, and the others stay as they are.
  ///
  /// It is nil where a side has no counts at all, or where the two differ in length.
  public static func index(expected: [Int], actual: [Int]) -> Double? {
    parts(expected: expected, actual: actual)?.reduce(0, +)
  }

  /// What a bin adds to the index: its share of the first rows and of the second.
  static func part(_ first: Double, _ second: Double) -> Double {
    let (before, after) = (max(floor, first), max(floor, second))
    return (after - before) * log(after / before)
  }
}
