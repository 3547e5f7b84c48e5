/// The file of an isolation forest: the attributes of scikit-learn's `IsolationForest` as JSON.
struct IsolationDocument {
  private(set) var trees: [IsolationTree] = []
  /// How many rows each tree was grown on (`max_samples_`).
  private(set) var sampleSize = 0
  /// What is taken from a score to get a decision (`offset_`).
  private(set) var offset = 0.0
  private(set) var featureCount = 0
  private(set) var featureNames: [String] = []
  /// How many trees and how many nodes in all a file may have.
  private static let treeLimit = 100_000, nodeLimit = 50_000_000

  /// Reads `{"trees": [{"children_left": […], …}], "max_samples": 256, "offset": -0.5}`.
  ///
  /// - Throws: a `ModelFault` for what is no such file.
  init(bytes: [UInt8]) throws {
    self = try bytes.withUnsafeBufferPointer { try IsolationDocument($0) }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    var reader = ModelJSONReader(bytes)
    var (size, cut, width, names): (Int32?, Double?, Int32?, [String]?) = (nil, nil, nil, nil)
    try reader.readObject { reader, key in
      switch key {
      case "trees": try readTrees(&reader)
      case "max_samples", "max_samples_": size = try reader.readInteger()
      case "offset", "offset_": cut = try reader.readDouble()
      case "n_features", "n_features_in_": width = try reader.readInteger()
      case "feature_names", "feature_names_in_": names = try reader.readNames()
      default: try reader.skipValue()
      }
    }
    try reader.expectEnd()
    guard let size, size > 1 else { throw ModelFault.damagedModel(reason: "it does not say 'max_samples', from 2 on") }
    guard let cut, cut.isFinite else { throw ModelFault.damagedModel(reason: "it does not say 'offset', a number") }
    guard !trees.isEmpty else { throw ModelFault.damagedModel(reason: "it has no trees") }
    (sampleSize, offset) = (Int(size), cut)
    try settleFeatures(width.map(Int.init), names)
  }

  /// Settles how many features there are: as the file says, or up to the last one a tree reads.
  private mutating func settleFeatures(_ width: Int?, _ names: [String]?) throws {
    let read = Int(trees.map(\.lastColumn).max() ?? -1) + 1
    featureCount = width ?? names?.count ?? read
    guard featureCount > 0, featureCount >= read, featureCount < 1_000_000,
      names.map({ $0.count == featureCount }) ?? true
    else { throw ModelFault.damagedModel(reason: "it reads more features than it says, or names more or fewer") }
    featureNames = names ?? (0..<featureCount).map { "f\($0)" }
  }

  private mutating func readTrees(_ reader: inout ModelJSONReader) throws {
    var count = 0
    try reader.readArray { reader in
      guard trees.count < Self.treeLimit else { throw ModelFault.modelTooLarge(what: "trees", limit: Self.treeLimit) }
      let tree = try Self.tree(&reader)
      count += tree.left.count
      guard count <= Self.nodeLimit else { throw ModelFault.modelTooLarge(what: "nodes", limit: Self.nodeLimit) }
      trees.append(tree)
    }
  }

  private static func tree(_ reader: inout ModelJSONReader) throws -> IsolationTree {
    var tree = IsolationTree()
    try reader.readObject { reader, key in
      switch key {
      case "features": tree.columns = try reader.readIntegers()
      case "children_left": tree.left = try reader.readIntegers()
      case "children_right": tree.right = try reader.readIntegers()
      case "feature": tree.feature = try reader.readIntegers()
      case "threshold": tree.limit = try reader.readDoubles()
      case "n_node_samples": tree.sizes = try reader.readIntegers()
      default: try reader.skipValue()
      }
    }
    return tree
  }
}

extension IsolationForest {
  /// Reads a forest from its file.
  ///
  /// - Throws: a `ModelFault` for what is no such file, or whose trees are none.
  public init(bytes: [UInt8]) throws { try self.init(IsolationDocument(bytes: bytes)) }
}
