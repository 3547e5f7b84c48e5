/// What the models say of a customer: the figures a target can be set for.
public struct Figures: Sendable, Equatable {
  /// The figures by name.
  public enum Name: String, Sendable, CaseIterable {
    case pd, lgd, ead, el

    /// The name as people write it.
    public var title: String { rawValue.uppercased() }
  }

  /// The probability of default; NaN without a model of it.
  public var pd: Double
  /// The loss given default; NaN without a model of it.
  public var lgd: Double
  /// The exposure at default; NaN where there is none.
  public var exposure: Double
  /// The expected loss; NaN where there is no formula for it.
  public var expectedLoss: Double

  /// Puts figures together.
  public init(pd: Double, lgd: Double, exposure: Double, expectedLoss: Double) {
    (self.pd, self.lgd, self.exposure, self.expectedLoss) = (pd, lgd, exposure, expectedLoss)
  }

  /// The figure of a name.
  public subscript(name: Name) -> Double {
    switch name {
    case .pd: pd
    case .lgd: lgd
    case .ead: exposure
    case .el: expectedLoss
    }
  }
}
