import Foundation

extension RankedOutcomes {
  /// The AUC: the chance that a bad case scores above a good one, ties counted half; NaN without bad or good cases.
  ///
  /// The Mann–Whitney statistic over its maximum (Hanley and McNeil 1982, "The meaning and use of the area under a
  /// receiver operating characteristic curve", section II), counted in whole halves.
  public var auc: Double {
    var (below, halves) = (0, 0)
    for level in levels {
      halves += level.counts.bads * (2 * below + level.counts.goods)
      below += level.counts.goods
    }
    return Double(halves) / (2 * Double(total.bads) * Double(total.goods))
  }

  /// The largest distance between the score distributions of bad and good cases, and the lowest score where it lies:
  /// the distance is between those at or below it and those above (Kolmogorov and Smirnov's; Siddiqi 2006, chapter 6).
  public var ks: (distance: Double, score: Double) {
    var below = OutcomeCounts()
    var best = (distance: 0.0, score: levels.first?.value ?? .nan)
    for level in levels {
      below += level.counts
      let distance = abs(
        Double(below.bads) / Double(total.bads) - Double(below.goods) / Double(total.goods))
      if distance > best.distance { best = (distance, level.value) }
    }
    return best
  }

  /// The area under precision and recall, as average precision: Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores from the top,
  /// Pₖ the share of bads among the cases at or above a score and Rₖ the share of all bads they are.
  ///
  /// It is the step-wise area, which interpolates nothing (`sklearn.metrics.average_precision_score`; Davis and
  /// Goadrich 2006, "The relationship between precision-recall and ROC curves", say why straight lines are
  /// too kind).
  public var averagePrecision: Double {
    var above = OutcomeCounts()
    var sum = CompensatedSum()
    for level in levels.reversed() where level.counts.count > 0 {
      above += level.counts
      sum.add(Double(level.counts.bads) / Double(total.bads) * (Double(above.bads) / Double(above.count)))
    }
    return sum.value
  }

  /// The Brier score: the mean squared distance between probability and outcome (Brier 1950, "Verification of forecasts
  /// expressed in terms of probability").
  public var brier: Double {
    var sum = CompensatedSum()
    for level in levels {
      sum.add(Double(level.counts.bads) * (1 - level.value) * (1 - level.value))
      sum.add(Double(level.counts.goods) * level.value * level.value)
    }
    return sum.value / Double(total.count)
  }

  /// The mean negative logarithm of the probability given to what happened.
  ///
  /// Probabilities are kept away from 0 and 1 by the machine epsilon, as `sklearn.metrics.log_loss` documents.
  public var logLoss: Double {
    var sum = CompensatedSum()
    for level in levels {
      let clipped = min(max(level.value, .ulpOfOne), 1 - .ulpOfOne)
      sum.add(-Double(level.counts.bads) * log(clipped))
      sum.add(-Double(level.counts.goods) * log(1 - clipped))
    }
    return sum.value / Double(total.count)
  }

  /// The mean score of all cases.
  public var meanScore: Double {
    levels.lazy.map { Double($0.counts.count) * $0.value }.compensatedSum / Double(total.count)
  }
}
