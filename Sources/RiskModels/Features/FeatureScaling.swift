import Dispatch
import RiskStats

/// What prepares features for distances and networks: gaps are filled, and all are measured in standard deviations.
///
/// A missing value becomes the training rows' median; then the mean is taken away, and the rest divided by the population's
/// standard deviation, as scikit-learn's `StandardScaler` does; what lies beyond the limit is put on it. A feature that
/// was constant in training is 0 always.
public struct FeatureScaling: Sendable, Equatable {
  /// What stands for a missing value of each feature; NaN where it stays missing.
  public let fills: [Double]
  /// The means that are taken away.
  public let means: [Double]
  /// What is divided by; 0 for a feature that was constant.
  public let scales: [Double]
  /// How many standard deviations a value may lie from the mean; infinite where there is no limit.
  public let limit: Double

  /// Puts known numbers together.
  ///
  /// - Throws: `ModelFault.damagedModel` unless there are as many of each, and no scale is below 0.
  public init(fills: [Double], means: [Double], scales: [Double], limit: Double) throws(ModelFault) {
    guard means.count == fills.count, scales.count == fills.count, !fills.isEmpty else {
      throw .damagedModel(reason: "what prepares its features does not fit their number")
    }
    guard means.allSatisfy(\.isFinite), scales.allSatisfy({ $0.isFinite && $0 >= 0 }), limit > 0 else {
      throw .damagedModel(reason: "what prepares its features has numbers that are none")
    }
    (self.fills, self.means, self.scales, self.limit) = (fills, means, scales, limit)
  }

  /// Learns from rows, in which no value is infinite and no feature missing throughout.
  public init(learning matrix: FeatureMatrix, limit: Double = .infinity) {
    let width = matrix.columns
    var learned = [(fill: Double, mean: Double, scale: Double)](repeating: (.nan, 0, 0), count: width)
    learned.withUnsafeMutableBufferPointer { learned in
      // No two threads write to the same feature.
      nonisolated(unsafe) let learned = learned
      DispatchQueue.concurrentPerform(iterations: width) { learned[$0] = Self.moments(of: $0, in: matrix) }
    }
    (fills, means, scales) = (learned.map(\.fill), learned.map(\.mean), learned.map(\.scale))
    self.limit = limit
  }

  private static func moments(of column: Int, in matrix: FeatureMatrix) -> (fill: Double, mean: Double, scale: Double) {
    var present: [Double] = []
    present.reserveCapacity(matrix.rows)
    matrix.values.withUnsafeBufferPointer { values in
      for row in 0..<matrix.rows {
        let value = values[row * matrix.columns + column]
        if !value.isNaN { present.append(value) }
      }
    }
    guard let first = present.first else { return (.nan, 0, 0) }
    let (count, gaps) = (Double(matrix.rows), Double(matrix.rows - present.count))
    let isConstant = present.allSatisfy { $0 == first }
    let fill = isConstant ? first : OrderStatistic.median(of: &present)
    guard !isConstant else { return (fill, fill, 0) }
    let mean = (present.reduce(0, +) + gaps * fill) / count
    let squares = present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } + gaps * (fill - mean) * (fill - mean)
    return (fill, mean, (squares / count).squareRoot())
  }

  /// How many features there are.
  public var count: Int { fills.count }

  /// Prepares a row; what is missing and has nothing to stand for it stays NaN.
  @inline(__always)
  public func prepare(_ row: UnsafeBufferPointer<Double>, into prepared: UnsafeMutableBufferPointer<Double>) {
    for place in 0..<fills.count { prepared[place] = value(row[place], of: place) }
  }

  /// The prepared value of a feature.
  @inline(__always)
  func value(_ raw: Double, of place: Int) -> Double {
    let value = raw.isNaN ? fills[place] : raw
    guard !value.isNaN else { return .nan }
    guard scales[place] > 0 else { return 0 }
    return max(-limit, min(limit, (value - means[place]) / scales[place]))
  }

  /// A value in the feature's own unit of one that is prepared.
  public func unscaled(_ value: Double, of place: Int) -> Double { means[place] + value * scales[place] }

  /// All rows prepared, one behind the other.
  public func prepared(_ matrix: FeatureMatrix) -> [Double] {
    let width = count
    return [Double](unsafeUninitializedCapacity: matrix.values.count) { prepared, written in
      matrix.values.withUnsafeBufferPointer { values in
        nonisolated(unsafe) let (values, prepared) = (values, prepared)
        let part = 16_384
        DispatchQueue.concurrentPerform(iterations: (matrix.rows + part - 1) / part) { number in
          for row in number * part..<min(matrix.rows, (number + 1) * part) {
            prepare(
              UnsafeBufferPointer(rebasing: values[row * width..<(row + 1) * width]),
              into: UnsafeMutableBufferPointer(rebasing: prepared[row * width..<(row + 1) * width]))
          }
        }
      }
      written = matrix.values.count
    }
  }
}
