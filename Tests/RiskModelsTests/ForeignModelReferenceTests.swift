import Foundation
import RiskModels
import RiskTestSupport
import Testing

/// The native scorer against XGBoost's and LightGBM's own results; `Reference/make_foreign.py` made models and numbers.
@Suite struct ForeignModelReferenceTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Reference")

  /// All model files of the folder that the script has made.
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { ($0.hasPrefix("xgb-") || $0.hasPrefix("lgb-")) && !$0.hasSuffix(".csv") }.sorted()

  static func bytes(_ file: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: folder.appendingPathComponent(file)))
  }

  private static func table(_ name: String) throws -> ReferenceTable {
    try ReferenceTable(folder.appendingPathComponent(name + ".csv"))
  }

  private static func expected(_ file: String) throws -> ReferenceTable {
    try table((file as NSString).deletingPathExtension)
  }

  private static func rows() throws -> ReferenceRows {
    let table = try table("foreign-rows")
    return ReferenceRows(table, table.names)
  }

  /// LightGBM's raw scores of a random forest are sums; margins are means here, as predictions are made of them.
  private static func divisor(_ model: BoostedModel) -> Double {
    if case .lightGBM(let trees) = model, trees.isAverage { return Double(trees.treeCount) }
    return 1
  }

  @Test func thereAreModelsOfAllKinds() { #expect(Self.files.count == 44) }

  @Test(arguments: files)
  func everyScoreIsTheLibrarys(file: String) throws {
    let model = try BoostedModel(bytes: Self.bytes(file))
    let expected = try Self.expected(file)
    let rows = try Self.rows()
    let margins = try rows.margins(model)
    let divisor = Self.divisor(model)
    // XGBoost's numbers are Float32, and as such they were written down.
    let isNarrow = file.hasPrefix("xgb")
    func numbers(_ name: String) -> [Double] {
      isNarrow ? expected.floats(name).map(Double.init) : expected.numbers(name)
    }
    #expect(margins == numbers("margin").map { $0 / divisor })
    let predictions = margins.map { model.prediction(ofMargin: $0) }
    #expect(largestDifference(predictions, numbers("prediction"), relative: true) <= (isNarrow ? 6e-8 : 1e-15))
    for (row, features) in rows.rows.enumerated() { #expect(try model.margin(of: features) == margins[row]) }
  }

  @Test(arguments: files)
  func everyLeafIsTheLibrarys(file: String) throws {
    let model = try BoostedModel(bytes: Self.bytes(file))
    let expected = try Self.expected(file)
    for (row, features) in try Self.rows().rows.enumerated() where model.treeCount > 0 {
      let leaves = (0..<model.treeCount).map { expected.numbers("leaf\($0)")[row] }
      #expect(try model.leaves(of: features).map(Double.init) == leaves)
    }
  }

  @Test(arguments: files.filter { !$0.contains("-linear") })
  func everyContributionIsTheLibrarys(file: String) throws {
    let model = try BoostedModel(bytes: Self.bytes(file))
    let expected = try Self.expected(file)
    let explainer = try ModelExplainer(model)
    let divisor = Self.divisor(model)
    for (row, features) in try Self.rows().rows.enumerated() {
      // XGBoost's numbers have 24 bits, which a feature of 1e30 in a linear model uses up.
      let size = max(1, abs(try model.margin(of: features))) * (file.hasPrefix("xgb") ? 2e-6 : 1e-13)
      let parts = try explainer.contributions(of: features)
      let wanted = (0..<4).map { expected.numbers("part\($0)")[row] / divisor }
      #expect(largestDifference(parts, wanted) <= size)
      #expect(abs(explainer.base - expected.numbers("base")[row] / divisor) <= size)
      #expect(abs(parts.reduce(explainer.base, +) - (try model.margin(of: features))) <= size)
      let interactions = try explainer.interactions(of: features)
      let sums = (0..<4).map { interactions[($0 * 4)..<($0 * 4 + 4)].reduce(0, +) }
      #expect(largestDifference(sums, parts) <= size)
    }
  }

  @Test func factsAboutModelsAreRead() throws {
    let forest = try BoostedModel(bytes: Self.bytes("lgb-forest-4.7.0.txt"))
    #expect(forest.featureNames == ["utilisation", "branch", "income", "purpose"])
    #expect(forest.objective == "binary")
    #expect(forest.predicts == .probability)
    #expect(forest.treeCount == 5)
    #expect(try BoostedModel(bytes: Self.bytes("lgb-tweedie-4.7.0.txt")).predicts == .positiveNumber)
    #expect(try BoostedModel(bytes: Self.bytes("xgb-quantile-3.4.1.json")).predicts == .number)
    #expect(try BoostedModel(bytes: Self.bytes("raw-3.4.1.json")).predicts == .logOdds)
    let linear = try BoostedModel(bytes: Self.bytes("xgb-gblinear-3.4.1.json"))
    #expect(linear.treeCount == 0 && linear.featureCount == 4)
    let early = try Self.bytes("xgb-early-3.4.1.json")
    #expect(try BoostedModel(bytes: early).treeCount < BoostedModel(bytes: early, rounds: .all).treeCount)
  }

  @Test func whatAModelDoesNotHaveIsNamed() throws {
    let row = [0.0, 0, 0, 0]
    let linear = try BoostedModel(bytes: Self.bytes("xgb-gblinear-3.4.1.json"))
    #expect(throws: ModelFault.self) { try linear.leaves(of: row) }
    let leaves = try BoostedModel(bytes: Self.bytes("lgb-linear-4.7.0.txt"))
    #expect(throws: ModelFault.self) { try ModelExplainer(leaves) }
    #expect(throws: ModelFault.featureCountMismatch(expected: 4, given: 3)) { try leaves.margin(of: [0, 0, 0]) }
    #expect(throws: ModelFault.featureCountMismatch(expected: 4, given: 1)) { try leaves.leaves(of: [0]) }
    #expect(throws: ModelFault.featureCountMismatch(expected: 4, given: 2)) {
      try ModelExplainer(linear).contributions(of: [0, 0])
    }
    #expect(throws: ModelFault.unsupportedBooster("gblinear")) {
      try TreeEnsemble(xgboost: Self.bytes("xgb-gblinear-3.4.1.json"))
    }
    #expect(throws: ModelFault.unknownFormat) { try TreeEnsemble(xgboost: Self.bytes("lgb-nan-4.7.0.txt")) }
    #expect(throws: ModelFault.unknownFormat) {
      try LightGBMEnsemble(lightGBM: Self.bytes("xgb-gblinear-3.4.1.json"))
    }
  }
}
