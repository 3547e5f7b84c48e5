/// What XGBoost's JSON model format says, as far as scoring needs it.
///
/// The format: "Introduction to Model IO" in XGBoost's documentation, and its schema `model.schema`.
struct XGBoostDocument {
  var version: [Int32] = []
  var featureNames: [String] = []
  var attributes: [String: String] = [:]
  var parameters: [String: String] = [:]
  var objective = ""
  var booster = ""
  var treeCount: String?
  var treeGroups: [Int32] = []
  var treeWeights: [Float]?
  var trees: [XGBoostTree] = []

  /// Reads a whole file; throws a `ModelFault` where it is no model of XGBoost's.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    var reader = ModelJSONReader(bytes)
    guard !bytes.isEmpty else { throw ModelFault.damagedModel(reason: "the file is empty") }
    guard reader.skipSpace() == UInt8(ascii: "{"), !Self.isBinary(bytes) else { throw ModelFault.binaryModel }
    try reader.readObject { reader, name in
      switch name {
      case "version": version = try reader.readIntegers()
      case "learner": try reader.readObject { try readLearner(&$0, $1) }
      default: try reader.skipValue()
      }
    }
    try reader.expectEnd()
  }

  /// Whether an opening brace is followed by a length, as in XGBoost's UBJSON, instead of a quote.
  private static func isBinary(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var reader = ModelJSONReader(bytes)
    _ = reader.skipSpace()
    reader.position += 1
    let next = reader.skipSpace()
    return next != UInt8(ascii: "\"") && next != UInt8(ascii: "}") && reader.position < bytes.count
  }

  private mutating func readLearner(_ reader: inout ModelJSONReader, _ name: String) throws {
    switch name {
    case "attributes": try reader.readObject { attributes[$1] = try $0.readText() }
    case "feature_names":
      featureNames = []
      try reader.readArray { featureNames.append(try $0.readString()) }
    case "learner_model_param": try reader.readObject { parameters[$1] = try $0.readText() }
    case "objective":
      try reader.readObject { if $1 == "name" { objective = try $0.readText() } else { try $0.skipValue() } }
    case "gradient_booster": try reader.readObject { try readBooster(&$0, $1) }
    default: try reader.skipValue()
    }
  }

  /// Reads a member of `gradient_booster`; up to XGBoost 3.3 dart keeps its trees one level deeper.
  private mutating func readBooster(_ reader: inout ModelJSONReader, _ name: String) throws {
    switch name {
    case "name": booster = try reader.readText()
    case "weight_drop": treeWeights = try reader.readFloats()
    case "model": try reader.readObject { try readModel(&$0, $1) }
    case "gbtree":
      try reader.readObject {
        if $1 == "model" { try $0.readObject { try readModel(&$0, $1) } } else { try $0.skipValue() }
      }
    default: try reader.skipValue()
    }
  }

  /// Reads a member of the model proper; XGBoost 3.4 keeps the weights of dropped trees here.
  private mutating func readModel(_ reader: inout ModelJSONReader, _ name: String) throws {
    switch name {
    case "gbtree_model_param":
      try reader.readObject { if $1 == "num_trees" { treeCount = try $0.readText() } else { try $0.skipValue() } }
    case "tree_info": treeGroups = try reader.readIntegers()
    case "weight_drop": treeWeights = try reader.readFloats()
    case "trees":
      trees = []
      try reader.readArray { trees.append(try XGBoostTree(&$0)) }
    default: try reader.skipValue()
    }
  }
}

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
  var parameters: [String: String] = [:]

  init(_ reader: inout ModelJSONReader) throws {
    try reader.readObject { reader, name in
      switch name {
      case "id": identifier = try reader.readInteger()
      case "left_children": leftChildren = try reader.readIntegers()
      case "right_children": rightChildren = try reader.readIntegers()
      case "split_indices": features = try reader.readIntegers()
      case "split_conditions": conditions = try reader.readFloats()
      case "default_left": defaultsLeft = try reader.readFlags()
      case "split_type": splitTypes = try reader.readIntegers()
      case "sum_hessian": covers = try reader.readFloats()
      case "tree_param": try reader.readObject { parameters[$1] = try $0.readText() }
      default: try reader.skipValue()
      }
    }
  }
}
