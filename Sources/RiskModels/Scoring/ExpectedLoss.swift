/// How an expected loss comes of the models that score together.
public enum ExpectedLoss: Sendable, Equatable {
  /// PD × LGD: the loss is an amount, and the exposure is contained in it.
  case ofAmount
  /// PD × LGD × EAD: the loss is a share of the exposure.
  case ofShare(Exposure)
  /// The loss is a share, and nothing says of what.
  case withoutExposure
  /// There is no model of the probability or none of the loss.
  case withoutModel

  /// Where an exposure is taken from.
  public enum Exposure: Sendable, Equatable {
    /// A column of the rows, an input of the customer.
    case column(String)
    /// The model of the exposure at default.
    case model
  }

  /// The formula as people write it; nil where there is none.
  public var formula: String? {
    switch self {
    case .ofAmount: "EL = PD × LGD"
    case .ofShare(.column(let name)): "EL = PD × LGD × \(name)"
    case .ofShare(.model): "EL = PD × LGD × EAD"
    case .withoutExposure, .withoutModel: nil
    }
  }
}
