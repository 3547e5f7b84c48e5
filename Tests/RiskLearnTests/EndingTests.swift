import Foundation
import RiskLearn
import RiskModels
import Testing

/// How trainings end: with all rounds, at the best round, or when they are stopped.
@Suite struct EndingTests {
  private static let sample = Sample(rows: 1_000, columns: 5)
  private static let other = Sample(rows: 800, columns: 5, seed: 44)

  /// Boosters that learn so fast that the validation loss soon rises again.
  private static let hasty: [Trial] = [
    Trial("xgboost", ["eta": 0.6, "depth": 6]), Trial("xgboost", ["eta": 0.6, "trees_per_round": 3, "subsample": 0.7]),
    Trial("xgboost", ["eta": 0.9, "depth": 6, "booster": "dart", "skip_drop": 0]),
    Trial("xgboost", .amount, ["eta": 0.6, "depth": 6]), Trial("lightgbm", ["eta": 0.6, "leaves": 31]),
    Trial("lightgbm", ["eta": 0.6, "leaves": 31, "boosting": "goss"]),
    Trial("lightgbm", .share, ["eta": 0.8, "leaves": 31]),
    Trial("lightgbm", ["eta": 0.9, "leaves": 31, "boosting": "dart", "skip_drop": 0]),
  ]

  @Test(arguments: hasty)
  func trainingEndsEarlyAtTheBestRound(trial: Trial) throws {
    let patient = Trial(trial.learner, trial.kind, trial.options.merging(["rounds": 300, "stopping": 8]) { $1 })
    var heard: [TrainingProgress] = []
    let fitted = try patient.fit(Self.sample, validation: Self.other) {
      heard.append($0)
      return true
    }
    #expect(fitted.rounds < 300 && fitted.rounds == fitted.bestRound + 8 && !fitted.isInterrupted)
    let losses = heard.compactMap(\.validationLoss)
    #expect(losses.count == fitted.rounds)
    #expect(losses.firstIndex { $0 == losses.min() } == fitted.bestRound - 1)
    #expect(fitted.validationLoss == losses.min())
    // The file is the one of a training that had no more rounds than the best, but for what it says of itself.
    let short = Trial(
      trial.learner, trial.kind, trial.options.merging(["rounds": .number(Double(fitted.bestRound))]) { $1 })
    let expected = try BoostedModel(bytes: short.fit(Self.sample).bytes)
    let model = try BoostedModel(bytes: fitted.bytes)
    #expect(model.treeCount == expected.treeCount)
    #expect(try model.margins(of: Self.other.matrix) == expected.margins(of: Self.other.matrix))
    #expect(try patient.fit(Self.sample, threads: 1, validation: Self.other).bytes == fitted.bytes)
  }

  @Test func gblinearKeepsTheBestRound() throws {
    let trial = Trial("xgboost", ["booster": "gblinear", "eta": 1, "rounds": 300, "stopping": 3])
    let fitted = try trial.fit(Self.sample, validation: Self.other)
    #expect(fitted.bestRound <= fitted.rounds && fitted.rounds < 300)
    let short = Trial("xgboost", ["booster": "gblinear", "eta": 1, "rounds": .number(Double(fitted.bestRound))])
    #expect(try short.fit(Self.sample).bytes == fitted.bytes)
  }

  /// Rounds that find nothing to split leave no trace in LightGBM's file; the best round is still found in it.
  @Test func roundsThatFindNothingAreNotCounted() throws {
    let options: [String: OptionValue] = ["gamma": 12, "subsample": 0.3, "eta": 0.9, "stopping": 15, "rounds": 300]
    let fitted = try Trial("lightgbm", options).fit(Self.sample, validation: Self.other)
    let model = try BoostedModel(bytes: fitted.bytes)
    #expect(model.treeCount < fitted.bestRound)
    let margins = try model.margins(of: Self.other.matrix)
    let loss = zip(margins, Self.other.outcomes).reduce(0.0) { $0 + log1p(exp($1.1 ? -$1.0 : $1.0)) } / 800
    #expect(abs(loss - (try #require(fitted.validationLoss))) < 1e-9)
  }

  /// Where nothing is worth a split, all rows get the same prediction.
  @Test(arguments: [("xgboost", "min_child_weight"), ("lightgbm", "min_child_weight")])
  func aModelWithoutSplitsPredictsTheRate(learner: String, option: String) throws {
    let fitted = try Trial(learner, [option: 1e9]).fit(Self.sample)
    let model = try BoostedModel(bytes: fitted.bytes)
    let predictions = try model.margins(of: Self.other.matrix).map(model.prediction)
    let rate = Double(Self.sample.outcomes.count { $0 }) / 1_000
    #expect(Set(predictions).count == 1 && abs(predictions[0] - rate) < 1e-3)
  }

  @Test func theFileOfXGBoostSaysWhichRoundIsBest() throws {
    let trial = Trial("xgboost", ["eta": 0.6, "depth": 6, "rounds": 300, "stopping": 8])
    let fitted = try trial.fit(Self.sample, validation: Self.other)
    #expect(try TreeEnsemble(xgboost: fitted.bytes).bestIteration == fitted.bestRound - 1)
  }

  @Test(arguments: ["xgboost", "lightgbm"])
  func withoutPatienceAllRoundsAreDoneAndTheCurveIsTheSame(learner: String) throws {
    let trial = Trial(learner, ["rounds": 120])
    let first = try trial.fit(Self.sample, validation: Self.other)
    let second = try trial.fit(Self.sample, validation: Self.other)
    #expect(first.rounds == 120 && first.bestRound == 120)
    #expect(first.losses == second.losses)
    #expect(first.losses.count == 40 && first.losses.last?.round == 120)
    #expect(first.losses.allSatisfy { $0.training != nil && $0.validation != nil })
    let losses = first.losses.compactMap(\.training)
    #expect(losses == losses.sorted(by: >))
    #expect(first.lossName == "log-loss")
  }

  @Test(arguments: ["xgboost", "lightgbm"])
  func progressTellsEveryRoundAndTheLastLoss(learner: String) throws {
    var heard: [TrainingProgress] = []
    let fitted = try Trial(learner, ["rounds": 40]).fit(Self.sample) {
      heard.append($0)
      return true
    }
    #expect(heard.map(\.round) == Array(1...40))
    #expect(heard.allSatisfy { $0.rounds == 40 && $0.validationLoss == nil })
    let loss = try #require(heard.last?.trainingLoss)
    #expect(loss > 0.2 && loss < 0.69)
    #expect(fitted.trainingLoss == loss)
    #expect(fitted.losses.map(\.round) == [40])
  }

  @Test(arguments: Learner.all.map(\.name))
  func trainingStopsWhenProgressSaysSo(name: String) throws {
    let learner = try Learner.named(name)
    let kind = TargetKind.allCases.first(where: learner.targets.contains) ?? .amount
    let sample = Sample(rows: 500, columns: 3, missing: 0)
    var rounds = 0
    #expect(throws: LearnFault.interrupted) {
      try Trial(learner.name, kind, [:]).fit(sample) {
        rounds = $0.round
        return $0.round < 3 && learner.name != "linear"
      }
    }
    #expect(rounds == (learner.name == "linear" ? 0 : 3))
    #expect(LearnFault.interrupted.status == .interrupted)
  }

  @Test(arguments: ["xgboost", "lightgbm"])
  func theBestSoFarIsKeptWhenAsked(learner: String) throws {
    let fitted = try Trial(learner, ["rounds": 50]).fit(Self.sample, keepsBest: true) { $0.round < 7 }
    #expect(fitted.isInterrupted && fitted.rounds == 7 && fitted.bestRound == 7)
    let short = try BoostedModel(bytes: Trial(learner, ["rounds": 7]).fit(Self.sample).bytes)
    let model = try BoostedModel(bytes: fitted.bytes)
    #expect(model.treeCount == 7)
    #expect(try model.margins(of: Self.other.matrix) == short.margins(of: Self.other.matrix))
  }

  @Test(arguments: ["xgboost", "lightgbm"])
  func anInterruptionWithValidationKeepsTheBestRound(learner: String) throws {
    let trial = Trial(learner, ["rounds": 300, "eta": 0.8, "stopping": 200])
    let fitted = try trial.fit(Self.sample, validation: Self.other, keepsBest: true) { $0.round < 60 }
    #expect(fitted.isInterrupted && fitted.rounds == 60 && fitted.bestRound < 60)
    #expect(try BoostedModel(bytes: fitted.bytes).treeCount == fitted.bestRound)
  }
}
