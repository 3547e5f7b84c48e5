import Foundation

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
  /// The mean squared distance between probability and outcome.
  public let brier: Double
  /// The mean negative logarithm of the probability given to what happened.
  public let logLoss: Double

  /// The share of bad cases.
  public var badRate: Double { Double(bads) / Double(count) }

  /// Compares probabilities with outcomes, true for a bad case.
  ///
  /// Throws a `StatsFault` when there are no cases, when all are of one kind, when the two differ in length, or when
  /// a probability is not between 0 and 1.
  public init(probabilities: [Double], outcomes: [Bool]) throws {
    let keys = try Self.keys(probabilities, outcomes)
    let ranking = Ranking(sortedKeys: RadixSort.sorted(keys))
    guard ranking.bads > 0, ranking.bads < keys.count else { throw StatsFault.oneClassOnly }
    count = keys.count
    bads = ranking.bads
    auc = ranking.auc
    gini = 2 * ranking.auc - 1
    ks = ranking.ks
    (brier, logLoss) = Self.losses(probabilities, outcomes)
  }

  /// A sort key for each case: the probability's bits, which for numbers from 0 to 1 rise with it, and the outcome.
  private static func keys(_ probabilities: [Double], _ outcomes: [Bool]) throws -> [UInt64] {
    guard probabilities.count == outcomes.count else {
      throw StatsFault.lengthsDiffer(scores: probabilities.count, outcomes: outcomes.count)
    }
    guard !probabilities.isEmpty else { throw StatsFault.noCases }
    var keys: [UInt64] = []
    keys.reserveCapacity(probabilities.count)
    for (probability, isBad) in zip(probabilities, outcomes) {
      guard probability >= 0, probability <= 1 else { throw StatsFault.notAProbability }
      keys.append((probability + 0).bitPattern << 1 | (isBad ? 1 : 0))
    }
    return keys
  }

  /// The Brier score (Brier 1950, "Verification of forecasts expressed in terms of probability") and the log-loss.
  ///
  /// Probabilities are kept away from 0 and 1 by the machine epsilon, as `sklearn.metrics.log_loss` documents.
  private static func losses(_ probabilities: [Double], _ outcomes: [Bool]) -> (brier: Double, logLoss: Double) {
    var squares = 0.0
    var logarithms = 0.0
    for (probability, isBad) in zip(probabilities, outcomes) {
      let distance = probability - (isBad ? 1 : 0)
      squares += distance * distance
      let clipped = min(max(probability, .ulpOfOne), 1 - .ulpOfOne)
      logarithms -= log(isBad ? clipped : 1 - clipped)
    }
    let count = Double(probabilities.count)
    return (squares / count, logarithms / count)
  }
}

/// What the order of the scores tells.
private struct Ranking {
  var bads = 0
  var auc = 0.0
  var ks = 0.0

  /// Walks up the scores, cases with the same score together; a key's lowest bit is the outcome.
  ///
  /// The AUC is the Mann–Whitney statistic over its maximum (Hanley and McNeil 1982, "The meaning and use of the area
  /// under a receiver operating characteristic curve", section II), counted in whole halves.
  init(sortedKeys keys: [UInt64]) {
    for key in keys { bads += Int(key & 1) }
    let goods = keys.count - bads
    guard bads > 0, goods > 0 else { return }
    var (badsBelow, goodsBelow, halves) = (0, 0, 0)
    var index = 0
    while index < keys.count {
      let score = keys[index] >> 1
      var (badsHere, goodsHere) = (0, 0)
      while index < keys.count, keys[index] >> 1 == score {
        if keys[index] & 1 == 1 { badsHere += 1 } else { goodsHere += 1 }
        index += 1
      }
      halves += badsHere * (2 * goodsBelow + goodsHere)
      badsBelow += badsHere
      goodsBelow += goodsHere
      ks = max(ks, abs(Double(badsBelow) / Double(bads) - Double(goodsBelow) / Double(goods)))
    }
    auc = Double(halves) / (2 * Double(bads) * Double(goods))
  }
}
