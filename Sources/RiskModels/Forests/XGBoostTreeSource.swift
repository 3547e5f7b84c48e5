/// A tree of XGBoost's, its leaves times the weight dart has given it.
struct XGBoostTreeSource: TreeSource {
  private let tree: XGBoostTree
  private let weight: Float
  private let categories: [Int32: [UInt32]]

  /// Takes a tree whose arrays have an element a node.
  init(_ tree: XGBoostTree, weight: Float) throws {
    self.tree = tree
    self.weight = weight
    categories = try tree.categoriesByNode()
  }

  var nodeCount: Int { tree.leftChildren.count }

  func children(of origin: Int) -> (left: Int, right: Int)? {
    let left = tree.leftChildren[origin]
    return left < 0 ? nil : (Int(left), Int(tree.rightChildren[origin]))
  }

  func cover(of origin: Int) -> Double { tree.covers.isEmpty ? 0 : Double(tree.covers[origin]) }

  func label(of origin: Int) -> Int32 { Int32(truncatingIfNeeded: origin) }

  func leaf(at origin: Int, index: Int) throws -> PackedNode {
    let value = tree.conditions[origin] * weight
    guard value.isFinite else { throw ModelFault.damagedModel(reason: "the value of a leaf is not finite") }
    return .leaf(value, at: index)
  }

  func split(
    at origin: Int, right: Int, _ encoder: inout FeatureKeys, _ sets: inout CategorySets
  ) throws -> PackedNode {
    let feature = Int(tree.features[origin])
    guard feature >= 0, feature < encoder.featureCount else {
      throw ModelFault.damagedModel(reason: "a split uses feature \(feature) of \(encoder.featureCount)")
    }
    let missingGoesLeft = tree.defaultsLeft[origin]
    switch tree.splitTypes.isEmpty ? 0 : tree.splitTypes[origin] {
    case 0:
      guard !tree.conditions[origin].isNaN else {
        throw ModelFault.damagedModel(reason: "the threshold of a split is not a number")
      }
      return .split(
        feature: feature, threshold: tree.conditions[origin], missingGoesLeft: missingGoesLeft, right: right)
    case 1:
      guard let codes = categories[Int32(truncatingIfNeeded: origin)] else {
        throw ModelFault.damagedModel(reason: "a split on categories names none")
      }
      return .split(
        feature: feature, categorySet: sets.append(codes), missingGoesLeft: missingGoesLeft, right: right)
    case let type:
      throw ModelFault.unsupportedModel(reason: "it has splits of the unknown type \(type)")
    }
  }
}
