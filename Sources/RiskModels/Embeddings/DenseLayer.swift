/// A layer of a network: every output is a weighted sum of all inputs, with what is negative cut off or not.
struct DenseLayer: Sendable, Equatable {
  /// How many numbers go in, and how many come out.
  let inputs, outputs: Int
  /// The weights, those of the first output first.
  let weights: [Float]
  /// What is added to each sum.
  let biases: [Float]
  /// Whether negative outputs become 0 (a rectified linear unit).
  let isRectified: Bool

  /// Puts a layer together.
  ///
  /// - Throws: `ModelFault.damagedModel` where the numbers do not fit each other, or are none.
  init(weights rows: [[Float]], biases: [Float], isRectified: Bool) throws(ModelFault) {
    guard let first = rows.first, !first.isEmpty, rows.allSatisfy({ $0.count == first.count }),
      biases.count == rows.count
    else { throw .damagedModel(reason: "the weights of a layer have different lengths") }
    (inputs, outputs) = (first.count, rows.count)
    weights = rows.flatMap { $0 }
    guard weights.allSatisfy(\.isFinite), biases.allSatisfy(\.isFinite) else {
      throw .damagedModel(reason: "a weight is a number that is none, or too large")
    }
    (self.biases, self.isRectified) = (biases, isRectified)
  }

  /// What comes out of inputs; sums run over the inputs in order.
  func apply(_ input: [Float]) -> [Float] {
    (0..<outputs).map { output in
      var sum = biases[output]
      for place in 0..<inputs { sum += weights[output * inputs + place] * input[place] }
      return isRectified ? max(0, sum) : sum
    }
  }
}
