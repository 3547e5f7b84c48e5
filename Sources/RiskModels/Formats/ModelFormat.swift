/// The kinds of model files that are read.
public enum ModelFormat: Sendable, Equatable {
  /// XGBoost's JSON (`save_model('model.json')`).
  case xgboostJSON
  /// XGBoost's Universal Binary JSON (`save_model('model.ubj')`).
  case xgboostUBJ
  /// LightGBM's text (`save_model('model.txt')`).
  case lightGBM
  /// Segments: scikit-learn's `KMeans` as JSON with its centres.
  case centroids
  /// Scikit-learn's `IsolationForest` as JSON with its trees.
  case isolationForest
  /// An autoencoder: PyTorch's `state_dict` as JSON.
  case autoencoder

  /// The most bytes a model file may have.
  public static let byteLimit = 512 << 20

  /// Tells by the first bytes what a file is.
  ///
  /// - Throws: `ModelFault.binaryModel` for XGBoost's format before JSON, `ModelFault.unknownFormat` for anything else,
  ///   `ModelFault.modelTooLarge` and, for an empty file, `ModelFault.damagedModel`.
  public init(of bytes: UnsafeBufferPointer<UInt8>) throws {
    guard bytes.count <= Self.byteLimit else { throw ModelFault.modelTooLarge(what: "bytes", limit: Self.byteLimit) }
    let start = bytes.prefix(64).filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first = start.first else { throw ModelFault.damagedModel(reason: "the file is empty") }
    if first == UInt8(ascii: "{") {
      let isJSON = start.count < 2 || [UInt8(ascii: "\""), UInt8(ascii: "}")].contains(start[1])
      self = isJSON ? Self.format(ofJSON: bytes) : .xgboostUBJ
    } else if bytes.starts(with: "tree".utf8) {
      self = .lightGBM
    } else if bytes.starts(with: "binf".utf8) || bytes.starts(with: "bs64".utf8) {
      throw ModelFault.binaryModel
    } else {
      throw ModelFault.unknownFormat
    }
  }

  /// Tells by its keys what a JSON object is; what has none of those that tell is left to XGBoost's reader to refuse.
  private static func format(ofJSON bytes: UnsafeBufferPointer<UInt8>) -> ModelFormat {
    struct Found: Error { let format: ModelFormat }
    let known: [String: ModelFormat] = [
      "learner": .xgboostJSON, "centers": .centroids, "cluster_centers_": .centroids, "trees": .isolationForest,
      "weights": .autoencoder,
    ]
    var reader = ModelJSONReader(bytes)
    do {
      try reader.readObject { reader, key in
        if let format = known[key] { throw Found(format: format) }
        try reader.skipValue()
      }
    } catch { return (error as? Found)?.format ?? .xgboostJSON }
    return .xgboostJSON
  }
}
