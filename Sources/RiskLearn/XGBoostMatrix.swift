import CXGBoost
import RiskModels

/// Rows in XGBoost's own form, freed with the object.
final class XGBoostMatrix {
  let handle: DMatrixHandle?

  private init(handle: DMatrixHandle?) { self.handle = handle }

  deinit { XGDMatrixFree(handle) }

  /// Copies rows, NaN for a missing value; throws `LearnFault` for infinite ones, which XGBoost refuses.
  static func make(_ matrix: FeatureMatrix, threads: Int) throws -> XGBoostMatrix {
    if let place = matrix.values.firstIndex(where: { $0.isInfinite }) {
      throw LearnFault.infiniteFeature(column: place % matrix.columns)
    }
    var handle: DMatrixHandle?
    try matrix.values.withUnsafeBytes { bytes in
      let address = UInt(bitPattern: bytes.baseAddress)
      let description = """
        {"data": [\(address), true], "shape": [\(matrix.rows), \(matrix.columns)], "typestr": "<f8", "version": 3}
        """
      let options = "{\"missing\": NaN, \"nthread\": \(threads)}"
      try XGBoostLibrary.check(XGDMatrixCreateFromDense(description, options, &handle))
    }
    return XGBoostMatrix(handle: handle)
  }

  /// Says which rows are bad.
  func setOutcomes(_ outcomes: [Bool]) throws {
    let labels = outcomes.map { $0 ? Float(1) : 0 }
    try XGBoostLibrary.check(XGDMatrixSetFloatInfo(handle, "label", labels, UInt64(labels.count)))
  }
}
