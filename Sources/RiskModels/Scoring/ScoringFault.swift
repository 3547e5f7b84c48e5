public import RiskDiagnostics

/// What can be wrong with models that are to score together.
public enum ScoringFault: Fault, Equatable {
  case exposureTwice(lgd: String, pd: String?)

  public var code: String { "exposure-twice" }

  public var message: String {
    switch self {
    case .exposureTwice(let lgd, _):
      "'\(lgd)' predicts an amount, which contains the exposure: with it the expected loss is PD × LGD"
    }
  }

  public var hint: String? {
    switch self {
    case .exposureTwice(let lgd, let pd): "leave the exposure out: use \(pd.map { "\($0), " } ?? "")\(lgd)"
    }
  }
}

extension ScoringFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "exposure-twice", .models, "An exposure that would count twice",
      "A loss model predicts an amount or a share of the exposure. An amount contains the exposure: the expected loss is "
        + "PD × LGD. Only a share is multiplied with an exposure, from a column or from a model of it.",
      noExample: "it takes a loss model of an amount and a model of the exposure",
      advice: "use pd1, lgd1, without the model of the exposure or the option exposure")
  ]
}
