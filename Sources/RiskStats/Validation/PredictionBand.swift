/// Cases whose predicted amounts or shares lie in one band, such as a decile, with what happened.
public struct PredictionBand: Sendable, Equatable {
  /// The lowest and the highest prediction in the band.
  public let lowest, highest: Double
  /// How many cases there are.
  public let count: Int
  /// The mean of the predictions and of what happened.
  public let meanPredicted, meanActual: Double

  /// Puts cases into bands of about equally many, from the lowest predictions up, deciles unless told otherwise.
  ///
  /// The bands are cut as `RankedOutcomes.bands` cuts them: cases of one prediction stay together, and with many ties
  /// there are fewer bands.
  ///
  /// Throws a `StatsFault` when there are no cases, when the two differ in length, or when a number is missing or
  /// infinite.
  public static func bands(
    predictions: [Double], actuals: [Double], bands number: Int = 10
  ) throws -> [PredictionBand] {
    guard predictions.count == actuals.count else {
      throw StatsFault.lengthsDiffer(scores: predictions.count, outcomes: actuals.count)
    }
    guard !predictions.isEmpty else { throw StatsFault.noCases }
    guard predictions.allSatisfy(\.isFinite), actuals.allSatisfy(\.isFinite) else { throw StatsFault.notFinite }
    let order = predictions.indices.sorted { (predictions[$0], actuals[$0]) < (predictions[$1], actuals[$1]) }
    let number = min(max(1, number), order.count)
    var bands: [PredictionBand] = []
    var start = 0
    for band in 1...number {
      let last = band == number ? order.count - 1 : (order.count - 1) * band / number
      guard last >= start else { continue }
      var end = last + 1
      while end < order.count, predictions[order[end]] == predictions[order[last]] { end += 1 }
      bands.append(PredictionBand(order[start..<end], predictions, actuals))
      start = end
    }
    return bands
  }

  private init(_ rows: ArraySlice<Int>, _ predictions: [Double], _ actuals: [Double]) {
    lowest = rows.first.map { predictions[$0] } ?? .nan
    highest = rows.last.map { predictions[$0] } ?? .nan
    count = rows.count
    meanPredicted = rows.lazy.map { predictions[$0] }.compensatedSum / Double(rows.count)
    meanActual = rows.lazy.map { actuals[$0] }.compensatedSum / Double(rows.count)
  }
}
