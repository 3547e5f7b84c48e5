import Foundation

/// What membership in a bin says about default.
///
/// The weight of evidence is ln(share of all goods / share of all bads) (Siddiqi, "Credit Risk Scorecards", 2006,
/// chapter 6): above 0 where cases are safer than all together. OptBinning has this sign too; other tools turn it.
public enum WeightOfEvidence {
  /// ln((goods / all goods) / (bads / all bads)); nil without either, where it would be infinite.
  public static func weight(_ counts: OutcomeCounts, of total: OutcomeCounts) -> Double? {
    guard counts.bads > 0, counts.goods > 0 else { return nil }
    return log(Double(counts.goods) / Double(total.goods) / (Double(counts.bads) / Double(total.bads)))
  }

  /// A bin's part of the information value, (share of goods − share of bads) · weight (Siddiqi 2006, chapter 6; the
  /// divergence J of Jeffreys 1946, equation 1); 0 without a weight.
  public static func information(_ counts: OutcomeCounts, of total: OutcomeCounts) -> Double {
    guard let weight = weight(counts, of: total) else { return 0 }
    return (Double(counts.goods) / Double(total.goods) - Double(counts.bads) / Double(total.bads)) * weight
  }

  /// A bin's part of the Jensen–Shannon divergence of bads and goods (Lin 1991, "Divergence measures based on the
  /// Shannon entropy", section IV, with equal weights), in nats; 0 without a weight.
  public static func jensenShannon(_ counts: OutcomeCounts, of total: OutcomeCounts) -> Double {
    guard counts.bads > 0, counts.goods > 0 else { return 0 }
    let (bads, goods) = (Double(counts.bads) / Double(total.bads), Double(counts.goods) / Double(total.goods))
    let middle = (bads + goods) / 2
    return (bads * log(bads / middle) + goods * log(goods / middle)) / 2
  }
}
