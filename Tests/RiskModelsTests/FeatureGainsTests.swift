import Foundation
import RiskModels
import Testing

/// The gains of features against the files, read by another reader.
@Suite("The gain of features")
struct FeatureGainsTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Reference")

  @Test("is the sum over the splits of XGBoost's trees", arguments: ["dart-3.4.1", "forest-3.4.1", "dart-1.7.6"])
  func xgboost(name: String) throws {
    let data = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".json"))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let trees = try #require(Self.trees(in: root))
    let gains = try #require(try FeatureGains.total(in: Array(data)))
    var sums = [Double](repeating: 0, count: gains.count)
    for tree in trees {
      let features = try #require(tree["split_indices"] as? [Int])
      let children = try #require(tree["left_children"] as? [Int])
      let changes = try #require(tree["loss_changes"] as? [Double])
      for node in features.indices where children[node] != -1 { sums[features[node]] += changes[node] }
    }
    #expect(sums.contains { $0 > 0 })
    for (gain, sum) in zip(gains, sums) { #expect(abs(gain - sum) <= 1e-5 * max(1, abs(sum))) }
  }

  @Test("is the sum over the splits of LightGBM's trees", arguments: ["lgb-category-4.7.0", "lgb-forest-3.3.5"])
  func lightGBM(name: String) throws {
    let data = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".txt"))
    let gains = try #require(try FeatureGains.total(in: Array(data)))
    var sums = [Double](repeating: 0, count: gains.count)
    var features: [Int] = []
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.first == "split_feature" { features = parts[1].split(separator: " ").compactMap { Int($0) } }
      if parts.first == "split_gain" {
        for (feature, gain) in zip(features, parts[1].split(separator: " ")) { sums[feature] += Double(gain) ?? .nan }
      }
    }
    #expect(sums.contains { $0 > 0 })
    for (gain, sum) in zip(gains, sums) { #expect(abs(gain - sum) <= 1e-12 * max(1, abs(sum))) }
  }

  @Test("is none for a linear model")
  func linear() throws {
    let data = try Data(contentsOf: Self.folder.appendingPathComponent("xgb-gblinear-3.4.1.json"))
    #expect(try FeatureGains.total(in: Array(data)) == nil)
  }

  private static func trees(in root: [String: Any]) -> [[String: Any]]? {
    let booster = (root["learner"] as? [String: Any])?["gradient_booster"] as? [String: Any]
    let inner = booster?["gbtree"] as? [String: Any] ?? booster
    return (inner?["model"] as? [String: Any])?["trees"] as? [[String: Any]]
  }
}
