/// What a model tells of a customer.
public enum ModelKind: String, Codable, Sendable, CaseIterable {
  /// The probability of default.
  case pd
  /// The loss given default.
  case lgd
  /// The exposure at default, an amount.
  case ead
  /// The segment a customer belongs to.
  case segments
  /// How unusual a customer is.
  case anomaly
  /// A row in few numbers, and how well it comes back from them.
  case embedding

  /// The kinds that estimate what is known later: they learn from a target, and can be compared with it.
  public static let estimates: [ModelKind] = [.pd, .lgd, .ead]

  /// Whether it estimates what is known later.
  public var isEstimate: Bool { ModelKind.estimates.contains(self) }

  /// What people call it.
  public var wording: String {
    switch self {
    case .pd: "probability of default"
    case .lgd: "loss given default"
    case .ead: "exposure at default"
    case .segments: "segment"
    case .anomaly: "anomaly"
    case .embedding: "embedding"
    }
  }

  /// The word that stands before 'model'.
  public var title: String {
    switch self {
    case .pd, .lgd, .ead: rawValue.uppercased()
    case .segments: "segment"
    case .anomaly: "anomaly"
    case .embedding: "embedding"
    }
  }

  /// The name of what it tells, in records and as a column.
  public var figure: String {
    switch self {
    case .pd, .lgd, .ead, .anomaly: rawValue
    case .segments: "segment"
    case .embedding: "reconstruction"
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
