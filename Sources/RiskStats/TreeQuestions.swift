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

  /// Starts without trees.
  public init() {}

  /// Adds a tree: what its splits ask and, from left to right, its leaves, of which there is one more.
  public mutating func append(questions: [(threshold: Threshold, slot: UInt32, mask: Mask)], leaves: [Leaf]) {
    thresholds += questions.map(\.threshold)
    slots += questions.map(\.slot)
    masks += questions.map(\.mask)
    self.leaves += leaves
    firstQuestions.append(UInt32(truncatingIfNeeded: thresholds.count))
  }
}

extension TreeQuestions<Int32, UInt32, Float> {
  /// Adds the leaf each row falls into to its sum, in the order of the trees; keys below a threshold go left.
  ///
  /// Rows come in groups of eight, a group's keys of a slot lie together, and every slot a question names is there.
  public func add(
    keys: UnsafePointer<Int32>, slots count: Int, groups: Int, to sums: UnsafeMutablePointer<Float>
  ) {
    thresholds.withUnsafeBufferPointer { thresholds in
      slots.withUnsafeBufferPointer { slots in
        masks.withUnsafeBufferPointer { masks in
          leaves.withUnsafeBufferPointer { leaves in
            firstQuestions.withUnsafeBufferPointer { first in
              let trees = RiskNarrowTrees(
                thresholds: thresholds.baseAddress, slots: slots.baseAddress, masks: masks.baseAddress,
                leaves: leaves.baseAddress, first_questions: first.baseAddress, trees: first.count - 1)
              risk_add_narrow_trees(trees, keys, count, groups, sums)
            }
          }
        }
      }
    }
  }
}

extension TreeQuestions<Double, UInt64, Double> {
  /// Adds the leaf each row falls into to its sum, in the order of the trees; keys up to a threshold go left.
  ///
  /// Rows come in groups of eight, a group's keys of a slot lie together, and every slot a question names is there.
  public func add(
    keys: UnsafePointer<Double>, slots count: Int, groups: Int, to sums: UnsafeMutablePointer<Double>
  ) {
    thresholds.withUnsafeBufferPointer { thresholds in
      slots.withUnsafeBufferPointer { slots in
        masks.withUnsafeBufferPointer { masks in
          leaves.withUnsafeBufferPointer { leaves in
            firstQuestions.withUnsafeBufferPointer { first in
              let trees = RiskWideTrees(
                thresholds: thresholds.baseAddress, slots: slots.baseAddress, masks: masks.baseAddress,
                leaves: leaves.baseAddress, first_questions: first.baseAddress, trees: first.count - 1)
              risk_add_wide_trees(trees, keys, count, groups, sums)
            }
          }
        }
      }
    }
  }
}
