import CXGBoost
import RiskModels

/// Rows in XGBoost's own form, freed with the object.
final class XGBoostMatrix {
  let handle: DMatrixHandle?

  private init(handle: DMatrixHandle?) { self.handle = handle }

  deinit { XGDMatrixFree(handle) }

  /// Copies rows, rounded to Float32, NaN for a missing value; XGBoost refuses infinite ones.
  static func make(_ matrix: FeatureMatrix, threads: Int) throws -> XGBoostMatrix {
    var handle: DMatrixHandle?
    try matrix.values.withUnsafeBytes { bytes in
      let options = "{\"missing\": NaN, \"nthread\": \(threads)}"
      try XGBoostLibrary.check(XGDMatrixCreateFromDense(description(matrix, bytes), options, &handle))
    }
    return XGBoostMatrix(handle: handle)
  }

  /// Copies rows with their targets, weights, and the names and kinds of their features.
  static func make(_ data: TrainingData, names: [String], threads: Int) throws -> XGBoostMatrix {
    let matrix = try make(data.features, threads: threads)
    try matrix.set("label", data.targets)
    if let weights = data.weights { try matrix.set("weight", weights) }
    try matrix.set("feature_name", names)
    try matrix.set("feature_type", data.featureTypes)
    return matrix
  }

  /// NumPy's description of an array, which XGBoost takes.
  private static func description(_ matrix: FeatureMatrix, _ bytes: UnsafeRawBufferPointer) -> String {
    let address = UInt(bitPattern: bytes.baseAddress)
    return """
      {"data": [\(address), true], "shape": [\(matrix.rows), \(matrix.columns)], "typestr": "<f8", "version": 3}
      """
  }

  private func set(_ field: String, _ numbers: [Double]) throws {
    let floats = numbers.map { Float($0) }
    try XGBoostLibrary.check(XGDMatrixSetFloatInfo(handle, field, floats, UInt64(floats.count)))
  }

  private func set(_ field: String, _ texts: [String]) throws {
    try texts.withCStrings { pointers in
      var pointers = pointers
      try XGBoostLibrary.check(XGDMatrixSetStrFeatureInfo(handle, field, &pointers, UInt64(pointers.count)))
    }
  }
}

extension TrainingData {
  /// What XGBoost calls numbers and categories.
  var featureTypes: [String] { categories.map { $0 == nil ? "q" : "c" } }
}
