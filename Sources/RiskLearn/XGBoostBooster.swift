import CXGBoost

/// A model in XGBoost's own form, freed with the object.
final class XGBoostBooster {
  private let handle: BoosterHandle?

  private init(handle: BoosterHandle?) { self.handle = handle }

  deinit { XGBoosterFree(handle) }

  /// Makes a model without trees; a matrix given here keeps its margins at hand while trees are added.
  static func make(training matrix: XGBoostMatrix? = nil) throws -> XGBoostBooster {
    var handle: BoosterHandle?
    let matrices = [matrix?.handle]
    try XGBoostLibrary.check(XGBoosterCreate(matrices, matrix == nil ? 0 : 1, &handle))
    return XGBoostBooster(handle: handle)
  }

  /// Sets an option by XGBoost's own name.
  func set(_ name: String, _ value: String) throws {
    try XGBoostLibrary.check(XGBoosterSetParam(handle, name, value))
  }

  /// Adds a tree, counted from zero.
  func addTree(_ round: Int, to matrix: XGBoostMatrix) throws {
    try XGBoostLibrary.check(XGBoosterUpdateOneIter(handle, Int32(clamping: round), matrix.handle))
  }

  /// The log-loss on a matrix, nil when the library does not tell.
  func logLoss(_ round: Int, on matrix: XGBoostMatrix) throws -> Double? {
    var text: UnsafePointer<CChar>?
    var matrices = [matrix.handle]
    try "train".withCString { name in
      var names: [UnsafePointer<CChar>?] = [name]
      try XGBoostLibrary.check(
        XGBoosterEvalOneIter(handle, Int32(clamping: round), &matrices, &names, 1, &text))
    }
    return text.map { String(cString: $0) }?.split(separator: ":").last.flatMap { Double($0) }
  }

  /// The model in XGBoost's JSON format.
  func json() throws -> [UInt8] {
    var count: bst_ulong = 0
    var bytes: UnsafePointer<CChar>?
    try XGBoostLibrary.check(XGBoosterSaveModelToBuffer(handle, "{\"format\": \"json\"}", &count, &bytes))
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(count)))
  }

  /// Takes the trees of a saved model.
  func load(_ bytes: [UInt8]) throws {
    try XGBoostLibrary.check(XGBoosterLoadModelFromBuffer(handle, bytes, bst_ulong(bytes.count)))
  }

  /// The margin of each row, from all trees.
  func margins(_ matrix: XGBoostMatrix) throws -> [Float] {
    let options = """
      {"type": 1, "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": false}
      """
    var shape: UnsafePointer<bst_ulong>?
    var dimensions: bst_ulong = 0
    var values: UnsafePointer<Float>?
    try XGBoostLibrary.check(
      XGBoosterPredictFromDMatrix(handle, matrix.handle, options, &shape, &dimensions, &values))
    let count = UnsafeBufferPointer(start: shape, count: Int(dimensions)).reduce(1) { $0 * Int($1) }
    return [Float](UnsafeBufferPointer(start: values, count: count))
  }
}
