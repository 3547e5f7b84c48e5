import RiskLearn
import RiskModels
import Testing

/// Predictions keep to the directions and the groups of features they were given, whatever the rows say.
@Suite struct ConstraintTests {
  private static let sample = Sample(rows: 2_000, columns: 4)

  private static let directed: [Trial] = [
    Trial("xgboost", [:]), Trial("xgboost", ["tree_method": "exact"]), Trial("xgboost", ["tree_method": "approx"]),
    Trial("xgboost", ["growth": "lossguide", "leaves": 12, "depth": 8]),
    Trial("xgboost", ["booster": "dart", "skip_drop": 0]), Trial("xgboost", .amount, ["objective": "gamma"]),
    Trial("xgboost", .share, [:]), Trial("lightgbm", [:]), Trial("lightgbm", ["monotone_method": "intermediate"]),
    Trial("lightgbm", ["monotone_method": "advanced"]), Trial("lightgbm", ["boosting": "goss"]),
    Trial("lightgbm", ["boosting": "dart", "skip_drop": 0]), Trial("lightgbm", ["boosting": "rf", "subsample": 0.6]),
    Trial("lightgbm", .amount, ["objective": "tweedie"]), Trial("lightgbm", .share, [:]),
  ]

  /// Against the grain: targets rise with x0 and fall with x1.
  @Test(arguments: directed)
  func predictionsMoveOneWayOnly(trial: Trial) throws {
    let fitted = try trial.fit(Self.sample, directions: ["x0": .falling, "x1": .rising])
    let model = try BoostedModel(bytes: fitted.bytes)
    let free = try BoostedModel(
      bytes: Trial(trial.learner, trial.kind, trial.options.filter { $0.key != "monotone_method" }).fit(Self.sample)
        .bytes)
    var strays = 0
    for row in 0..<200 {
      let values = Array(Self.sample.matrix.values[(row * 4)..<(row * 4 + 4)])
      for (feature, sign) in [(0, -1.0), (1, 1.0)] {
        let margins = try Self.sweep(model, values, feature)
        #expect(zip(margins, margins.dropFirst()).allSatisfy { ($1 - $0) * sign >= -1e-5 })
        let unbound = try Self.sweep(free, values, feature)
        if !zip(unbound, unbound.dropFirst()).allSatisfy({ ($1 - $0) * sign >= -1e-5 }) { strays += 1 }
      }
    }
    #expect(strays > 100, "without directions they move the other way")
  }

  private static func sweep(_ model: BoostedModel, _ row: [Double], _ feature: Int) throws -> [Double] {
    try stride(from: -2.5, through: 2.5, by: 0.1).map { value in
      var row = row
      row[feature] = value
      return try model.margin(of: row)
    }
  }

  private static let grouped: [Trial] = [
    Trial("xgboost", ["depth": 5]), Trial("xgboost", ["depth": 5, "tree_method": "exact"]),
    Trial("xgboost", ["growth": "lossguide", "leaves": 20]), Trial("xgboost", ["booster": "dart"]),
    Trial("lightgbm", ["leaves": 31]), Trial("lightgbm", ["boosting": "goss", "eta": 0.3]),
  ]

  /// x0 and x1 may act on one another and x2 and x3 act alone: what a change of x2 adds does not depend on x0.
  @Test(arguments: grouped)
  func onlyFeaturesOfAGroupActOnOneAnother(trial: Trial) throws {
    let bound = try Self.worstInteraction(trial.fit(Self.sample, interactions: [["x0", "x1"]]))
    #expect(bound.together > 1e-3 && bound.apart < 1e-4)
    let free = try Self.worstInteraction(trial.fit(Self.sample))
    #expect(free.apart > 1e-3)
    // The features that no group names are used all the same.
    let model = try BoostedModel(bytes: trial.fit(Self.sample, interactions: [["x0", "x1"]]).bytes)
    #expect(try Set(Self.sweep(model, [0, 0, 0, 0], 2)).count > 2)
  }

  /// How far two features are from adding up: x0 with x1, and x0 with x2.
  private static func worstInteraction(_ fitted: FittedModel) throws -> (together: Double, apart: Double) {
    let model = try BoostedModel(bytes: fitted.bytes)
    func worst(_ other: Int) throws -> Double {
      var worst = 0.0
      for row in 0..<100 {
        let base = Array(sample.matrix.values[(row * 4)..<(row * 4 + 4)])
        func margin(_ first: Double, _ second: Double) throws -> Double {
          var row = base
          (row[0], row[other]) = (first, second)
          return try model.margin(of: row)
        }
        worst = max(worst, abs(try margin(1.5, 1.5) - margin(1.5, -1.5) - margin(-1.5, 1.5) + margin(-1.5, -1.5)))
      }
      return worst
    }
    return (try worst(1), try worst(2))
  }

  @Test func constraintsThatCannotBeKeptAreNamed() throws {
    func fault(
      _ trial: Trial, directions: [String: TrainingRequest.Direction] = [:], interactions: [[String]] = []
    ) -> LearnFault? {
      let sample = Sample(rows: 300, columns: 4, categories: trial.categories, missing: 0)
      return #expect(throws: LearnFault.self) {
        try trial.fit(sample, directions: directions, interactions: interactions)
      }
    }
    #expect(fault(Trial("xgboost", [:]), directions: ["x9": .rising])?.code == "unknown-feature")
    #expect(
      fault(Trial("lightgbm", [:]), interactions: [["x0", "utill"]])?.hint == "the features are x0, x1, x2 and x3")
    #expect(fault(Trial("xgboost", [:]), interactions: [[]]) == .emptyGroup)
    #expect(
      fault(Trial("lightgbm", categories: 4, [:]), directions: ["x3": .rising]) == .categoryHasNoOrder(feature: "x3"))
    let unable = [
      Trial("xgboost", ["booster": "gblinear"]), Trial("logistic", [:]), Trial("linear", .amount, [:]),
      Trial("xgboost", .amount, ["objective": "absolute_error"]), Trial("lightgbm", .amount, ["objective": "quantile"]),
      Trial("lightgbm", ["linear_tree": true]),
    ]
    let aimless = fault(Trial("lightgbm", ["monotone_method": "advanced"]))
    #expect(aimless?.code == "options-at-odds" && aimless?.hint == "leave out monotone_method")
    for trial in unable {
      #expect(fault(trial, directions: ["x0": .rising])?.code == "constraints-unsupported")
    }
  }
}
