extension XGBoostDocument {
  /// Refuses versions whose files were never held against XGBoost's own predictions.
  func checkVersion() throws {
    guard version.count == 3, version.allSatisfy({ $0 >= 0 }) else {
      throw ModelFault.damagedModel(reason: "it does not tell which XGBoost has written it")
    }
    guard (version[0], version[1]) >= (1, 7), (version[0], version[1]) <= (3, 4) else {
      throw ModelFault.unsupportedVersion("XGBoost \(version[0]).\(version[1]).\(version[2])")
    }
  }

  /// The way from margins to predictions; throws for an objective that is not scored here.
  func checkedLink() throws -> TreeEnsemble.Link {
    guard let link = TreeEnsemble.Link(objective: objective) else {
      throw ModelFault.unsupportedObjective(objective.shortened)
    }
    return link
  }

  /// The names of the features, made up when the file has none.
  func checkedFeatureNames() throws -> [String] {
    guard let count = parameters["num_feature"].flatMap({ Int($0) }), count > 0 else {
      throw ModelFault.damagedModel(reason: "the number of features is missing")
    }
    guard count <= TreeEnsemble.featureLimit else {
      throw ModelFault.modelTooLarge(what: "features", limit: TreeEnsemble.featureLimit)
    }
    guard !featureNames.isEmpty else { return (0..<count).map { "f\($0)" } }
    guard featureNames.count == count else {
      throw ModelFault.damagedModel(reason: "\(featureNames.count) names stand for \(count) features")
    }
    return featureNames
  }

  /// Refuses models that predict several numbers at once.
  func checkOutputs() throws {
    for (name, most) in [("num_class", 1), ("num_target", 1)] {
      guard let text = parameters[name] else { continue }
      guard let count = Int(text), (0...most).contains(count) else {
        throw ModelFault.unsupportedModel(reason: "it has several outputs")
      }
    }
    guard treeGroups.allSatisfy({ $0 == 0 }) else {
      throw ModelFault.unsupportedModel(reason: "it has several outputs")
    }
  }

  /// The weight of each tree: one, unless dart has dropped trees.
  func checkedTreeWeights() throws -> [Float] {
    guard counts["num_trees"] == String(trees.count), treeGroups.count == trees.count else {
      throw ModelFault.damagedModel(reason: "the number of trees is not the one it states")
    }
    guard trees.enumerated().allSatisfy({ $1.identifier == nil || $1.identifier.map(Int.init) == $0 }) else {
      throw ModelFault.damagedModel(reason: "its trees are out of order")
    }
    guard let weights = treeWeights else { return [Float](repeating: 1, count: trees.count) }
    guard weights.count == trees.count else {
      throw ModelFault.damagedModel(reason: "\(weights.count) weights stand for \(trees.count) trees")
    }
    return weights
  }

  /// The round early stopping found best, counted from zero, if the file tells.
  var bestIteration: Int? { attributes["best_iteration"].flatMap { Int($0) } }

  /// How many trees the rounds up to the best one have; all where early stopping has left no mark.
  func bestTreeCount() throws -> Int {
    guard let best = bestIteration else { return trees.count }
    let count: Int?
    if roundStarts.isEmpty {
      let size = counts["num_parallel_tree"].flatMap { Int($0) } ?? 1
      let (product, overflow) = (best &+ 1).multipliedReportingOverflow(by: size)
      count = size > 0 && !overflow ? product : nil
    } else {
      count = roundStarts.indices.contains(best &+ 1) ? Int(roundStarts[best &+ 1]) : nil
    }
    guard best >= 0, let count, (1...max(1, trees.count)).contains(count) else {
      throw ModelFault.damagedModel(reason: "its best round is none of its rounds")
    }
    return count
  }

  /// The margin before the first tree; the score is written `2.2E-1`, since XGBoost 3.1 `[2.2E-1]`.
  func baseMargin(_ link: TreeEnsemble.Link) throws -> Float {
    let text = parameters["base_score"] ?? ""
    let scores = text.drop { $0 == "[" }.prefix { $0 != "]" }.split(separator: ",")
    guard scores.count < 2 else { throw ModelFault.unsupportedModel(reason: "it has several outputs") }
    let isClipped = (version[0], version[1]) >= (3, 2)
    guard let score = scores.first.flatMap({ Float($0) }), score.isFinite,
      let margin = link.margin(ofBaseScore: score, clipped: isClipped)
    else { throw ModelFault.damagedModel(reason: "its base score is missing or impossible") }
    return margin
  }
}

extension String {
  /// The start of a name from a file, fit for a message.
  var shortened: String { String(filter { $0.isLetter || $0.isNumber || ":_-.".contains($0) }.prefix(40)) }
}
