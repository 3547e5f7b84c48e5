/// A sum of numbers that does not depend on the order in which they are added.
///
/// The database adds in as many pieces as it has threads, and rounding would make the last digits change from run to
/// run. So whole parts and fractions are added as integers, which never round: numbers below 2^60 in magnitude that
/// are 0 or at least 2^-30 have a fraction of at most 82 bits, of which 90 are kept. Others are added as they come.
public enum ExactSum {
  /// What a database must run once so that the aggregates work: the function `exact_sum`.
  public static let definition = """
    CREATE OR REPLACE MACRO exact_sum(x) AS CASE WHEN count(x) > 0 THEN \
    coalesce(CAST(sum(CASE WHEN \(isInRange) THEN CAST(trunc(x) AS BIGINT) END) AS DOUBLE), 0) \
    + coalesce(CAST(sum(CASE WHEN \(isInRange) THEN CAST((x - trunc(x)) * \(scale) AS HUGEINT) END) AS DOUBLE), 0) \
    / \(scale) + coalesce(sum(CASE WHEN NOT \(isInRange) THEN x END), 0) END
    """

  private static let isInRange = "(abs(x) < 1152921504606846976 AND (abs(x) >= 9.313225746154785e-10 OR x = 0))"

  /// 2^90.
  private static let scale = "1237940039285380274899124224e0"
}
