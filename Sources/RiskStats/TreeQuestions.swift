import CKernels

/// Trees of few leaves as lists of questions, each of which every row is asked.
///
/// The mask of a question has a bit for each leaf that is still possible when a row goes right there; leaves are counted
/// from left to right, so that the lowest bit all answers leave is the row's leaf (Lucchese et al. 2015, "QuickScorer").
public struct TreeQuestions<Threshold: Sendable, Mask: Sendable, Leaf: Sendable>: Sendable {
  private var thresholds: [Threshold] = []
  private var slots: [UInt32] = []
  private var masks: [Mask] = []
  private var leaves: [Leaf] = []
  private var firstQuestions: [UInt32] = [0]
  /// The same trees asking for ranks, where that is quicker.
  private var ranked: RankedQuestions?

  /// Starts without trees.
  public init() {}

  /// Adds a tree: what its splits ask and, from left to right, its leaves, of which there is one more.
  public mutating func append(questions: [(threshold: Threshold, slot: UInt32, mask: Mask)], leaves: [Leaf]) {
    thresholds += questions.map(\.threshold)
    slots += questions.map(\.slot)
    masks += questions.map(\.mask)
    self.leaves += leaves
    firstQuestions.append(UInt32(truncatingIfNeeded: thresholds.count))
    ranked = nil
  }

  /// How many questions there are.
  var count: Int { thresholds.count }

  /// What is asked, in the order of the trees.
  var asked: Zip2Sequence<[Threshold], [UInt32]> { zip(thresholds, slots) }

  /// How many leaves the largest tree has.
  var mostLeaves: Int { zip(firstQuestions.dropFirst(), firstQuestions).map { Int($0 - $1) + 1 }.max() ?? 0 }

  /// The same trees with other thresholds and masks.
  func map<NewThreshold, NewMask>(
    _ threshold: (Threshold, _ slot: UInt32) -> NewThreshold, mask: (Mask) -> NewMask
  ) -> TreeQuestions<NewThreshold, NewMask, Leaf> {
    var result = TreeQuestions<NewThreshold, NewMask, Leaf>()
    result.thresholds = asked.map(threshold)
    (result.slots, result.leaves, result.firstQuestions) = (slots, leaves, firstQuestions)
    result.masks = masks.map(mask)
    return result
  }
}

extension TreeQuestions<Int32, UInt32, Float> {
  /// Adds the leaf each row falls into to its sum, in the order of the trees; keys below a threshold go left.
  ///
  /// Rows come in groups of eight, a group's keys of a slot lie together, and every slot a question names is there.
  public func add(
    keys: UnsafePointer<Int32>, slots count: Int, groups: Int, to sums: UnsafeMutablePointer<Float>
  ) {
    withPointers { thresholds, slots, masks, leaves, first, trees in
      let trees = RiskNarrowTrees(
        thresholds: thresholds, slots: slots, masks: masks, leaves: leaves, first_questions: first, trees: trees)
      risk_add_narrow_trees(trees, keys, count, groups, sums)
    }
  }
}

extension TreeQuestions<Double, UInt64, Double> {
  /// Prepares for ranks instead of keys, where that is quicker; call it when all trees are there.
  public mutating func rank(slots: Int) { ranked = RankedQuestions(self, slots: slots) }

  /// Adds the leaf each row falls into to its sum, in the order of the trees; keys up to a threshold go left.
  ///
  /// Rows come in groups of eight, of which there are at most as many as `RankedQuestions` takes; a group's keys of a
  /// slot lie together, and every slot a question names is there.
  public func add(
    keys: UnsafePointer<Double>, slots count: Int, groups: Int, to sums: UnsafeMutablePointer<Double>
  ) {
    if let ranked { return ranked.add(keys: keys, groups: groups, to: sums) }
    withPointers { thresholds, slots, masks, leaves, first, trees in
      let trees = RiskWideTrees(
        thresholds: thresholds, slots: slots, masks: masks, leaves: leaves, first_questions: first, trees: trees)
      risk_add_wide_trees(trees, keys, count, groups, sums)
    }
  }
}

extension TreeQuestions<Int16, UInt16, Double> {
  /// Likewise for ranks, in groups of sixteen rows; those below a threshold go left.
  func add(ranks: UnsafePointer<Int16>, slots count: Int, groups: Int, to sums: UnsafeMutablePointer<Double>) {
    withPointers { thresholds, slots, masks, leaves, first, trees in
      let trees = RiskShortTrees(
        thresholds: thresholds, slots: slots, masks: masks, leaves: leaves, first_questions: first, trees: trees)
      risk_add_short_trees(trees, ranks, count, groups, sums)
    }
  }
}

extension TreeQuestions<Int32, UInt32, Double> {
  /// Likewise for ranks; those below a threshold go left.
  func add(ranks: UnsafePointer<Int32>, slots count: Int, groups: Int, to sums: UnsafeMutablePointer<Double>) {
    withPointers { thresholds, slots, masks, leaves, first, trees in
      let trees = RiskMiddleTrees(
        thresholds: thresholds, slots: slots, masks: masks, leaves: leaves, first_questions: first, trees: trees)
      risk_add_middle_trees(trees, ranks, count, groups, sums)
    }
  }
}

extension TreeQuestions {
  /// Lends all there is, and how many trees.
  @inline(__always)
  private func withPointers(
    _ body: (
      UnsafePointer<Threshold>?, UnsafePointer<UInt32>?, UnsafePointer<Mask>?, UnsafePointer<Leaf>?,
      UnsafePointer<UInt32>?, Int
    ) -> Void
  ) {
    thresholds.withUnsafeBufferPointer { thresholds in
      slots.withUnsafeBufferPointer { slots in
        masks.withUnsafeBufferPointer { masks in
          leaves.withUnsafeBufferPointer { leaves in
            firstQuestions.withUnsafeBufferPointer { first in
              body(
                thresholds.baseAddress, slots.baseAddress, masks.baseAddress, leaves.baseAddress, first.baseAddress,
                first.count - 1)
            }
          }
        }
      }
    }
  }
}
