/// What a training leaves behind.
public struct FittedModel: Sendable {
  /// The losses as they stood after a round.
  public struct Loss: Sendable, Equatable {
    /// The round, counted from one.
    public let round: Int
    /// The loss on the training rows, nil where it was not looked at.
    public let training: Double?
    /// The loss on the validation rows, nil where it was not looked at.
    public let validation: Double?
  }

  /// The model in its learner's own format, which `BoostedModel` or `RegressionModel` reads.
  public let bytes: [UInt8]
  /// What the file is called in a bundle: `booster.json`, `booster.txt`, `regression.json` and so on.
  public let fileName: String
  /// How many rounds were done.
  public let rounds: Int
  /// How many rounds the model has: up to the best one where training ended early, else all.
  public let bestRound: Int
  /// Whether it was stopped before its time by the caller.
  public let isInterrupted: Bool
  /// What the loss is called.
  public let lossName: String
  /// The losses that were looked at, in the order of the rounds.
  public let losses: [Loss]
  /// What was made by: the library's name and its version, such as `xgboost` and `3.4.1`; empty for our own.
  public let engines: [String: String]
  /// All options that counted, given or not, with the objective that was chosen.
  public let parameters: [String: OptionValue]
  /// What else a person should know, such as what became of missing values.
  public var remarks: [String] = []

  /// The last loss on the training rows.
  public var trainingLoss: Double? { losses.last { $0.training != nil }?.training }
  /// The loss on the validation rows after the best round.
  public var validationLoss: Double? {
    losses.last { $0.validation != nil && $0.round <= bestRound }?.validation
  }
}
