import Foundation

/// How unusual rows are: those that few random cuts set apart from all others.
///
/// Liu, Ting and Zhou 2008, "Isolation forest", ICDM; scores are those of scikit-learn's `IsolationForest`.
public struct IsolationForest: Sendable {
  /// How many features a row has.
  public let featureCount: Int
  /// The names of the features; those of their places where the file has none.
  public let featureNames: [String]
  /// How many trees there are.
  public var treeCount: Int { roots.count }
  /// The score from which on a row counts as unusual, with its sign turned.
  let offset: Double
  private let nodes: [Node]
  private let roots: [Int]
  /// The most steps from each root to a leaf.
  private let depths: [Int]
  /// The mean path through all trees of a row like any other: trees × c(sample size).
  private let usualPath: Double

  /// A node; a leaf is its own child on either side, so that many trees are walked down step by step together.
  struct Node: Sendable {
    /// The largest value that goes left.
    let limit: Double
    /// The length of the path to a leaf; 0 elsewhere.
    let path: Double
    /// The feature that decides.
    let feature: Int32
    /// Where the children are.
    let left: Int32
    var right: Int32
  }

  /// How many trees are walked down side by side.
  private static let lanes = 8

  /// Lays trees out for scoring.
  ///
  /// - Throws: a `ModelFault` where a tree is none.
  init(_ document: IsolationDocument) throws(ModelFault) {
    var (nodes, roots, depths): ([Node], [Int], [Int]) = ([], [], [])
    for tree in document.trees {
      roots.append(nodes.count)
      depths.append(try tree.append(to: &nodes, featureCount: document.featureCount))
    }
    (self.nodes, self.roots, self.depths, offset) = (nodes, roots, depths, document.offset)
    (featureCount, featureNames) = (document.featureCount, document.featureNames)
    usualPath = Double(roots.count) * Self.meanPath(among: document.sampleSize)
  }

  /// How unusual a row is: positive where scikit-learn's `predict` says that it is an outlier; NaN where a feature is
  /// missing, of which the trees know nothing.
  ///
  /// It is -`decision_function`: the score s = 2^(-E[h] / c) of equation 2, where h is the length of the path to the row's
  /// leaf, less the score from which on rows count as unusual.
  public func anomaly(of row: UnsafeBufferPointer<Double>) -> Double {
    guard row.count == featureCount else { return .nan }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: featureCount) { features in
      for place in 0..<featureCount {
        guard !row[place].isNaN else { return .nan }
        // scikit-learn's trees read Float32.
        features.initializeElement(at: place, to: Double(Float(row[place])))
      }
      return exp2(-path(of: UnsafeBufferPointer(features)) / usualPath) + offset
    }
  }

  /// The lengths of the paths through all trees, summed up in the order of the trees.
  private func path(of features: UnsafeBufferPointer<Double>) -> Double {
    nodes.withUnsafeBufferPointer { nodes in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.lanes) { places in
        var sum = 0.0
        for start in stride(from: 0, to: roots.count, by: Self.lanes) {
          let count = min(Self.lanes, roots.count - start)
          for lane in 0..<count { places.initializeElement(at: lane, to: roots[start + lane]) }
          let depth = depths[start..<(start + count)].max() ?? 0
          for _ in 0..<depth {
            for lane in 0..<count {
              let node = nodes[places[lane]]
              places[lane] = Int(features[Int(node.feature)] <= node.limit ? node.left : node.right)
            }
          }
          for lane in 0..<count { sum += nodes[places[lane]].path }
        }
        return sum
      }
    }
  }

  /// The mean length of a path that looks in vain for a row among n: c(n) of equation 1.
  static func meanPath(among count: Int) -> Double {
    guard count > 1 else { return 0 }
    guard count > 2 else { return 1 }
    let others = Double(count - 1)
    return 2 * (log(others) + eulerGamma) - 2 * others / Double(count)
  }

  /// The Euler–Mascheroni constant.
  private static let eulerGamma = 0.577_215_664_901_532_9
}
