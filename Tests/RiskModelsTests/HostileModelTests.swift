import Foundation
import RiskModels
import Testing

/// Files that are damaged, foreign or made to hurt: each is refused with a fault, and quickly.
@Suite struct HostileModelTests {
  /// A model of one tree: feature 0 below 0.5 goes to the leaf 1, else to the leaf 2.
  private static let tree = """
    {"id":0,"left_children":[1,-1,-1],"right_children":[2,-1,-1],"split_indices":[0,0,0],\
    "split_conditions":[5E-1,1E0,2E0],"default_left":[1,0,0],"split_type":[0,0,0],\
    "tree_param":{"num_nodes":"3","size_leaf_vector":"1"}}
    """
  private static let text = """
    {"learner":{"attributes":{},"feature_names":[],"gradient_booster":{"model":{"gbtree_model_param":\
    {"num_trees":"1"},"tree_info":[0],"trees":[\(tree)]},"name":"gbtree"},"learner_model_param":{"base_score":"[2.5E-1]",\
    "num_class":"0","num_feature":"2","num_target":"1"},"objective":{"name":"reg:squarederror"}},"version":[3,4,1]}
    """

  private static func read(_ text: String) throws -> TreeEnsemble { try TreeEnsemble(xgboost: Array(text.utf8)) }

  private static func changed(_ part: String, to other: String) throws -> TreeEnsemble {
    #expect(text.contains(part))
    return try read(text.replacing(part, with: other))
  }

  @Test func theSoundModelIsScored() throws {
    let model = try Self.read(Self.text)
    #expect(model.featureNames == ["f0", "f1"])
    #expect(try model.margin(of: [0.4, 0]) == 1.25)
    #expect(try model.margin(of: [0.5, 0]) == 2.25)
    #expect(try model.margin(of: [.nan, 0]) == 1.25)
    #expect(try model.margin(of: [-.infinity, 0]) == 1.25)
    #expect(try model.margin(of: [.infinity, 0]) == 2.25)
  }

  @Test func rowsOfAnotherWidthAreRefused() throws {
    let model = try Self.read(Self.text)
    let expected = ModelFault.featureCountMismatch(expected: 2, given: 1)
    #expect(throws: expected) { try model.margin(of: [1]) }
    #expect(throws: expected) { try model.margins(of: FeatureMatrix(columns: [[1, 2]])) }
    #expect([Float(1)].withUnsafeBufferPointer { model.margin(of: $0) }.isNaN)
    #expect(try model.margins(of: FeatureMatrix(rows: 0, columns: 2, values: [])) == [])
    #expect(throws: ModelFault.self) { try FeatureMatrix(rows: .max, columns: 2, values: []) }
    #expect(throws: ModelFault.self) { try FeatureMatrix(columns: [[1, 2], [1]]) }
  }

  @Test func everyTruncationIsRefused() {
    let bytes = Array(Self.text.utf8)
    for length in 0..<bytes.count {
      #expect(throws: ModelFault.self) { try TreeEnsemble(xgboost: Array(bytes[..<length])) }
    }
  }

  @Test func everyChangedByteIsReadOrRefused() {
    for position in Self.text.utf8.indices {
      for byte in Array("0\"{}[],:-9eN\\".utf8) + [0, 255] {
        var bytes = Array(Self.text.utf8)
        bytes[Self.text.utf8.distance(from: Self.text.utf8.startIndex, to: position)] = byte
        guard let model = try? TreeEnsemble(xgboost: bytes) else { continue }
        let row = [Float](repeating: .nan, count: model.featureCount)
        #expect((try? model.margin(of: row)) != nil)
      }
    }
  }

  @Test(arguments: [
    ("\"left_children\":[1", "\"left_children\":[0"),
    ("\"left_children\":[1", "\"left_children\":[2"),
    ("\"left_children\":[1,-1", "\"left_children\":[1,0"),
    ("\"left_children\":[1", "\"left_children\":[3"),
    ("\"right_children\":[2", "\"right_children\":[-1"),
    ("\"right_children\":[2", "\"right_children\":[2147483647"),
    ("\"right_children\":[2", "\"right_children\":[99999999999999999999"),
    ("\"split_indices\":[0", "\"split_indices\":[2"),
    ("\"split_indices\":[0", "\"split_indices\":[-1"),
    ("[5E-1,1E0,2E0]", "[NaN,1E0,2E0]"),
    ("[5E-1,1E0,2E0]", "[5E-1,NaN,2E0]"),
    ("[5E-1,1E0,2E0]", "[5E-1,1E39,2E0]"),
    ("[5E-1,1E0,2E0]", "[5E-1,1E0]"),
    ("[5E-1,1E0,2E0]", "[5E-1,1E0,]"),
    ("\"num_nodes\":\"3\"", "\"num_nodes\":\"1000000000\""),
    ("\"num_trees\":\"1\"", "\"num_trees\":\"1000000000\""),
    ("\"num_feature\":\"2\"", "\"num_feature\":\"0\""),
    ("\"num_feature\":\"2\"", "\"num_feature\":\"x\""),
    ("\"feature_names\":[]", "\"feature_names\":[\"a\"]"),
    ("[2.5E-1]", "[NaN]"),
    ("[2.5E-1]", ""),
    ("\"version\":[3,4,1]", "\"version\":[]"),
    ("\"id\":0", "\"id\":1"),
    ("\"name\":\"gbtree\"", "\"name\":\"gbtree\",\"weight_drop\":[]"),
  ])
  func damageIsNamed(part: String, other: String) throws {
    let fault = #expect(throws: ModelFault.self) { try Self.changed(part, to: other) }
    #expect(fault?.code == "damaged-model")
  }

  @Test func whatIsNotReadIsNamed() {
    #expect(throws: ModelFault.unsupportedVersion("XGBoost 3.5.0")) { try Self.changed("[3,4,1]", to: "[3,5,0]") }
    #expect(throws: ModelFault.unsupportedVersion("XGBoost 1.6.2")) { try Self.changed("[3,4,1]", to: "[1,6,2]") }
    #expect(throws: ModelFault.modelTooLarge(what: "features", limit: 65_536)) {
      try Self.changed("\"num_feature\":\"2\"", to: "\"num_feature\":\"1000000000\"")
    }
    for (part, other) in [
      ("\"split_type\":[0", "\"split_type\":[2"), ("\"num_target\":\"1\"", "\"num_target\":\"2\""),
      ("[2.5E-1]", "[1E0,2E0]"), ("\"tree_info\":[0]", "\"tree_info\":[1]"),
      ("\"size_leaf_vector\":\"1\"", "\"size_leaf_vector\":\"3\""),
    ] {
      let fault = #expect(throws: ModelFault.self) { try Self.changed(part, to: other) }
      #expect(fault?.code == "unsupported-model")
    }
    #expect(throws: ModelFault.unknownFormat) { try Self.read("\u{80}pickle") }
    #expect(throws: ModelFault.binaryModel) { try Self.read("binf") }
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":["])
  func deepNestingNeedsNoStack(opening: String) {
    let depth = String(repeating: opening, count: 300_000)
    #expect(throws: ModelFault.self) { try Self.read(depth) }
    #expect(throws: ModelFault.self) { try Self.read("{\"version\":\(depth)") }
    #expect(throws: ModelFault.self) { try Self.read("{\"learner\":{\"x\":\(depth)") }
  }

  @Test func nestedRubbishIsSkipped() throws {
    let open = String(repeating: "[", count: 100_000)
    let close = String(repeating: "]", count: 100_000)
    let model = try Self.changed("\"attributes\":{}", to: "\"x\":\(open)\"]\\\"\"\(close),\"attributes\":{}")
    #expect(try model.margin(of: [1, 1]) == 2.25)
  }

  @Test func namesWithEscapesAreResolved() throws {
    let model = try Self.changed("\"feature_names\":[]", to: #""feature_names":["a\"\u00e9\ud83d\ude00\\","<[ ü"]"#)
    #expect(model.featureNames == ["a\"é😀\\", "<[ ü"])
  }

  /// A chain of splits, each off the right child of the one before: the leaf tells how many thresholds were passed.
  ///
  /// Trees of up to 32 leaves are scanned in batches, larger ones are walked.
  @Test(arguments: [1, 30, 31, 32, 5_000])
  func aTreeFarDeeperThanItIsBroadIsScored(depth: Int) throws {
    let count = 2 * depth + 1
    func list(_ value: (Int) -> String) -> String { (0..<count).map(value).joined(separator: ",") }
    let chain = """
      {"left_children":[\(list { $0 % 2 == 0 && $0 < count - 1 ? "\($0 + 1)" : "-1" })],\
      "right_children":[\(list { $0 % 2 == 0 && $0 < count - 1 ? "\($0 + 2)" : "-1" })],\
      "split_indices":[\(list { _ in "0" })],"split_conditions":[\(list { "\($0 / 2)" })],\
      "default_left":[\(list { _ in "false" })]}
      """
    let model = try Self.changed(Self.tree, to: chain)
    let rows: [Float] = [-1, 0, 0.5, 17, 4_999.5, 10_000, .nan, 18, 29, 30, 31, 32]
    let expected = rows.map { $0.isNaN ? Float(depth) : min(max(($0 + 1).rounded(.down), 0), Float(depth)) }
    #expect(
      try model.margins(of: FeatureMatrix(columns: [rows, rows].map { $0.map(Double.init) }))
        == expected.map { $0 + 0.25 })
    for (row, margin) in zip(rows, expected) { #expect(try model.margin(of: [row, 0]) == margin + 0.25) }
  }

  @Test(arguments: [
    "0", "-0", "1E0", "-1.5e-3", "3.4028235E38", "1.1754944E-38", "1E-45", "16777217", "0.1", "1.00000017881393432617",
    "8.589973e9", "9007199254740993E-3", "123456789012345678901234567890", "5E-1",
  ])
  func thresholdsAreRoundedOnce(number: String) throws {
    let model = try Self.changed("[5E-1,1E0,2E0]", to: "[\(number),1E0,2E0]")
    let threshold = try #require(Float(number))
    #expect(try model.margin(of: [threshold, 0]) == 2.25)
    #expect(try model.margin(of: [threshold.nextDown, 0]) == 1.25)
  }
}
