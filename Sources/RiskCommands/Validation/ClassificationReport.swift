import RiskExpressions
import RiskKernel
import RiskStats

/// What probabilities of default are worth on cases whose outcome is known.
struct ClassificationReport {
  let metrics: ClassificationMetrics
  /// The AUC with its variance; nil where there are not two bads and two goods.
  let auc: AUCEstimate?
  let calibration: CalibrationTable
  let gains: GainsTable
  let cutoffs: CutoffTable
  let curve: ROCCurve
  /// How many more cases the model gives no score.
  let unscored: Int
  let choices: ValidationChoices

  /// Through how many points the ROC curve is drawn.
  private static let curvePoints = 100
  /// How many cut-offs there are where none are given.
  private static let cutoffSteps = 10

  /// Measures probabilities against outcomes, true for a default.
  ///
  /// Throws a `StatsFault` where there are no cases or all are of one kind.
  init(_ probabilities: [Double], _ outcomes: [Bool], unscored: Int = 0, _ choices: ValidationChoices) throws {
    let ranked = try RankedOutcomes(scores: probabilities, outcomes: outcomes)
    metrics = try ClassificationMetrics(ranked)
    auc = ranked.total.bads > 1 && ranked.total.goods > 1 ? try AUCEstimate(ranked) : nil
    calibration = try CalibrationTable(ranked, bands: choices.bands)
    gains = try GainsTable(ranked, bands: choices.bands)
    cutoffs =
      choices.cutoffs.map { CutoffTable(ranked, cutoffs: $0) } ?? CutoffTable(ranked, steps: Self.cutoffSteps)
    curve = try ROCCurve(ranked, points: Self.curvePoints)
    self.unscored = unscored
    self.choices = choices
  }

  /// The interval of the AUC.
  var interval: ClosedRange<Double>? { auc?.interval(level: choices.level) }

  /// The test of the bands' PDs, for cases the model has not learned from.
  var hosmerLemeshow: HosmerLemeshowTest? { calibration.hosmerLemeshow(isTrainingSample: false) }

  // The value

  /// The figures by name, one each.
  var figures: [(String, Value)] {
    [
      ("n", .count(metrics.count)), ("bads", .count(metrics.bads)), ("bad_rate", .number(metrics.badRate)),
      ("auc", .number(metrics.auc)), ("gini", .number(metrics.gini)), ("ks", .number(metrics.ks)),
      ("brier", .number(metrics.brier)), ("log_loss", .number(metrics.logLoss)),
      ("auc_low", .figure(interval?.lowerBound)), ("auc_high", .figure(interval?.upperBound)),
      ("pr_auc", .number(metrics.averagePrecision)), ("mean_pd", .number(metrics.meanProbability)),
      ("ks_pd", .number(metrics.ksScore)), ("calibration_error", .number(calibration.expectedError)),
      ("hosmer_lemeshow", .figure(hosmerLemeshow?.statistic)), ("hosmer_lemeshow_p", .figure(hosmerLemeshow?.pValue)),
      ("unscored", .count(unscored)),
    ]
  }

  /// The figures, and the tables as lists of records.
  var record: Record {
    Record(
      named: figures + [
        ("calibration", .list(calibrationRecords)), ("gains", .list(gainsRecords)), ("cutoffs", .list(cutoffRecords)),
        ("roc", .list(curveRecords)),
      ])
  }

  var calibrationRecords: [Value] {
    calibration.bands.enumerated().map { place, band in
      .record(
        Record(named: [
          ("band", .count(place + 1)), ("from", .number(band.lowest)), ("to", .number(band.highest)),
          ("n", .count(band.count)), ("bads", .count(band.bads)), ("mean_pd", .number(band.meanScore)),
          ("bad_rate", .number(band.badRate)),
        ]))
    }
  }

  var gainsRecords: [Value] {
    gains.rows.enumerated().map { place, row in
      .record(
        Record(named: [
          ("band", .count(place + 1)), ("from", .number(row.band.lowest)), ("to", .number(row.band.highest)),
          ("n", .count(row.band.count)), ("bads", .count(row.band.bads)), ("bad_rate", .number(row.band.badRate)),
          ("lift", .number(row.lift)), ("share", .number(row.cumulativeShare)), ("gain", .number(row.gain)),
          ("cumulative_lift", .number(row.cumulativeLift)), ("separation", .number(row.separation)),
        ]))
    }
  }

  var cutoffRecords: [Value] {
    cutoffs.rows.map { row in
      .record(
        Record(named: [
          ("cutoff", .number(row.cutoff)), ("approved", .count(row.approved.count)),
          ("approval_rate", .number(row.approvalRate)), ("bad_rate", .figure(row.approvedBadRate)),
          ("bads_caught", .figure(row.badsCaught)), ("goods_lost", .figure(row.goodsLost)),
        ]))
    }
  }

  /// The curve's places; at its end, where all cases are taken for bad, there is no PD.
  var curveRecords: [Value] {
    curve.points.map { point in
      .record(
        Record(named: [
          ("pd", .figure(point.score.isFinite ? point.score : nil)), ("goods_above", .number(point.goodsAbove)),
          ("bads_above", .number(point.badsAbove)),
        ]))
    }
  }
}
