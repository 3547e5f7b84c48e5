/// A model that grows round by round.
protocol BoostingEngine {
  /// Whether later rounds change what earlier ones have left, so that a best round must be kept as it was.
  var rewritesRounds: Bool { get }
  /// Does a round, counted from zero; returns false where nothing more can be learnt.
  func addRound(_ round: Int) throws -> Bool
  /// How many rounds the model has, of so many done: those that found nothing may leave no trace.
  func roundsKept(of done: Int) throws -> Int
  /// The loss after so many rounds, on the training or on the validation rows.
  func loss(_ rows: BoostingRows, round: Int) throws -> Double?
  /// The model up to a number of rounds; `isBest` where later rounds were done and found worse.
  func bytes(rounds: Int, isBest: Bool) throws -> [UInt8]
}

/// Whose loss is measured.
enum BoostingRows {
  case training, validation
}

/// Adds rounds to a model: watches its losses, tells how far it is, ends early, and keeps the best round.
struct BoostingLoop {
  /// How many rounds there are to be.
  let rounds: Int
  /// After how many rounds without a better validation loss it ends; zero for never.
  let patience: Int
  /// Whether there are rows to validate with.
  let hasValidation: Bool
  /// Whether an interruption leaves the best model so far.
  let keepsBest: Bool

  /// What the rounds led to.
  struct Outcome: Sendable {
    var bytes: [UInt8] = []
    var rounds = 0
    var bestRound = 0
    var isInterrupted = false
    var losses: [FittedModel.Loss] = []
  }

  /// How long the training loss may be out of date: looking at it costs a pass over the rows.
  private static let interval = Duration.milliseconds(50)
  /// How many losses of a learning curve are kept.
  private static let curvePoints = 50

  /// Does the rounds; throws `LearnFault.interrupted` where `progress` says to stop and nothing is to be kept.
  func run(_ engine: some BoostingEngine, _ progress: (TrainingProgress) -> Bool) throws -> Outcome {
    var outcome = Outcome()
    var best: Best?
    var watch = Watch()
    for round in 1...rounds {
      guard try engine.addRound(round - 1) else { break }
      outcome.rounds = round
      let loss = try measure(engine, round, &watch)
      if let loss { outcome.losses.append(loss) }
      if patience > 0, let validation = loss?.validation {
        if best.map({ validation < $0.loss }) ?? true {
          best = Best(
            round: round, kept: try engine.roundsKept(of: round), loss: validation,
            bytes: engine.rewritesRounds ? try engine.bytes(rounds: round, isBest: false) : nil)
        } else if let best, round - best.round >= patience {
          _ = progress(watch.progress(round, of: rounds))
          break
        }
      }
      guard progress(watch.progress(round, of: rounds)) else {
        guard keepsBest else { throw LearnFault.interrupted }
        outcome.isInterrupted = round < rounds
        break
      }
    }
    outcome.bestRound = best?.round ?? outcome.rounds
    let kept = try best?.kept ?? engine.roundsKept(of: outcome.rounds)
    outcome.bytes = try best?.bytes ?? engine.bytes(rounds: kept, isBest: outcome.bestRound < outcome.rounds)
    if outcome.losses.last?.round != outcome.rounds, outcome.rounds > 0 {
      outcome.losses.append(try losses(engine, outcome.rounds, &watch))
    }
    return outcome
  }

  private struct Best {
    let round: Int
    let kept: Int
    let loss: Double
    let bytes: [UInt8]?
  }

  /// The losses when they were last looked at, and what that costs.
  private struct Watch {
    var training: Double?
    var validation: Double?
    var looked = ContinuousClock.now
    var cost = Duration.zero

    /// Whether it is time for another look: it takes a fiftieth of the time at most.
    var isDue: Bool { looked.duration(to: .now) >= max(BoostingLoop.interval, cost * 50) }

    func progress(_ round: Int, of rounds: Int) -> TrainingProgress {
      TrainingProgress(round: round, rounds: rounds, trainingLoss: training, validationLoss: validation)
    }
  }

  /// The losses that belong to the learning curve, which does not depend on the clock; others are only shown.
  private func measure(_ engine: some BoostingEngine, _ round: Int, _ watch: inout Watch) throws -> FittedModel.Loss? {
    let step = (rounds + Self.curvePoints - 1) / Self.curvePoints
    if round == rounds || hasValidation && round % step == 0 { return try losses(engine, round, &watch) }
    if patience > 0, hasValidation {
      watch.validation = try engine.loss(.validation, round: round - 1)
      return FittedModel.Loss(round: round, training: nil, validation: watch.validation)
    }
    if watch.isDue { try look(engine, round, &watch) }
    return nil
  }

  private func losses(_ engine: some BoostingEngine, _ round: Int, _ watch: inout Watch) throws -> FittedModel.Loss {
    try look(engine, round, &watch)
    if hasValidation { watch.validation = try engine.loss(.validation, round: round - 1) }
    return FittedModel.Loss(round: round, training: watch.training, validation: watch.validation)
  }

  private func look(_ engine: some BoostingEngine, _ round: Int, _ watch: inout Watch) throws {
    let start = ContinuousClock.now
    watch.training = try engine.loss(.training, round: round - 1)
    watch.looked = .now
    watch.cost = start.duration(to: watch.looked)
  }
}
