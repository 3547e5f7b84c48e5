/// How a model is to be trained.
public struct TrainingRequest: Sendable {
  /// Which way a prediction may move with a feature.
  public enum Direction: Int, Sendable {
    /// It never falls as the feature rises.
    case rising = 1
    /// It never rises as the feature rises.
    case falling = -1
  }

  /// The options that were given; the others have their defaults.
  public var options: [String: OptionValue]
  /// Which way predictions may move with some features, by name.
  public var directions: [String: Direction]
  /// Groups of features that may act on one another, by name; without any all may.
  public var interactions: [[String]]
  /// What all draws come from.
  public var seed: UInt64
  /// How many threads to use; zero for all there are.
  public var threads: Int
  /// Whether a training that is stopped gives the best model so far, and not the fault `LearnFault.interrupted`.
  public var keepsBestWhenInterrupted: Bool

  /// Describes a training; all may be left out.
  public init(
    options: [String: OptionValue] = [:], directions: [String: Direction] = [:], interactions: [[String]] = [],
    seed: UInt64 = 0, threads: Int = 0, keepsBestWhenInterrupted: Bool = false
  ) {
    self.options = options
    self.directions = directions
    self.interactions = interactions
    self.seed = seed
    self.threads = threads
    self.keepsBestWhenInterrupted = keepsBestWhenInterrupted
  }
}
