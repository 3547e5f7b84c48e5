public import RiskDiagnostics

/// What can be wrong with a bundle as a whole.
public enum BundleFault: Fault, Equatable {
  case newerFormat(Int)

  public var code: String { "newer-model" }

  public var message: String {
    switch self {
    case .newerFormat(let format):
      "the model is kept in format \(format), and this program reads \(ModelCard.currentFormat)"
    }
  }

  public var hint: String? { "use the version of risk that saved it, or a newer one" }
}
