/// How well probabilities of default rank and match what happened.
public struct ClassificationMetrics: Sendable, Equatable {
  /// How many cases were compared.
  public let count: Int
  /// How many of them are bad: defaults.
  public let bads: Int
  /// The chance that a bad case scores above a good one, ties counted half.
  public let auc: Double
  /// Twice the AUC less one, also called the accuracy ratio.
  public let gini: Double
  /// The largest distance between the score distributions of bad and good cases.
  public let ks: Double
  /// The lowest probability where that distance lies, between the cases up to it and those above.
  public let ksScore: Double
  /// The mean squared distance between probability and outcome.
  public let brier: Double
  /// The mean negative logarithm of the probability given to what happened.
  public let logLoss: Double
  /// The area under precision and recall, as average precision.
  public let averagePrecision: Double
  /// The mean probability.
  public let meanProbability: Double

  /// The share of bad cases.
  public var badRate: Double { Double(bads) / Double(count) }

  /// Compares probabilities with outcomes, true for a bad case.
  ///
  /// Throws a `StatsFault` when there are no cases, when all are of one kind, when the two differ in length, or when
  /// a probability is not between 0 and 1.
  public init(probabilities: [Double], outcomes: [Bool]) throws {
    guard probabilities.count == outcomes.count else {
      throw StatsFault.lengthsDiffer(scores: probabilities.count, outcomes: outcomes.count)
    }
    guard probabilities.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw StatsFault.notAProbability }
    try self.init(RankedOutcomes(scores: probabilities, outcomes: outcomes))
  }

  /// Measures cases that are gathered by their probability; throws a `StatsFault` when all are of one kind, or when a
  /// score is not between 0 and 1.
  public init(_ ranked: RankedOutcomes) throws {
    try ranked.checkProbabilities()
    try ranked.checkBothOutcomes()
    (count, bads) = (ranked.total.count, ranked.total.bads)
    auc = ranked.auc
    gini = 2 * auc - 1
    (ks, ksScore) = ranked.ks
    (brier, logLoss) = (ranked.brier, ranked.logLoss)
    averagePrecision = ranked.averagePrecision
    meanProbability = ranked.meanScore
  }
}
