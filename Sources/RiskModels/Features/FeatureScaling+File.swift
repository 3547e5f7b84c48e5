/// What a model's file says of the preparation of its features: the lists `fill`, `mean` and `scale`, and the number `clip`.
struct ScalingFields {
  private var fill, mean, scale: [Double]?
  private var clip: Double?

  /// Reads the value of a key; false, with nothing read, where the key is another.
  mutating func read(_ key: String, _ reader: inout ModelJSONReader) throws -> Bool {
    switch key {
    case "fill": fill = try reader.readDoubles()
    case "mean": mean = try reader.readDoubles()
    case "scale": scale = try reader.readDoubles()
    case "clip": clip = try reader.readDouble()
    default: return false
    }
    return true
  }

  /// The preparation of so many features; nil where the file says nothing of it: they are taken as they are.
  ///
  /// - Throws: `ModelFault.damagedModel` where it says a part of it only.
  func scaling(of count: Int) throws(ModelFault) -> FeatureScaling? {
    guard mean != nil || scale != nil || clip != nil else { return nil }
    guard let mean, let scale, mean.count == count else {
      throw .damagedModel(reason: "what prepares its features does not fit their number")
    }
    let fills = fill ?? [Double](repeating: .nan, count: count)
    return try FeatureScaling(fills: fills, means: mean, scales: scale, limit: clip ?? .infinity)
  }
}

extension FeatureScaling {
  /// What a file says of it.
  public struct Written: Encodable, Sendable {
    let fill, mean, scale: [Double]
    let clip: Double?
  }

  /// What a file says of it; numbers that are none have no place in JSON, and stand for no fill and no limit.
  public var written: Written {
    Written(fill: fills, mean: means, scale: scales, clip: limit.isFinite ? limit : nil)
  }
}
