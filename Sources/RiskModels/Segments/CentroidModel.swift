/// Segments as k-means finds them: each is known by its centre, and a row belongs to the one that is nearest.
///
/// MacQueen 1967, "Some methods for classification and analysis of multivariate observations"; distances are Euclidean,
/// as scikit-learn's `KMeans.predict` takes them.
public struct CentroidModel: Sendable, Equatable {
  /// How many features a row has, and how many segments there are.
  public let featureCount, segmentCount: Int
  /// The names of the features; those of their places where the file has none.
  public let featureNames: [String]
  /// How features are prepared; nil where they are taken as they are.
  public let scaling: FeatureScaling?
  /// The centres, one behind the other.
  let centres: [Double]
  /// The most segments a file may have.
  static let segmentLimit = 10_000

  /// Puts segments together.
  ///
  /// - Throws: a `ModelFault` where there are none, or a centre is no point of the features' space.
  init(centres: [[Double]], scaling: FeatureScaling? = nil, featureNames names: [String]?) throws(ModelFault) {
    guard let first = centres.first, !first.isEmpty else { throw .damagedModel(reason: "it has no centres") }
    guard centres.allSatisfy({ $0.count == first.count }) else {
      throw .damagedModel(reason: "its centres have different numbers of features")
    }
    guard names.map({ $0.count == first.count }) ?? true else {
      throw .damagedModel(reason: "it names more or fewer features than its centres have")
    }
    guard scaling.map({ $0.count == first.count }) ?? true else {
      throw .damagedModel(reason: "it prepares more or fewer features than its centres have")
    }
    self.scaling = scaling
    self.centres = centres.flatMap { $0 }
    guard self.centres.allSatisfy(\.isFinite) else {
      throw .damagedModel(reason: "a centre has a number that is none, or too large")
    }
    (featureCount, segmentCount) = (first.count, centres.count)
    featureNames = names ?? first.indices.map { "f\($0)" }
  }

  /// The segment of a row, counted from 0 as in the file, of two that are as near the first; NaN where a feature is
  /// missing: a distance cannot be told without it.
  public func segment(of row: UnsafeBufferPointer<Double>) -> Double {
    guard row.count == featureCount else { return .nan }
    guard let scaling else { return nearest(to: row) }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: featureCount) { prepared in
      prepared.initialize(repeating: 0)
      scaling.prepare(row, into: prepared)
      return nearest(to: UnsafeBufferPointer(prepared))
    }
  }

  private func nearest(to row: UnsafeBufferPointer<Double>) -> Double {
    var (nearest, least) = (Double.nan, Double.infinity)
    for segment in 0..<segmentCount {
      let distance = squaredDistance(of: row, to: segment)
      if distance < least { (nearest, least) = (Double(segment), distance) }
    }
    return nearest
  }

  private func squaredDistance(of row: UnsafeBufferPointer<Double>, to segment: Int) -> Double {
    centres.withUnsafeBufferPointer { centres in
      var sum = 0.0
      for place in 0..<featureCount {
        let difference = row[place] - centres[segment * featureCount + place]
        sum += difference * difference
      }
      return sum
    }
  }
}
