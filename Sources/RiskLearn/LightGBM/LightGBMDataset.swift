import CLightGBM
import RiskModels

/// Rows in LightGBM's own form, freed with the object.
final class LightGBMDataset {
  let handle: DatasetHandle?

  private init(handle: DatasetHandle?) { self.handle = handle }

  deinit { LGBM_DatasetFree(handle) }

  /// Cuts rows into intervals, those of another set where one is given, and adds targets, weights and names.
  static func make(
    _ data: TrainingData, names: [String], parameters: String, like reference: LightGBMDataset? = nil
  ) throws -> LightGBMDataset {
    var handle: DatasetHandle?
    try data.features.values.withUnsafeBytes { bytes in
      try LightGBMLibrary.check(
        LGBM_DatasetCreateFromMat(
          bytes.baseAddress, C_API_DTYPE_FLOAT64, Int32(clamping: data.rows), Int32(clamping: names.count), 1,
          parameters, reference?.handle, &handle))
    }
    let set = LightGBMDataset(handle: handle)
    try set.set("label", data.targets)
    if let weights = data.weights { try set.set("weight", weights) }
    try names.withCStrings { names in
      var names = names
      try LightGBMLibrary.check(LGBM_DatasetSetFeatureNames(set.handle, &names, Int32(clamping: names.count)))
    }
    return set
  }

  private func set(_ field: String, _ numbers: [Double]) throws {
    let floats = numbers.map { Float($0) }
    try LightGBMLibrary.check(
      LGBM_DatasetSetField(handle, field, floats, Int32(clamping: floats.count), C_API_DTYPE_FLOAT32))
  }
}
