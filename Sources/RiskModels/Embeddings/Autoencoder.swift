/// A network that says a row in few numbers, and gives the row back from these as well as it can.
///
/// Hinton and Salakhutdinov 2006, "Reducing the dimensionality of data with neural networks", Science 313. A row like none
/// of those it learned from comes back badly: the reconstruction error is a measure of oddness.
public struct Autoencoder: Sendable {
  /// How many features a row has, and in how many numbers it is said.
  public let featureCount, dimensions: Int
  /// The names of the features; those of their places where the file has none.
  public let featureNames: [String]
  /// How features are prepared; nil where they are taken as they are.
  public let scaling: FeatureScaling?
  let encoder, decoder: [DenseLayer]

  /// Puts a network together.
  ///
  /// - Throws: `ModelFault.damagedModel` where layers do not fit each other.
  init(encoder: [DenseLayer], decoder: [DenseLayer], scaling: FeatureScaling?, featureNames names: [String]?)
    throws(ModelFault)
  {
    let layers = encoder + decoder
    guard let first = encoder.first, let middle = encoder.last, let last = decoder.last,
      zip(layers, layers.dropFirst()).allSatisfy({ $0.outputs == $1.inputs }), last.outputs == first.inputs
    else { throw .damagedModel(reason: "its layers do not fit each other") }
    guard names.map({ $0.count == first.inputs }) ?? true, scaling.map({ $0.count == first.inputs }) ?? true else {
      throw .damagedModel(reason: "it names or prepares more or fewer features than it takes")
    }
    (self.encoder, self.decoder, self.scaling) = (encoder, decoder, scaling)
    (featureCount, dimensions) = (first.inputs, middle.outputs)
    featureNames = names ?? (0..<first.inputs).map { "f\($0)" }
  }

  /// A row in few numbers; all NaN where a feature is missing and nothing stands for it.
  public func embedding(of row: UnsafeBufferPointer<Double>) -> [Double] {
    guard let features = prepared(row) else { return [Double](repeating: .nan, count: dimensions) }
    return encoder.reduce(features) { $1.apply($0) }.map(Double.init)
  }

  /// How far each prepared feature is from what comes back, squared; nil where a feature is missing and nothing stands
  /// for it.
  public func squaredErrors(of row: UnsafeBufferPointer<Double>) -> [Double]? {
    guard let features = prepared(row) else { return nil }
    let restored = (encoder + decoder).reduce(features) { $1.apply($0) }
    return zip(features, restored).map { feature, restored in
      let difference = Double(feature) - Double(restored)
      return difference * difference
    }
  }

  /// The mean over the features of the squared distance between what goes in and what comes back; NaN where a feature is
  /// missing and nothing stands for it.
  public func reconstructionError(of row: UnsafeBufferPointer<Double>) -> Double {
    guard let errors = squaredErrors(of: row) else { return .nan }
    return errors.reduce(0, +) / Double(featureCount)
  }

  /// The features as the network takes them.
  private func prepared(_ row: UnsafeBufferPointer<Double>) -> [Float]? {
    guard row.count == featureCount else { return nil }
    let features = row.indices.map { Float(scaling?.value(row[$0], of: $0) ?? row[$0]) }
    return features.contains(where: \.isNaN) ? nil : features
  }
}
