import RiskModels
import Testing

/// Contributions where they can be told without a library: games whose players are all alike.
@Suite struct ContributionTests {
  /// A chain of splits, each on a feature of its own: the leaf at its end has the value 1, the others 0.
  ///
  /// `share` of a node's training rows go on along the chain.
  private static func chain(_ count: Int, share: Float, features: Int? = nil) throws -> BoostedModel {
    let nodes = 2 * count + 1
    func list(_ value: (Int) -> String) -> String { (0..<nodes).map(value).joined(separator: ",") }
    func isSplit(_ node: Int) -> Bool { node.isMultiple(of: 2) && node < nodes - 1 }
    var covers = [Float](repeating: 0, count: nodes)
    covers[0] = 1e18
    for node in stride(from: 0, to: nodes - 1, by: 2) {
      covers[node + 2] = covers[node] * share
      covers[node + 1] = covers[node] - covers[node + 2]
    }
    let width = features ?? count
    let text = """
      {"learner":{"gradient_booster":{"model":{"gbtree_model_param":{"num_trees":"1"},"tree_info":[0],"trees":[{\
      "left_children":[\(list { isSplit($0) ? "\($0 + 1)" : "-1" })],\
      "right_children":[\(list { isSplit($0) ? "\($0 + 2)" : "-1" })],\
      "split_indices":[\(list { "\($0 / 2 % width)" })],\
      "split_conditions":[\(list { isSplit($0) ? "\($0)" : $0 == nodes - 1 ? "1" : "0" })],\
      "default_left":[\(list { _ in "1" })],"sum_hessian":[\(list { "\(covers[$0])" })]}]},"name":"gbtree"},\
      "learner_model_param":{"base_score":"0","num_feature":"\(width)"},"objective":{"name":"reg:squarederror"}},\
      "version":[3,2,0]}
      """
    return try BoostedModel(bytes: Array(text.utf8))
  }

  @Test(arguments: [1, 2, 4, 5, 8, 9, 16, 17, 33, 64, 100, 128])
  func playersWhoAreAlikeShareAlike(count: Int) throws {
    let model = try Self.chain(count, share: 0.5)
    let explainer = try ModelExplainer(model)
    var base = 1.0
    for _ in 0..<count { base /= 2 }
    #expect(abs(explainer.base - base) < 1e-15)
    let row = [Double](repeating: 1e6, count: count)
    let each = (1 - base) / Double(count)
    #expect(try explainer.contributions(of: row).allSatisfy { abs($0 - each) < 1e-13 })
    // Without one of them the rest have no value, and nobody who is there is to blame.
    guard count > 1 else { return }
    var without = row
    without[count / 2] = .nan
    let parts = try explainer.contributions(of: without)
    #expect(abs(parts.reduce(explainer.base, +)) < 1e-13)
    #expect(parts[count / 2] < 0)
    #expect(parts.indices.allSatisfy { $0 == count / 2 || abs(parts[$0] - parts[count / 2 == 0 ? 1 : 0]) < 1e-13 })
  }

  @Test func pathsBeyondMeasureAreRefused() throws {
    let long = try Self.chain(129, share: 0.5)
    let fault = #expect(throws: ModelFault.self) { try ModelExplainer(long) }
    #expect(fault?.code == "not-in-this-model")
    // A path that asks for the same few features again and again is only long.
    #expect(throws: Never.self) { try ModelExplainer(Self.chain(1_000, share: 0.99, features: 3)) }
    #expect(throws: ModelFault.self) { try ModelExplainer(Self.chain(2_000, share: 0.99, features: 3)) }
  }

  @Test(arguments: [0, 1] as [Float])
  func nodesWithoutTrainingRowsDivideNothingByZero(share: Float) throws {
    for features in [3, 7] {
      let explainer = try ModelExplainer(Self.chain(7, share: share, features: features))
      for number in [1e6, 3, -1, .nan] {
        let row = [Double](repeating: number, count: features)
        let sum = try explainer.contributions(of: row).reduce(explainer.base, +)
        #expect(abs(sum - (number == 1e6 ? 1 : 0)) < 1e-12)
        #expect(try explainer.interactions(of: row).allSatisfy(\.isFinite))
      }
    }
  }
}
