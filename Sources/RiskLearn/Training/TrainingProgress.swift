/// How far a training is.
public struct TrainingProgress: Sendable, Equatable {
  /// How many rounds are done.
  public let round: Int
  /// How many there will be, unless it ends early.
  public let rounds: Int
  /// The loss on the training rows when it was last looked at, nil before.
  public let trainingLoss: Double?
  /// The loss on the validation rows when it was last looked at, nil before or without any.
  public let validationLoss: Double?
}
