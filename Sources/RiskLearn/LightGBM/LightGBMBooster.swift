import CLightGBM
import RiskModels

/// A model in LightGBM's own form, freed with the object.
final class LightGBMBooster {
  private let handle: BoosterHandle?

  private init(handle: BoosterHandle?) { self.handle = handle }

  deinit { LGBM_BoosterFree(handle) }

  /// Makes a model without trees that learns from rows, and measures itself on others.
  static func make(
    learning data: LightGBMDataset, watching validation: LightGBMDataset?, parameters: String
  ) throws -> LightGBMBooster {
    var handle: BoosterHandle?
    try LightGBMLibrary.check(LGBM_BoosterCreate(data.handle, parameters, &handle))
    let booster = LightGBMBooster(handle: handle)
    if let validation { try LightGBMLibrary.check(LGBM_BoosterAddValidData(handle, validation.handle)) }
    return booster
  }

  /// Takes the trees of a saved model.
  static func load(_ text: [UInt8]) throws -> LightGBMBooster {
    var handle: BoosterHandle?
    var rounds: Int32 = 0
    try (text.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { text in
      try LightGBMLibrary.check(LGBM_BoosterLoadModelFromString(text.baseAddress, &rounds, &handle))
    }
    return LightGBMBooster(handle: handle)
  }

  /// Does a round; returns whether nothing was left to split.
  func addRound() throws -> Bool {
    var isFinished: Int32 = 0
    try LightGBMLibrary.check(LGBM_BoosterUpdateOneIter(handle, &isFinished))
    return isFinished != 0
  }

  /// How many rounds the model has.
  func rounds() throws -> Int {
    var rounds: Int32 = 0
    try LightGBMLibrary.check(LGBM_BoosterGetCurrentIteration(handle, &rounds))
    return Int(rounds)
  }

  /// The loss on the training rows (zero) or on those it watches (one); nil when the library does not tell.
  func loss(on rows: Int32) throws -> Double? {
    var count: Int32 = 0
    var values = [Double](repeating: .nan, count: 8)
    try LightGBMLibrary.check(LGBM_BoosterGetEval(handle, rows, &count, &values))
    return count == 1 ? values[0] : nil
  }

  /// The model in LightGBM's text format, up to a number of rounds.
  func text(rounds: Int) throws -> [UInt8] {
    var length: Int64 = 0
    var text = [CChar](repeating: 0, count: 1 << 20)
    for _ in 0..<2 {
      try LightGBMLibrary.check(
        LGBM_BoosterSaveModelToString(
          handle, 0, Int32(clamping: rounds), C_API_FEATURE_IMPORTANCE_SPLIT, Int64(text.count), &length, &text))
      if length <= text.count { break }
      text = [CChar](repeating: 0, count: Int(length))
    }
    // The last byte is the zero that ends a text in C.
    return text.prefix(max(0, Int(length) - 1)).map { UInt8(bitPattern: $0) }
  }

  /// The margin of each row, from all trees.
  func margins(_ matrix: FeatureMatrix) throws -> [Double] {
    var count: Int64 = 0
    var margins = [Double](repeating: .nan, count: matrix.rows)
    try matrix.values.withUnsafeBytes { bytes in
      try LightGBMLibrary.check(
        LGBM_BoosterPredictForMat(
          handle, bytes.baseAddress, C_API_DTYPE_FLOAT64, Int32(clamping: matrix.rows), Int32(clamping: matrix.columns),
          1, C_API_PREDICT_RAW_SCORE, 0, -1, "verbosity=-1", &count, &margins))
    }
    return margins
  }
}
