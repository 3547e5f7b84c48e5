import RiskDiagnostics
import RiskLearn
import RiskModels
import Testing

/// What no learner could make sense of is named before any sees it.
@Suite struct TrainingDataTests {
  private static let outcomes: [Double] = [1, 0, 1, 0, 1, 0]
  private static let column: [Double] = [1, 2, 3, 4, 5, 6]

  private static func fault(
    of kind: TargetKind = .binary, names: [String] = ["util"], categories: [Int?]? = nil,
    _ columns: [[Double]] = [column],
    targets: [Double] = outcomes, weights: [Double]? = nil
  ) -> LearnFault? {
    #expect(throws: LearnFault.self) {
      try TrainingData(
        kind, names: names, categories: categories, features: FeatureMatrix(columns: columns), targets: targets,
        weights: weights)
    }
  }

  @Test func soundRowsAreTaken() throws {
    let data = try TrainingData(
      .binary, names: ["util", "grade"], categories: [nil, 3],
      features: FeatureMatrix(columns: [[.nan] + Self.column.dropFirst(), [0, 1, 2, .nan, 0, 2]]),
      targets: Self.outcomes,
      weights: [0.5, 1, 2, 1, 1, 1])
    #expect(data.rows == 6 && data.hasCategories)
  }

  @Test func rowsNamesAndTargetsMustMatch() throws {
    #expect(Self.fault([[]], targets: []) == .noRows)
    #expect(Self.fault([], targets: []) == .noRows)
    #expect(
      #expect(throws: LearnFault.self) {
        try TrainingData(
          .binary, names: [], features: FeatureMatrix(rows: 6, columns: 0, values: []), targets: Self.outcomes)
      } == .noFeatures)
    #expect(Self.fault(names: ["a", "b"]) == .namesDiffer(names: 2, columns: 1))
    #expect(Self.fault(categories: [nil, 2]) == .namesDiffer(names: 1, columns: 1))
    #expect(Self.fault(names: ["a", "a"], [Self.column, Self.column]) == .featureTwice("a"))
    #expect(Self.fault(targets: [1, 0]) == .outcomesDiffer(rows: 6, outcomes: 2))
    #expect(Self.fault(weights: [1]) == .weightsDiffer(rows: 6, weights: 1))
  }

  @Test func targetsMustBeWhatTheyAreSaidToBe() {
    #expect(Self.fault(targets: [1, 0, 2, 0, -1, 0]) == .targetOutside(.binary, rows: 2))
    #expect(Self.fault(targets: [1, 0, .nan, 0, 1, 0]) == .targetMissing(rows: 1))
    #expect(Self.fault(targets: [1, 0, .infinity, 0, 1, 0]) == .targetInfinite(rows: 1))
    #expect(Self.fault(targets: [1, 1, 1, 1, 1, 1]) == .oneOutcomeOnly)
    #expect(Self.fault(targets: [1, 0, 0, 0, 0, 0]) == .tooFewOfOutcome(1, rows: 1, least: 3))
    #expect(Self.fault(targets: [1, 0, 1, 1, 1, 0]) == .tooFewOfOutcome(0, rows: 2, least: 3))
    #expect(Self.fault(of: .share, targets: [0.5, 0, 1.2, 0, 0.1, 0]) == .targetOutside(.share, rows: 1))
    #expect(Self.fault(of: .share, targets: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]) == .targetConstant)
    #expect(Self.fault(of: .amount, targets: [5, 5, 5, 5, 5, 5]) == .targetConstant)
    #expect(Self.fault(of: .amount, targets: [5, 5, 1e300, 5, 5, 5]) == .targetInfinite(rows: 1))
  }

  @Test func weightsMustCount() {
    #expect(Self.fault(weights: [1, 1, -1, 1, 1, 1]) == .badWeight(.negative, rows: 1))
    #expect(Self.fault(weights: [1, 1, .nan, .nan, 1, 1]) == .badWeight(.missing, rows: 2))
    #expect(Self.fault(weights: [1, 1, .infinity, 1, 1, 1]) == .badWeight(.infinite, rows: 1))
    #expect(Self.fault(weights: [0, 0, 0, 0, 0, 0]) == .allWeightsZero)
    // Rows that weigh nothing do not count as an outcome.
    #expect(Self.fault(weights: [0, 1, 0, 1, 0, 1]) == .oneOutcomeOnly)
    #expect(Self.fault(weights: [0, 1, 1, 1, 1, 1]) == .tooFewOfOutcome(1, rows: 2, least: 3))
  }

  @Test func featuresMustHaveValues() {
    #expect(Self.fault([[1, 2, .infinity, 4, 5, 6]]) == .infiniteFeature("util"))
    #expect(Self.fault([[1, 2, -1e39, 4, 5, 6]]) == .infiniteFeature("util"))
    #expect(Self.fault([[Double](repeating: .nan, count: 6)]) == .allMissing(feature: "util"))
    #expect(Self.fault(categories: [3], [[0, 1, 2, 3, 0, 0]]) == .badCategory(feature: "util"))
    #expect(Self.fault(categories: [3], [[0, 1, 2, -1, 0, 0]]) == .badCategory(feature: "util"))
    #expect(Self.fault(categories: [3], [[0, 1, 0.5, 1, 0, 0]]) == .badCategory(feature: "util"))
    #expect(Self.fault(categories: [9_999], [[0, 1, 2, 1, 0, 0]])?.code == "too-many-categories")
  }

  @Test func messagesSayWhatToType() {
    #expect(
      LearnFault.tooFewOfOutcome(1, rows: 2, least: 3).message
        == "only 2 rows have the outcome 1, and a learner needs 3 to find what they share")
    #expect(LearnFault.badWeight(.negative, rows: 1).message == "the weight is negative in 1 row")
    #expect(LearnFault.targetOutside(.share, rows: 3).message == "the target is not a share from 0 to 1 in 3 rows")
    #expect(
      LearnFault.missingFeature("income", rows: 1).hint == "give it a value: income = coalesce(income, median(income))")
    #expect(LearnFault.allMissing(feature: "x").hint == "leave 'x' out of the feature set")
    #expect(LearnFault.infiniteFeature("x").hint == "keep it within a range: clip(x, 0, 1000)")
  }

  @Test func validationMustBeOfTheSameKind() throws {
    let data = try Sample(rows: 100, columns: 3).data()
    for other in [try Sample(rows: 100, columns: 4).data(), try Sample(rows: 100, columns: 3).data(.amount)] {
      #expect(throws: LearnFault.validationDiffers) { try Learner.xgboost.fit(data, validation: other) }
    }
  }

  @Test func objectivesOfAmountsRefuseSmallTargets() throws {
    let sample = Sample(rows: 50, columns: 2)
    for learner in [Learner.xgboost, .lightGBM] {
      for (objective, small, isZeroAllowed) in [("gamma", 0.0, false), ("tweedie", -1, true), ("poisson", -1, true)] {
        let data = try TrainingData(
          .amount, names: sample.names, features: sample.matrix, targets: [small] + sample.amounts.dropFirst())
        let request = TrainingRequest(options: ["objective": .word(objective), "rounds": 2])
        #expect(throws: LearnFault.targetTooSmall(objective: objective, isZeroAllowed: isZeroAllowed, rows: 1)) {
          try learner.fit(data, request: request)
        }
      }
    }
  }

  @Test func categoriesAreForTreesOnly() throws {
    let sample = Sample(rows: 100, columns: 3, categories: 4, missing: 0)
    let trials = [
      Trial("logistic", [:]), Trial("xgboost", ["booster": "gblinear"]), Trial("xgboost", ["tree_method": "exact"]),
    ]
    for trial in trials {
      let fault = #expect(throws: LearnFault.self) { try trial.fit(sample) }
      #expect(fault?.code == "category-unsupported")
    }
  }

  /// A split on a category sends sets of codes to either side: codes that no order of numbers tells apart.
  @Test(arguments: ["xgboost", "lightgbm"])
  func categoriesAreSplitAsSets(learner: String) throws {
    let codes = (0..<600).map { Double($0 % 6) }
    let outcomes = codes.map { [0, 2, 5].contains($0) ? 1.0 : 0 }
    let matrix = try FeatureMatrix(columns: [codes])
    let request = TrainingRequest(options: ["rounds": 1, "depth": 1])
    func margins(_ categories: [Int?]) throws -> Set<Double> {
      let data = try TrainingData(
        .binary, names: ["grade"], categories: categories, features: matrix, targets: outcomes)
      let fitted = try Learner.named(learner).fit(data, request: request)
      return try Set(BoostedModel(bytes: fitted.bytes).margins(of: FeatureMatrix(columns: [[0, 2, 5]])))
    }
    #expect(try margins([nil]).count == 2)
    #expect(try margins([6]).count == 1)
  }

  @Test func theRefereesTakeSoundModelsOnly() throws {
    let sample = Sample(rows: 100, columns: 3)
    #expect(throws: ModelFault.self) { try XGBoostReferee.margins(model: [], of: sample.matrix) }
    #expect(throws: ModelFault.self) { try LightGBMReferee.margins(model: [1], of: sample.matrix) }
    let narrow = try FeatureMatrix(columns: [[1]])
    let mismatch = ModelFault.featureCountMismatch(expected: 3, given: 1)
    #expect(throws: mismatch) {
      try XGBoostReferee.margins(model: Trial("xgboost", [:]).fit(sample).bytes, of: narrow)
    }
    #expect(throws: mismatch) {
      try LightGBMReferee.margins(model: Trial("lightgbm", [:]).fit(sample).bytes, of: narrow)
    }
  }
}
