import CXGBoost

/// A model in XGBoost's own form, freed with the object.
final class XGBoostBooster {
  private let handle: BoosterHandle?

  private init(handle: BoosterHandle?) { self.handle = handle }

  deinit { XGBoosterFree(handle) }

  /// Makes a model without trees; matrices given here keep their margins at hand while trees are added.
  static func make(watching matrices: [XGBoostMatrix] = []) throws -> XGBoostBooster {
    var handle: BoosterHandle?
    let handles = matrices.map(\.handle)
    try XGBoostLibrary.check(XGBoosterCreate(handles, bst_ulong(handles.count), &handle))
    return XGBoostBooster(handle: handle)
  }

  /// Sets an option by XGBoost's own name.
  func set(_ name: String, _ value: String) throws {
    try XGBoostLibrary.check(XGBoosterSetParam(handle, name, value))
  }

  /// Names the features in the file (`feature_name`), or says what they are (`feature_type`).
  func set(_ field: String, ofFeatures texts: [String]) throws {
    try texts.withCStrings { pointers in
      var pointers = pointers
      try XGBoostLibrary.check(XGBoosterSetStrFeatureInfo(handle, field, &pointers, bst_ulong(pointers.count)))
    }
  }

  /// Leaves a remark in the file.
  func remark(_ name: String, _ value: String) throws {
    try XGBoostLibrary.check(XGBoosterSetAttr(handle, name, value))
  }

  /// Does a round, counted from zero.
  func addRound(_ round: Int, to matrix: XGBoostMatrix) throws {
    try XGBoostLibrary.check(XGBoosterUpdateOneIter(handle, Int32(clamping: round), matrix.handle))
  }

  /// The loss on a matrix, nil when the library does not tell.
  func loss(_ round: Int, on matrix: XGBoostMatrix) throws -> Double? {
    var text: UnsafePointer<CChar>?
    var matrices = [matrix.handle]
    try ["rows"].withCStrings { names in
      var names = names
      try XGBoostLibrary.check(
        XGBoosterEvalOneIter(handle, Int32(clamping: round), &matrices, &names, 1, &text))
    }
    return text.map { String(cString: $0) }?.split(separator: ":").last.flatMap { Double($0) }
  }

  /// The first rounds alone.
  func slice(rounds: Int) throws -> XGBoostBooster {
    var slice: BoosterHandle?
    try XGBoostLibrary.check(XGBoosterSlice(handle, 0, Int32(clamping: rounds), 1, &slice))
    return XGBoostBooster(handle: slice)
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
