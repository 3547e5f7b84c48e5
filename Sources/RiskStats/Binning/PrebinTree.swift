/// A classification tree on one variable, grown best split first (Breiman, Friedman, Olshen and Stone, "Classification
/// and Regression Trees", 1984, sections 2.4 and 4.3: the Gini criterion; Shi 2007, "Best-first decision tree
/// learning").
///
/// Values are looked at in single precision and those nearer than 10⁻⁷ count as one, as scikit-learn's trees do, so
/// that the cuts are the same as OptBinning's.
struct PrebinTree {
  /// The cuts, rising.
  let cuts: [Double]

  /// Grows a tree with at most so many leaves, each with a least number of cases.
  init(_ levels: [CountedValue], leaves: Int, leastCases: Int) {
    let values = TreeValues(levels)
    var open = [TreeNode(0..<values.count, values, leastCases)]
    var cuts: [Double] = []
    while cuts.count < leaves - 1, let next = open.indices.max(by: { open[$0].gain < open[$1].gain }),
      let split = open[next].split
    {
      cuts.append(values.cut(before: split))
      let node = open.remove(at: next)
      open.append(TreeNode(node.range.lowerBound..<split, values, leastCases))
      open.append(TreeNode(split..<node.range.upperBound, values, leastCases))
    }
    self.cuts = Array(Set(cuts)).sorted()
  }
}

/// The distinct values of a variable in single precision, with the cases up to each.
private struct TreeValues {
  private var values: [Float] = []
  private(set) var cumulated = [OutcomeCounts()]

  init(_ levels: [CountedValue]) {
    for level in levels {
      let value = Float(level.value)
      if values.last == value {
        cumulated[cumulated.count - 1] += level.counts
      } else {
        values.append(value)
        cumulated.append((cumulated.last ?? OutcomeCounts()) + level.counts)
      }
    }
  }

  var count: Int { values.count }

  var total: OutcomeCounts { cumulated.last ?? OutcomeCounts() }

  func counts(_ range: Range<Int>) -> OutcomeCounts { cumulated[range.upperBound] - cumulated[range.lowerBound] }

  /// Whether a value stands clear of the one before it.
  func isApart(_ place: Int) -> Bool { values[place] > values[place - 1] + 1e-7 }

  /// The middle between a value and the one before it, as scikit-learn rounds it.
  func cut(before place: Int) -> Double {
    let middle = Double(values[place - 1] / 2) + Double(values[place] / 2)
    return middle == Double(values[place]) || !middle.isFinite ? Double(values[place - 1]) : middle
  }
}

/// A leaf that may still be split.
private struct TreeNode {
  let range: Range<Int>
  /// Where it is best split, before this value; nil where it may not be.
  private(set) var split: Int?
  /// How much the impurity of the whole falls by the split.
  private(set) var gain = -Double.infinity

  init(_ range: Range<Int>, _ values: TreeValues, _ leastCases: Int) {
    self.range = range
    let all = values.counts(range)
    guard all.count >= 2 * leastCases, all.bads > 0, all.goods > 0 else { return }
    var best = -Double.infinity
    for place in range.dropFirst() where values.isApart(place) {
      let left = values.counts(range.lowerBound..<place)
      let right = all - left
      guard left.count >= leastCases, right.count >= leastCases else { continue }
      // The Gini impurity is least where this is largest; what does not depend on the place is left out.
      let purity = left.squares / Double(left.count) + right.squares / Double(right.count)
      if purity > best { (best, split) = (purity, place) }
    }
    if let split { gain = Self.gain(all, values.counts(range.lowerBound..<split), of: values.total) }
  }

  private static func gain(_ node: OutcomeCounts, _ left: OutcomeCounts, of total: OutcomeCounts) -> Double {
    let right = node - left
    let size = Double(node.count)
    let parts = Double(right.count) / size * right.impurity + Double(left.count) / size * left.impurity
    return size / Double(total.count) * (node.impurity - parts)
  }
}

extension OutcomeCounts {
  fileprivate var squares: Double { Double(goods) * Double(goods) + Double(bads) * Double(bads) }

  fileprivate var impurity: Double { 1 - squares / (Double(count) * Double(count)) }
}
