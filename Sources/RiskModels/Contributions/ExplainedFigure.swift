/// A figure of a customer that can be shared out among what the models read.
public enum ExplainedFigure: Sendable, Equatable, CaseIterable {
  /// The margin of the model of default: before calibration its log-odds.
  case margin
  /// The probability of default, calibrated where the model is.
  case pd
  /// The loss given default, a share or an amount.
  case lgd
  /// The exposure at default.
  case ead
  /// The expected loss.
  case el

  /// What people call it.
  public var title: String {
    switch self {
    case .margin: "margin"
    case .pd: "PD"
    case .lgd: "LGD"
    case .ead: "EAD"
    case .el: "EL"
    }
  }
}

extension Scorer {
  /// The models a figure comes of; none where it cannot be told.
  public func models(of figure: ExplainedFigure) -> [CreditModel] {
    switch figure {
    case .margin, .pd: [pd].compactMap { $0 }
    case .lgd: [lgd].compactMap { $0 }
    case .ead: [ead].compactMap { $0 }
    case .el:
      switch expectedLoss {
      case .ofAmount, .ofShare(.column): [pd, lgd].compactMap { $0 }
      case .ofShare(.model): models
      case .withoutExposure, .withoutModel: []
      }
    }
  }

  /// The figures that the models in use give, in the order people ask for them.
  public var figures: [ExplainedFigure] { ExplainedFigure.allCases.filter { !models(of: $0).isEmpty } }
}
