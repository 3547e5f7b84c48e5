/// What a model predicts.
public enum ModelKind: String, Codable, Sendable, CaseIterable {
  /// The probability of default.
  case pd
  /// The loss given default.
  case lgd
  /// The exposure at default, an amount.
  case ead

  /// What people call it.
  public var wording: String {
    switch self {
    case .pd: "probability of default"
    case .lgd: "loss given default"
    case .ead: "exposure at default"
    }
  }
}

/// What a loss given default is measured in: it decides how an expected loss comes of it.
public enum LossMeasure: String, Codable, Sendable, CaseIterable {
  /// A share of the exposure: expected loss is PD × LGD × EAD.
  case share
  /// An amount, in which the exposure is contained already: expected loss is PD × LGD.
  case amount
}
