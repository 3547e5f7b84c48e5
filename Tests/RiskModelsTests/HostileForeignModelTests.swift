import Foundation
import RiskModels
import Testing

/// Files of the other formats that are damaged, foreign or made to hurt: each is refused with a fault, and quickly.
@Suite struct HostileForeignModelTests {
  private static func bytes(_ file: String) throws -> [UInt8] { try ForeignModelReferenceTests.bytes(file) }

  private static func text(_ file: String) throws -> String { String(decoding: try bytes(file), as: UTF8.self) }

  /// Reads a file; what gets through must be scored, looked into and explained without an end of the program.
  private static func use(_ bytes: [UInt8]) {
    do {
      let model = try BoostedModel(bytes: bytes)
      for number in [Double.nan, 0, 1e300] {
        let row = [Double](repeating: number, count: model.featureCount)
        _ = try model.margin(of: row)
        if model.treeCount > 0 { _ = try model.leaves(of: row) }
        if row.count < 10 { _ = try ModelExplainer(model).interactions(of: row) }
      }
    } catch {
      #expect(error is ModelFault)
    }
  }

  @Test(arguments: [
    ("xgb-gblinear-ubj-3.4.1.ubj", 1), ("xgb-gblinear-3.4.1.json", 1), ("xgb-gamma-3.4.1.ubj", 23),
    ("xgb-category-ubj-3.4.1.ubj", 61),
  ])
  func everyTruncationIsRefused(file: String, step: Int) throws {
    let bytes = try Self.bytes(file)
    for length in stride(from: 0, to: bytes.count, by: step) {
      #expect(throws: ModelFault.self) { try BoostedModel(bytes: Array(bytes[..<length])) }
    }
  }

  @Test(arguments: [("lgb-constant-4.7.0.txt", 1), ("lgb-early-4.7.0.txt", 3), ("lgb-category-4.7.0.txt", 37)])
  func everyTruncationBeforeTheEndOfTheTreesIsRefused(file: String, step: Int) throws {
    let bytes = try Self.bytes(file)
    let end = try #require(try Self.text(file).range(of: "end of trees"))
    let size = try Self.text(file)[..<end.upperBound].utf8.count
    for length in stride(from: 0, to: bytes.count, by: step) {
      let part = Array(bytes[..<length])
      if length < size { #expect(throws: ModelFault.self) { try BoostedModel(bytes: part) } } else { Self.use(part) }
    }
  }

  @Test(arguments: [
    "xgb-gblinear-ubj-3.4.1.ubj", "xgb-gamma-3.4.1.ubj", "xgb-category-ubj-3.4.1.ubj", "xgb-dart-ubj-2.1.4.ubj",
    "xgb-category-2.1.4.json", "lgb-early-4.7.0.txt", "lgb-category-4.7.0.txt", "lgb-linear-category-4.7.0.txt",
    "lgb-constant-4.7.0.txt",
  ])
  func everyChangeIsReadOrRefused(file: String) throws {
    let original = try Self.bytes(file)
    // A linear congruential generator (Knuth, MMIX): the same changes each time.
    var state: UInt64 = 20
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<250 {
      var bytes = original
      for _ in 0...next(3) {
        switch next(4) {
        case 0: bytes[next(bytes.count)] = UInt8(next(256))
        case 1: bytes[next(bytes.count)] ^= 1 << UInt8(next(8))
        case 2: bytes.remove(at: next(bytes.count))
        default: bytes[next(bytes.count)] = Array("0123456789-. =eN[{}]#$L".utf8)[next(23)]
        }
      }
      Self.use(bytes)
    }
  }

  @Test(arguments: [
    ("left_child=", "left_child=0 "), ("left_child=", "left_child=99 "), ("left_child=", "left_child=-99 "),
    ("num_leaves=", "num_leaves=999999999999"), ("num_leaves=", "num_leaves=-"), ("num_leaves=", "num_leaves=9"),
    ("split_feature=", "split_feature=4 "), ("split_feature=", "split_feature=-1 "), ("threshold=", "threshold=nan "),
    ("leaf_value=", "leaf_value=inf "), ("leaf_value=", "leaf_valu="), ("leaf_value=", "leaf_value=x "),
    ("split_feature=", "left_child=0 0\nsplit_feature="), ("Tree=0", "Tree=1"), ("Tree=1", "Tree=0"),
    ("max_feature_idx=3", "max_feature_idx=4"), ("max_feature_idx=3", "max_feature_idx="),
    ("num_class=1", ""), ("tree_sizes=", "tree_sizes=1 1 "), ("feature_names=", "feature_names=x y "),
    ("version=v4", ""), ("cat_boundaries=0", "cat_boundaries=1"), ("cat_boundaries=", "cat_boundaries=9 "),
    ("num_cat=", "num_cat=99999999999999"), ("cat_threshold=", "cat_threshold=99999999999 "),
    ("cat_threshold=", "cat_thresh="), ("end of trees", "end of threes"),
  ])
  func damageIsNamed(part: String, other: String) throws {
    let text = try Self.text("lgb-category-4.7.0.txt")
    let range = try #require(text.range(of: part))
    // A number put before the others takes the place of the first, so that the count is right.
    var tail = text[range.upperBound...]
    if other.hasSuffix(" ") { tail = tail.drop { $0 != " " && $0 != "\n" }.drop { $0 == " " } }
    let fault = #expect(throws: ModelFault.self) {
      try BoostedModel(bytes: Array((text[..<range.lowerBound] + other + tail).utf8))
    }
    #expect(fault?.code == "damaged-model")
  }

  @Test func whatIsNotReadIsNamed() throws {
    let text = try Self.text("lgb-nan-4.7.0.txt")
    func read(_ part: String, _ other: String) throws -> BoostedModel {
      #expect(text.contains(part))
      return try BoostedModel(bytes: Array(text.replacing(part, with: other).utf8))
    }
    #expect(throws: ModelFault.unsupportedVersion("LightGBM in its format v5")) { try read("version=v4", "version=v5") }
    #expect(throws: ModelFault.unsupportedObjective("lambdarank")) {
      try read("objective=binary sigmoid:1", "objective=lambdarank")
    }
    #expect(throws: ModelFault.unsupportedObjective("binarysigmoid:-1")) { try read("sigmoid:1", "sigmoid:-1") }
    #expect(throws: ModelFault.unsupportedModel(reason: "it has several outputs")) {
      try read("num_class=1", "num_class=3")
    }
    #expect(throws: ModelFault.modelTooLarge(what: "features", limit: 65_536)) {
      try read("max_feature_idx=3", "max_feature_idx=9999999")
    }
    #expect(throws: ModelFault.unsupportedModel(reason: "it treats missing values in an unknown way")) {
      try read("decision_type=10", "decision_type=14")
    }
    #expect(throws: ModelFault.binaryModel) { try BoostedModel(bytes: Array("binf".utf8)) }
    for start in ["\u{80}\u{4}", "PK", "<?xml", "tree_view", "[1,2]", "pickle"] {
      #expect(throws: ModelFault.unknownFormat) { try BoostedModel(bytes: Array(start.utf8)) }
    }
    #expect(throws: ModelFault.damagedModel(reason: "the file is empty")) { try BoostedModel(bytes: []) }
  }

  @Test func theTextsBehindCategoriesAreNoted() throws {
    let text = try Self.text("lgb-category-4.7.0.txt").replacing("pandas_categorical:null", with: "")
    let named = text + "\npandas_categorical:[[\"north\", \"south\"]]\n"
    guard case .lightGBM(let model) = try BoostedModel(bytes: Array(named.utf8)) else { throw ModelFault.unknownFormat }
    #expect(model.pandasCategories == "[[\"north\", \"south\"]]")
    guard case .lightGBM(let plain) = try BoostedModel(bytes: Array(text.utf8)) else { throw ModelFault.unknownFormat }
    #expect(plain.pandasCategories == nil)
    let trees = try Self.text("xgb-category-3.4.1.json")
    let coded = trees.replacing("\"enc\":[]", with: "\"enc\":[{\"offsets\":[0,1],\"values\":[120]}]")
    #expect(try BoostedModel(bytes: Array(coded.utf8)).namesCategories)
    #expect(try !BoostedModel(bytes: Array(trees.utf8)).namesCategories)
  }

  @Test func claimsOfLengthCostNothing() {
    let name = Array("{".utf8) + [UInt8(ascii: "i"), 7] + Array("learner".utf8)
    for claim in ["[$d#L", "[$l#L", "[#L", "SL", "[$U#L", "{L"] {
      for size in [UInt64(1) << 31, 1 << 62, .max] {
        let length = (0..<8).map { UInt8(truncatingIfNeeded: size >> (56 - 8 * UInt64($0))) }
        let fault = #expect(throws: ModelFault.self) { try BoostedModel(bytes: name + Array(claim.utf8) + length) }
        #expect(fault?.code == "damaged-model")
      }
    }
    for opening in ["[", "[#i\u{1}", "{i\u{1}a", "{i\u{1}a["] {
      let deep = Array(String(repeating: opening, count: 100_000).utf8)
      let unknown = Array("{".utf8) + [UInt8(ascii: "i"), 1] + Array("x".utf8)
      #expect(throws: ModelFault.self) { try BoostedModel(bytes: unknown + deep) }
      #expect(throws: ModelFault.self) { try BoostedModel(bytes: deep) }
    }
  }
}
