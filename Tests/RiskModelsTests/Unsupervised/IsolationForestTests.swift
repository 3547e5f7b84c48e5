import Foundation
import RiskModels
import Testing

@Suite("An isolation forest")
struct IsolationForestTests {
  private static func anomaly(_ row: [Double], _ text: String) throws -> Double {
    let forest = try IsolationForest(bytes: Array(text.utf8))
    return row.withUnsafeBufferPointer(forest.anomaly)
  }

  /// The first tree cuts feature 0 at 0.5, and what is above it feature 1 at 2; the second is a leaf of 4 rows.
  private static let forest = """
    {"max_samples": 4, "offset": -0.5, "note": "x", "trees": [
      {"features": [0, 1], "children_left": [1, -1, 3, -1, -1], "children_right": [2, -1, 4, -1, -1],
       "feature": [0, -2, 1, -2, -2], "threshold": [0.5, -2, 2, -2, -2], "n_node_samples": [4, 1, 3, 2, 1]},
      {"children_left": [-1], "children_right": [-1], "feature": [-2], "threshold": [-2], "n_node_samples": [4]}]}
    """

  /// c(n) of Liu, Ting and Zhou 2008, worked out by hand for the tests: c(2) = 1, c(4) = 2 (ln 3 + γ) - 3/2.
  private static let usual = 2 * (log(3.0) + 0.5772156649015329) - 1.5

  @Test("scores by the length of the paths, with scikit-learn's sign turned")
  func scores() throws {
    // One cut; two cuts to a leaf of two rows, c(2) = 1 more; two cuts to a leaf of one row.
    for (row, path) in [([0.5, 9], 1), ([0.6, 2], 3), ([0.6, 2.1], 2)] as [([Double], Double)] {
      let expected = pow(2, -((path + Self.usual) / 2) / Self.usual) - 0.5
      #expect(abs(try Self.anomaly(row, Self.forest) - expected) < 1e-15)
    }
  }

  @Test("reads features as Float32, as scikit-learn does")
  func rounding() throws {
    // In Float32 this is 0.5, which goes left.
    let barelyAbove = 0.5 + 1e-9
    #expect(try Self.anomaly([barelyAbove, 9], Self.forest) == Self.anomaly([0.5, 9], Self.forest))
  }

  @Test("gives no score where a feature is missing, and one for what is infinite")
  func missing() throws {
    for row in [[.nan, 1], [1, .nan], [1], []] as [[Double]] {
      #expect(try Self.anomaly(row, Self.forest).isNaN)
    }
    #expect(try Self.anomaly([.infinity, .infinity], Self.forest) == Self.anomaly([1, 3], Self.forest))
    #expect(try Self.anomaly([-.infinity, 1e300], Self.forest) == Self.anomaly([0, 3], Self.forest))
  }

  @Test("takes the columns its trees name, whatever their order, and children in any order")
  func columns() throws {
    let turned = """
      {"max_samples_": 4, "offset_": -0.5, "n_features_in_": 3, "feature_names_in_": ["a", "b", "c"], "trees": [
        {"features": [2, 0], "children_left": [2, -1, -1], "children_right": [1, -1, -1],
         "feature": [0, -2, -2], "threshold": [0.5, -2, -2], "n_node_samples": [4, 3, 1]}]}
      """
    let forest = try IsolationForest(bytes: Array(turned.utf8))
    #expect(forest.featureCount == 3 && forest.featureNames == ["a", "b", "c"])
    #expect(abs(try Self.anomaly([9, 9, 0.1], turned) - (pow(2, -1 / Self.usual) - 0.5)) < 1e-15)
    #expect(try Self.anomaly([0, 0, 0.9], turned) < Self.anomaly([9, 9, 0.1], turned))
  }

  @Test(
    "of a damaged or hostile file is a fault",
    arguments: [
      ("\"max_samples\": 4", "\"max_samples\": 1"), ("\"max_samples\": 4,", ""),
      ("\"max_samples\": 4", "\"max_samples\": 1e9"),
      ("\"offset\": -0.5,", ""), ("-0.5", "NaN"), ("-0.5", "1e999"), ("\"trees\"", "\"woods\""),
      // A child that is its own parent, one that two parents have in a circle, and one that is not there.
      ("[1, -1, 3, -1, -1]", "[0, -1, 3, -1, -1]"), ("[1, -1, 3, -1, -1]", "[1, -1, 0, -1, -1]"),
      ("[2, -1, 4, -1, -1]", "[2, -1, 2, -1, -1]"), ("[2, -1, 4, -1, -1]", "[2, -1, 5, -1, -1]"),
      ("[2, -1, 4, -1, -1]", "[2147483647, -1, 4, -1, -1]"), ("[2, -1, 4, -1, -1]", "[-1, -1, 4, -1, -1]"),
      ("[1, -1, 3, -1, -1]", "[-1, -1, 3, -1, -1]"), ("[1, -1, 3, -1, -1]", "[1, -1, 3, -1]"),
      ("[0, -2, 1, -2, -2]", "[7, -2, 1, -2, -2]"), ("[0, -2, 1, -2, -2]", "[-2, -2, 1, -2, -2]"),
      ("[0, -2, 1, -2, -2]", "[0.5, -2, 1, -2, -2]"), ("\"features\": [0, 1]", "\"features\": [0, -1]"),
      ("\"features\": [0, 1]", "\"features\": []"), ("\"features\": [0, 1]", "\"features\": [0, 2147483647]"),
      ("[0.5, -2, 2, -2, -2]", "[NaN, -2, 2, -2, -2]"), ("[4, 1, 3, 2, 1]", "[4, -1, 3, 2, 1]"),
      ("[4, 1, 3, 2, 1]", "[]"), ("[4, 1, 3, 2, 1]", "[4, 1, 3, 2, 99999999999]"),
      ("\"note\": \"x\"", "\"n_features\": 1"), ("\"note\": \"x\"", "\"feature_names\": [\"a\"]"),
      ("\"note\": \"x\"", "\"n_features\": 2147483647"),
    ])
  func hostile(good: String, bad: String) throws {
    let text = Self.forest.replacing(good, with: bad)
    try #require(text != Self.forest)
    #expect(throws: ModelFault.self) { try IsolationForest(bytes: Array(text.utf8)) }
  }

  @Test("of a file that was cut anywhere is a fault")
  func cut() {
    let bytes = Array(Self.forest.utf8)
    for length in 0..<bytes.count {
      #expect(throws: ModelFault.self) { try IsolationForest(bytes: Array(bytes[..<length])) }
    }
  }

  @Test("goes as deep as a list of a hundred thousand cuts without an end of the stack")
  func deep() throws {
    let cuts = 100_000
    // Node 2i cuts; its left child 2i + 1 is a leaf, and its right one 2i + 2 the next cut.
    let left = (0..<cuts).map { "\($0 * 2 + 1),-1" }.joined(separator: ",") + ",-1"
    let right = (0..<cuts).map { "\($0 * 2 + 2),-1" }.joined(separator: ",") + ",-1"
    let zeros = Array(repeating: "0", count: cuts * 2 + 1).joined(separator: ",")
    let sizes = Array(repeating: "1", count: cuts * 2 + 1).joined(separator: ",")
    let text = """
      {"max_samples": 4, "offset": 0, "trees": [{"children_left": [\(left)], "children_right": [\(right)],
        "feature": [\(zeros)], "threshold": [\(zeros)], "n_node_samples": [\(sizes)]}]}
      """
    #expect(try Self.anomaly([1], text) < Self.anomaly([-1], text))
  }
}
