/// The bins of a variable with what each says about default.
public struct BinningTable: Sendable, Equatable {
  /// What a bin holds.
  public enum Content: Sendable, Equatable {
    /// Values from a lower bound, which belongs to it, to an upper one, which does not; infinite at the ends.
    case range(lower: Double, upper: Double)
    /// Levels of a category, those with fewer bads first.
    case levels([String])
    /// Levels too rare for bins of their own.
    case rareLevels([String])
    /// A code that stands for something else than its number.
    case special(Double)
    /// Rows without a value.
    case missing
  }

  /// A bin.
  public struct Bin: Sendable, Equatable {
    /// What it holds.
    public let content: Content
    /// The cases in it.
    public let counts: OutcomeCounts
    /// Its share of all cases.
    public let share: Double
    /// The weight of evidence ln(share of goods / share of bads): above 0 where it is safer than all together; nil
    /// where there are no bads or no goods.
    public let weight: Double?
    /// Its part of the information value; 0 without a weight.
    public let information: Double
    /// Its part of the Jensen–Shannon divergence; 0 without a weight.
    public let jensenShannon: Double
  }

  /// The bins: values or levels first, then rare levels, special codes, and missing values where there are any.
  public let bins: [Bin]
  /// All cases.
  public let total: OutcomeCounts
  /// The information value of the variable: below 0.02 it is not predictive, from 0.3 on strong (Siddiqi 2006, chapter
  /// 6).
  public let informationValue: Double
  /// The Jensen–Shannon divergence of bads and goods over the bins.
  public let jensenShannon: Double

  /// Measures bins; a variable whose cases have all the same outcome is a `StatsFault`.
  public init(_ contents: [(content: Content, counts: OutcomeCounts)]) throws {
    let total = contents.lazy.map(\.counts).total
    guard total.count > 0 else { throw StatsFault.noCases }
    guard total.bads > 0, total.goods > 0 else { throw StatsFault.oneClassOnly }
    bins = contents.map { content, counts in
      Bin(
        content: content, counts: counts, share: Double(counts.count) / Double(total.count),
        weight: WeightOfEvidence.weight(counts, of: total),
        information: WeightOfEvidence.information(counts, of: total),
        jensenShannon: WeightOfEvidence.jensenShannon(counts, of: total))
    }
    self.total = total
    informationValue = bins.lazy.map(\.information).compensatedSum
    jensenShannon = bins.lazy.map(\.jensenShannon).compensatedSum
  }
}
