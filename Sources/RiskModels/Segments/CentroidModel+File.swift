extension CentroidModel {
  /// Reads `{"centers": [[…], …], "feature_names": […]}`, what scikit-learn's `KMeans` has in `cluster_centers_`; what
  /// else stands in the file is passed over.
  ///
  /// - Throws: a `ModelFault` for what is no such file, or holds what is no number.
  public init(bytes: [UInt8]) throws {
    self = try bytes.withUnsafeBufferPointer { bytes in
      var reader = ModelJSONReader(bytes)
      var (centres, names, fields): ([[Double]]?, [String]?, ScalingFields) = (nil, nil, ScalingFields())
      try reader.readObject { reader, key in
        if try fields.read(key, &reader) { return }
        switch key {
        case "centers", "cluster_centers_": centres = try reader.readPoints(limit: Self.segmentLimit)
        case "feature_names", "feature_names_in_": names = try reader.readNames()
        default: try reader.skipValue()
        }
      }
      try reader.expectEnd()
      guard let centres else { throw ModelFault.damagedModel(reason: "it has no centres") }
      return try CentroidModel(
        centres: centres, scaling: try fields.scaling(of: centres.first?.count ?? 0), featureNames: names)
    }
  }
}

extension ModelJSONReader {
  /// Reads a list of lists of numbers.
  fileprivate mutating func readPoints(limit: Int) throws -> [[Double]] {
    var points: [[Double]] = []
    try readArray { reader in
      guard points.count < limit else { throw ModelFault.modelTooLarge(what: "segments", limit: limit) }
      points.append(try reader.readDoubles())
    }
    return points
  }

  /// Reads an array of numbers.
  mutating func readDoubles() throws -> [Double] {
    var values: [Double] = []
    try readArray { reader in values.append(try reader.readDouble()) }
    return values
  }

  /// Reads an array of names.
  mutating func readNames() throws -> [String] {
    var names: [String] = []
    try readArray { reader in names.append(try reader.readString()) }
    return names
  }
}
