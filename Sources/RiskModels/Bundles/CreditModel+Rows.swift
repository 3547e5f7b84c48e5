import Dispatch
import Foundation
import Synchronization

extension CreditModel {
  /// The fewest rows that are worth a thread.
  private static let share = 4_096

  /// Writes the predictions of rows of features that lie one after the other, exactly those of each row alone.
  ///
  /// - Throws: `ModelFault.unevenMatrix` unless there are as many features for each prediction as the model has.
  @Sendable
  public func predict(
    rows: UnsafeBufferPointer<Double>, into predictions: UnsafeMutableBufferPointer<Double>
  ) throws {
    try predictor.score(rows: rows, into: predictions)
    for row in predictions.indices { predictions[row] = prediction(ofMargin: predictions[row]) }
  }

  /// The predictions of all rows of a matrix, on so many threads (zero for all there are); they do not depend on how
  /// many.
  ///
  /// - Throws: `ModelFault.featureCountMismatch`.
  public func predictions(of matrix: FeatureMatrix, threads: Int = 0) throws -> [Double] {
    let width = predictor.featureCount
    guard matrix.columns == width else {
      throw ModelFault.featureCountMismatch(expected: width, given: matrix.columns)
    }
    var predictions = [Double](repeating: 0, count: matrix.rows)
    let most = threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
    let parts = max(1, min(most, matrix.rows / Self.share))
    let failure = Mutex<(any Error)?>(nil)
    matrix.values.withUnsafeBufferPointer { rows in
      predictions.withUnsafeMutableBufferPointer { predictions in
        // No two threads write to the same part.
        nonisolated(unsafe) let (rows, predictions) = (rows, predictions)
        DispatchQueue.concurrentPerform(iterations: parts) { part in
          let range = matrix.rows * part / parts..<matrix.rows * (part + 1) / parts
          do {
            try predict(
              rows: UnsafeBufferPointer(rebasing: rows[range.lowerBound * width..<range.upperBound * width]),
              into: UnsafeMutableBufferPointer(rebasing: predictions[range]))
          } catch { failure.withLock { $0 = error } }
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return predictions
  }
}
