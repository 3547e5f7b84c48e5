/// One tree as it is written: an array a property, an element a node.
struct XGBoostTree {
  var identifier: Int32?
  var leftChildren: [Int32] = []
  var rightChildren: [Int32] = []
  var features: [Int32] = []
  var conditions: [Float] = []
  var defaultsLeft: [Bool] = []
  var splitTypes: [Int32] = []
  var covers: [Float] = []
  /// How much each split improved the loss; empty unless asked for.
  var gains: [Float] = []
  var categories: [Int32] = []
  var categoryNodes: [Int32] = []
  var categoryStarts: [Int32] = []
  var categoryCounts: [Int32] = []
  var parameters: [String: String] = [:]

  init<Reader: ModelReader>(_ reader: inout Reader, withGains: Bool) throws {
    try reader.readObject { reader, name in
      switch name {
      case "id": identifier = try reader.readInteger()
      case "left_children": leftChildren = try reader.readIntegers()
      case "right_children": rightChildren = try reader.readIntegers()
      case "split_indices": features = try reader.readIntegers()
      case "split_conditions": conditions = try reader.readFloats()
      case "default_left": defaultsLeft = try reader.readFlags()
      case "split_type": splitTypes = try reader.readIntegers()
      case "loss_changes" where withGains: gains = try reader.readFloats()
      case "sum_hessian": covers = try reader.readFloats()
      case "categories": categories = try reader.readIntegers()
      case "categories_nodes": categoryNodes = try reader.readIntegers()
      case "categories_segments": categoryStarts = try reader.readIntegers()
      case "categories_sizes": categoryCounts = try reader.readIntegers()
      case "tree_param": parameters = try reader.readTexts(of: ["num_nodes", "size_leaf_vector"])
      default: try reader.skipValue()
      }
    }
  }
}

extension XGBoostTree {
  /// Checks that every array has an element a node and that leaves hold one number.
  func checkLengths() throws {
    let count = leftChildren.count
    let needed = [rightChildren.count, features.count, conditions.count, defaultsLeft.count]
    let optional = [splitTypes.count, covers.count, gains.count]
    if let size = parameters["size_leaf_vector"], size != "0", size != "1" {
      throw ModelFault.unsupportedModel(reason: "its leaves hold several values")
    }
    guard count > 0, needed.allSatisfy({ $0 == count }), optional.allSatisfy({ $0 == count || $0 == 0 }),
      parameters["num_nodes"].map({ $0 == String(count) }) ?? true
    else { throw ModelFault.damagedModel(reason: "a tree's arrays are not equally long") }
  }

  /// The categories of each node that splits on them: those that go right, ascending.
  ///
  /// Together they cannot be more than the file lists, however often it claims each.
  func categoriesByNode() throws -> [Int32: [UInt32]] {
    guard categoryNodes.count == categoryStarts.count, categoryNodes.count == categoryCounts.count else {
      throw ModelFault.damagedModel(reason: "a tree's lists of categories are not equally long")
    }
    var result: [Int32: [UInt32]] = [:]
    var left = categories.count
    for (index, node) in categoryNodes.enumerated() {
      let start = Int(categoryStarts[index])
      let count = Int(categoryCounts[index])
      left -= count
      guard start >= 0, count > 0, left >= 0, start + count <= categories.count, result[node] == nil else {
        throw ModelFault.damagedModel(reason: "a split names categories that the tree does not list")
      }
      result[node] = try categories[start..<(start + count)].map(Self.category).sorted()
    }
    return result
  }

  private static func category(_ code: Int32) throws -> UInt32 {
    guard code >= 0, code < PackedNode.categoryLimit else {
      throw ModelFault.damagedModel(reason: "a category has the impossible code \(code)")
    }
    return UInt32(code)
  }
}
