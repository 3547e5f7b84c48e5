/// What makes a model's probabilities agree with the defaults seen, or with a default rate stated by somebody.
///
/// Each kind takes a probability or its margin (the logarithm of its odds), rises with it, and gives a number from 0 to
/// 1; a missing score stays missing. A bundle keeps a calibration as its `name` and its `numbers`, and
/// `init(name:numbers:)` makes it again: numbers written with as many digits as a Double needs give the same
/// probabilities to the last bit.
public enum Calibration: Sendable, Equatable {
  /// A straight line on the margin, fitted to defaults.
  case platt(PlattScaling)
  /// A rising curve on the probability, fitted to defaults without a form.
  case isotonic(IsotonicCurve)
  /// The same shift of all margins, so that the mean probability meets a stated one.
  case offset(MarginShift)

  /// The calibrated probability of a case the model gives a probability; NaN for what is no probability.
  public func probability(_ probability: Double) -> Double {
    switch self {
    case .platt(let line): line.probability(margin: LogOdds.of(probability))
    case .isotonic(let curve): probability >= 0 && probability <= 1 ? curve.value(at: probability) : .nan
    case .offset(let shift): shift.probability(margin: LogOdds.of(probability))
    }
  }

  /// The calibrated probability of a case the model gives a margin; NaN for NaN.
  public func probability(margin: Double) -> Double {
    switch self {
    case .platt(let line): line.probability(margin: margin)
    case .isotonic(let curve): curve.value(at: LogOdds.probability(margin))
    case .offset(let shift): shift.probability(margin: margin)
    }
  }

  /// The kind, as a bundle keeps it.
  public var name: String {
    switch self {
    case .platt: "platt"
    case .isotonic: "isotonic"
    case .offset: "offset"
    }
  }

  /// The learned numbers, as a bundle keeps them: slope and intercept; the places of the knots and then their heights;
  /// the shift.
  public var numbers: [Double] {
    switch self {
    case .platt(let line): [line.slope, line.intercept]
    case .isotonic(let curve): curve.places + curve.heights
    case .offset(let shift): [shift.margin]
    }
  }

  /// Makes a calibration again from what a bundle keeps; what cannot be one is a `StatsFault`.
  public init(name: String, numbers: [Double]) throws {
    switch (name, numbers.count) {
    case ("platt", 2): self = .platt(try PlattScaling(slope: numbers[0], intercept: numbers[1]))
    case ("isotonic", 2...) where numbers.count.isMultiple(of: 2):
      let half = numbers.count / 2
      self = .isotonic(try IsotonicCurve(places: Array(numbers[..<half]), heights: Array(numbers[half...])))
    case ("offset", 1): self = .offset(try MarginShift(numbers[0]))
    default: throw StatsFault.notACalibration
    }
  }
}
