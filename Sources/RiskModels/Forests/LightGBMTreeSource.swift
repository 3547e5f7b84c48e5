/// A tree of LightGBM's: its splits come first, then its leaves.
struct LightGBMTreeSource: TreeSource {
  private let tree: LightGBMTree

  /// Takes a tree with an element a split and a leaf.
  init(_ tree: LightGBMTree) { self.tree = tree }

  private var splitCount: Int { tree.features.count }

  var nodeCount: Int { splitCount + tree.leafValues.count }

  /// A child below zero is the leaf whose bits are its own turned over.
  func children(of origin: Int) -> (left: Int, right: Int)? {
    guard origin < splitCount else { return nil }
    return (place(of: tree.leftChildren[origin]), place(of: tree.rightChildren[origin]))
  }

  private func place(of child: Int32) -> Int { child < 0 ? splitCount + Int(~child) : Int(child) }

  func cover(of origin: Int) -> Double {
    let counts = origin < splitCount ? tree.splitCounts : tree.leafCounts
    let index = origin < splitCount ? origin : origin - splitCount
    return counts.isEmpty ? 0 : counts[index]
  }

  func label(of origin: Int) -> Int32 { Int32(truncatingIfNeeded: origin - splitCount) }

  func leaf(at origin: Int, index: Int) throws -> ThresholdNode {
    .leaf(tree.leafValues[origin - splitCount], at: index)
  }

  func split(
    at origin: Int, right: Int, _ encoder: inout FeatureSlots, _ sets: inout CategorySets
  ) throws -> ThresholdNode {
    let feature = Int(tree.features[origin])
    guard feature >= 0, feature < encoder.featureCount else {
      throw ModelFault.damagedModel(reason: "a split uses feature \(feature) of \(encoder.featureCount)")
    }
    let kind = LightGBMDecision(tree.decisions[origin])
    guard !kind.isCategorical else {
      let slot = encoder.slot(of: feature, .missingGoesRight)
      return .split(slot: slot, categorySet: sets.append(try categories(at: origin)), right: right)
    }
    guard let treatment = kind.treatment else {
      throw ModelFault.unsupportedModel(reason: "it treats missing values in an unknown way")
    }
    guard !tree.thresholds[origin].isNaN else {
      throw ModelFault.damagedModel(reason: "the threshold of a split is not a number")
    }
    return .split(slot: encoder.slot(of: feature, treatment), threshold: tree.thresholds[origin], right: right)
  }

  /// The categories that go left; the threshold says which of the tree's sets of bits it is.
  private func categories(at origin: Int) throws -> [UInt32] {
    guard let set = Int(exactly: tree.thresholds[origin]), tree.categorySets.indices.contains(set) else {
      throw ModelFault.damagedModel(reason: "a split names categories that the tree does not list")
    }
    var codes: [UInt32] = []
    // LightGBM's codes have 31 bits; words behind those can never be asked for.
    for (index, word) in tree.categorySets[set].prefix(1 << 26).enumerated() {
      for bit: UInt32 in 0..<32 where word >> bit & 1 == 1 { codes.append(UInt32(32 * index) + bit) }
    }
    return codes
  }
}

/// The bits of LightGBM's `decision_type`.
struct LightGBMDecision {
  private let bits: Int32

  /// Takes the number as the file has it.
  init(_ bits: Int32) { self.bits = bits }

  /// Whether the split is one on categories.
  var isCategorical: Bool { bits & 1 != 0 }

  /// What the split does with missing values, nil for what LightGBM does not know either.
  var treatment: FeatureSlots.Treatment? {
    let goesLeft = bits & 2 != 0
    switch bits >> 2 {
    case 0: return .missingIsZero
    case 1: return goesLeft ? .zeroGoesLeft : .zeroGoesRight
    case 2: return goesLeft ? .missingGoesLeft : .missingGoesRight
    default: return nil
    }
  }
}
