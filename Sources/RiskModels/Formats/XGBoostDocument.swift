/// What XGBoost's model files say, as far as scoring needs it.
///
/// The format: "Introduction to Model IO" in XGBoost's documentation, and its schema `model.schema`.
struct XGBoostDocument {
  var version: [Int32] = []
  var featureNames: [String] = []
  var attributes: [String: String] = [:]
  var parameters: [String: String] = [:]
  var objective = ""
  var booster = ""
  var counts: [String: String] = [:]
  var treeGroups: [Int32] = []
  /// Where each round's first tree is, and last the number of trees; only newer files tell.
  var roundStarts: [Int32] = []
  var treeWeights: [Float]?
  var trees: [XGBoostTree] = []
  /// Whether the file says what texts or numbers stand behind the codes of categories (since XGBoost 3.1).
  var namesCategories = false
  /// The weights of a linear model: one a feature and the bias.
  var linearWeights: [Float] = []

  /// Whether the gains of splits are read, which no score needs.
  private let withGains: Bool

  /// Reads a whole file; throws a `ModelFault` where it is no model of XGBoost's.
  init(_ bytes: UnsafeBufferPointer<UInt8>, format: ModelFormat, withGains: Bool = false) throws {
    self.withGains = withGains
    switch format {
    case .xgboostJSON:
      var reader = ModelJSONReader(bytes)
      try read(&reader)
    case .xgboostUBJ:
      var reader = ModelUBJReader(bytes)
      try read(&reader)
    case .lightGBM, .centroids, .isolationForest, .autoencoder:
      throw ModelFault.unknownFormat
    }
  }

  private mutating func read<Reader: ModelReader>(_ reader: inout Reader) throws {
    try reader.readObject { reader, name in
      switch name {
      case "version": version = try reader.readIntegers()
      case "learner": try reader.readObject { try readLearner(&$0, $1) }
      default: try reader.skipValue()
      }
    }
    try reader.expectEnd()
  }

  private mutating func readLearner<Reader: ModelReader>(_ reader: inout Reader, _ name: String) throws {
    switch name {
    case "attributes": attributes = try reader.readTexts(of: ["best_iteration"])
    case "feature_names":
      featureNames = []
      try reader.readArray { featureNames.append(try $0.readString()) }
    case "learner_model_param":
      parameters = try reader.readTexts(of: ["base_score", "num_class", "num_feature", "num_target"])
    case "objective":
      try reader.readObject { if $1 == "name" { objective = try $0.readText() } else { try $0.skipValue() } }
    case "gradient_booster": try reader.readObject { try readBooster(&$0, $1) }
    default: try reader.skipValue()
    }
  }

  /// Reads a member of `gradient_booster`; up to XGBoost 3.3 dart keeps its trees one level deeper.
  private mutating func readBooster<Reader: ModelReader>(_ reader: inout Reader, _ name: String) throws {
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
  private mutating func readModel<Reader: ModelReader>(_ reader: inout Reader, _ name: String) throws {
    switch name {
    case "gbtree_model_param":
      counts = try reader.readTexts(of: ["num_trees", "num_parallel_tree"])
    case "cats": try reader.readObject { if $1 == "enc" { try readNames(&$0) } else { try $0.skipValue() } }
    case "tree_info": treeGroups = try reader.readIntegers()
    case "iteration_indptr": roundStarts = try reader.readIntegers()
    case "weight_drop": treeWeights = try reader.readFloats()
    case "weights": linearWeights = try reader.readFloats()
    case "trees":
      trees = []
      try reader.readArray {
        let tree = try XGBoostTree(&$0, withGains: withGains)
        try tree.checkLengths()
        trees.append(tree)
      }
    default: try reader.skipValue()
    }
  }

  /// Reads the categories of each feature only as far as to know whether there are any.
  private mutating func readNames<Reader: ModelReader>(_ reader: inout Reader) throws {
    try reader.readArray { reader in
      try reader.readObject { reader, name in
        guard name == "values" else { return try reader.skipValue() }
        try reader.readArray {
          namesCategories = true
          try $0.skipValue()
        }
      }
    }
  }
}
