import Foundation
import RiskLearn
import RiskModels
import RiskStats
import Testing

/// Whatever is trained here is scored here as by the library that trained it, and learns something.
@Suite struct NativeScoresTests {
  private static func margins(_ model: FittedModel, _ matrix: FeatureMatrix) throws -> [Double] {
    try model.fileName == "booster.json"
      ? XGBoostReferee.margins(model: model.bytes, of: matrix, threads: 2).map(Double.init)
      : LightGBMReferee.margins(model: model.bytes, of: matrix, threads: 2)
  }

  @Test(arguments: Trial.all)
  func nativeMarginsAreTheEnginesOwn(trial: Trial) throws {
    let sample = Sample(rows: 1_500, columns: 5, categories: trial.categories)
    let fitted = try trial.fit(sample)
    let model = try BoostedModel(bytes: fitted.bytes)
    #expect(model.featureNames == sample.names)
    for matrix in [sample.matrix, Sample(rows: 2_000, columns: 5, categories: trial.categories, seed: 99).matrix] {
      let native = try model.margins(of: matrix)
      let own = try Self.margins(fitted, matrix)
      let isXGBoost = fitted.fileName == "booster.json"
      let worst = zip(native, own).map { abs($0 - $1) / max(1, abs($1)) }.max()
      #expect(try #require(worst) <= (isXGBoost ? 1e-5 : 1e-12))
      #expect(Set(native).count > 2, "the model tells rows apart")
    }
    #expect(fitted.rounds > 0 && fitted.bestRound == fitted.rounds && !fitted.isInterrupted)
    #expect(fitted.trainingLoss?.isFinite == true)
  }

  /// What is predicted is what the target is: probabilities, shares, amounts.
  @Test(arguments: Trial.all)
  func predictionsAreOfTheTargetsKind(trial: Trial) throws {
    let sample = Sample(rows: 1_500, columns: 5, categories: trial.categories)
    let model = try BoostedModel(bytes: trial.fit(sample).bytes)
    let predictions = try model.margins(of: sample.matrix).map(model.prediction)
    let mean = predictions.reduce(0, +) / Double(predictions.count)
    let targets = sample.targets(trial.kind)
    let expected = targets.reduce(0, +) / Double(targets.count)
    if trial.kind == .binary { #expect(predictions.allSatisfy { $0 > 0 && $0 < 1 }) }
    // Some losses are small around a median or another quantile, and classes may weigh unevenly.
    let isUneven = trial.options["scale_pos_weight"] != nil
    let aimsElsewhere = ["l1", "mape", "quantile", "absolute_error"].contains(trial.options["objective"])
    if !isUneven, !aimsElsewhere { #expect(abs(mean - expected) < 0.25 * expected) }
  }

  @Test(arguments: ["xgboost", "lightgbm", "logistic"])
  func everyLearnerOfOutcomesRanks(learner: String) throws {
    let missing = learner == "logistic" ? 0 : 0.1
    let fitted = try Trial(learner, learner == "logistic" ? [:] : ["rounds": 60]).fit(
      Sample(rows: 3_000, columns: 5, missing: missing))
    let fresh = Sample(rows: 3_000, columns: 5, missing: missing, seed: 5)
    let margins =
      try learner == "logistic"
      ? RegressionModel(bytes: fitted.bytes).margins(of: fresh.matrix)
      : BoostedModel(bytes: fitted.bytes).margins(of: fresh.matrix)
    let spread = try ClassificationMetrics(
      probabilities: margins.map { 1 / (1 + exp(-$0)) }, outcomes: fresh.outcomes)
    #expect(spread.auc > 0.75)
  }

  /// A quantile that is not named is the median, whatever the library takes it for.
  @Test(arguments: ["xgboost", "lightgbm"])
  func theQuantileIsTheMedianUnlessNamed(learner: String) throws {
    let sample = Sample(rows: 1_500, columns: 5)
    for (options, share) in [([:], 0.5), (["quantile_level": 0.8], 0.8)] as [([String: OptionValue], Double)] {
      let trial = Trial(learner, .amount, options.merging(["objective": "quantile", "rounds": 100]) { $1 })
      let model = try BoostedModel(bytes: trial.fit(sample).bytes)
      let predictions = try model.margins(of: sample.matrix).map(model.prediction)
      let below = zip(sample.amounts, predictions).count { $0 < $1 }
      #expect(abs(Double(below) / 1_500 - share) < 0.07)
    }
  }

  @Test func namesThatALibraryWouldNotTakeStayOutsideItsFile() throws {
    let sample = Sample(rows: 200, columns: 2)
    let data = try TrainingData(
      .binary, names: ["debt [EUR]", "age, now"], features: sample.matrix, targets: sample.targets(.binary))
    for learner in [Learner.xgboost, .lightGBM] {
      let fitted = try learner.fit(data, request: TrainingRequest(options: ["rounds": 2]))
      #expect(try BoostedModel(bytes: fitted.bytes).featureNames == ["f0", "f1"])
    }
  }
}
