extension CreditModel {
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
}
