import RiskLearn
import Testing

/// The same seed gives the same file, however many threads there are; another seed another.
@Suite struct DeterminismTests {
  @Test(arguments: Trial.all)
  func theSameSeedGivesTheSameBytes(trial: Trial) throws {
    let sample = Sample(rows: 3_000, columns: 6, categories: trial.categories)
    let bytes = try trial.fit(sample).bytes
    #expect(try trial.fit(sample).bytes == bytes)
    #expect(try trial.fit(sample, threads: 1).bytes == bytes)
    #expect(try trial.fit(sample, threads: 3).bytes == bytes)
  }

  @Test(arguments: [
    Trial("xgboost", ["subsample": 0.5]), Trial("xgboost", ["booster": "dart", "drop_rate": 0.5, "skip_drop": 0]),
    Trial("lightgbm", ["subsample": 0.5]), Trial("lightgbm", ["boosting": "dart", "skip_drop": 0, "drop_rate": 0.5]),
  ])
  func anotherSeedGivesAnotherModel(trial: Trial) throws {
    let sample = Sample(rows: 1_000, columns: 5)
    #expect(try trial.fit(sample).bytes != trial.fit(sample, seed: 8).bytes)
  }
}
