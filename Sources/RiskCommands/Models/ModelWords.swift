import RiskExpressions
import RiskModels

extension CreditModel {
  /// What it is, in a few words: `LGD model of an amount, lightgbm`.
  var summary: String {
    let measure = card.measure.map { $0 == .amount ? " of an amount" : " of a share" } ?? ""
    let calibration = card.calibration.map { ", calibrated (\($0.name))" } ?? ""
    return "\(kind.title) model\(measure), \(card.learner)\(calibration)"
  }
}

extension Scorer {
  /// What there is to say about the expected loss: its formula, or what it lacks.
  var remarks: [String] {
    switch expectedLoss {
    case .ofAmount, .ofShare: expectedLoss.formula.map { [$0] } ?? []
    case .withoutExposure:
      [
        "no expected loss: '\(lgd?.name ?? "")' predicts a share; say of what: use \(models.map(\.name).joined(separator: ", ")) "
          + "with exposure = COLUMN, or use a model of the exposure too"
      ]
    case .withoutModel: []
    }
  }
}

extension ModelCard.Metric {
  /// The figure as a record.
  var record: Value {
    .record(
      Record([
        Record.Field("name", .text(name)), Record.Field("value", .figure(value)), Record.Field("sample", .text(sample)),
      ]))
  }
}
