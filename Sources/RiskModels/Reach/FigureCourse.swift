/// How the figures of a customer follow from the margins of the models.
struct FigureCourse {
  private let kinds: [ModelKind]
  private let predictions: [(Double) -> Double]
  private let expectedLoss: ExpectedLoss
  /// The exposure, where neither a model nor a free input gives it.
  private let exposure: Extent?
  private let isExposureModelled: Bool

  /// Takes models that score together; `exposure` is the customer's own, nil where it is a free input.
  init(_ scorer: Scorer, exposure: Double?) {
    kinds = scorer.figureModels.map(\.kind)
    predictions = scorer.figureModels.map { model in { model.prediction(ofMargin: $0) } }
    expectedLoss = scorer.expectedLoss
    self.exposure = exposure.map { Extent($0) }
    isExposureModelled = scorer.ead != nil && scorer.exposureColumn == nil
  }

  /// What figures can be while margins are within bounds.
  func bounds(_ margins: UnsafeBufferPointer<Extent>, exposed: Extent, inputs: [FigureBounds.Bounds]) -> FigureBounds {
    var (pd, lgd, exposure) = (Extent.missing, Extent.missing, self.exposure ?? exposed)
    for place in kinds.indices {
      let prediction = prediction(place, margins[place])
      switch kinds[place] {
      case .pd: pd = prediction
      case .lgd: lgd = prediction
      case .ead: if isExposureModelled { exposure = prediction }
      case .segments, .anomaly, .embedding: break
      }
    }
    let loss: Extent =
      switch expectedLoss {
      case .ofAmount: pd * lgd
      case .ofShare: pd * lgd * exposure
      case .withoutExposure, .withoutModel: .missing
      }
    return FigureBounds(
      pd: FigureBounds.Bounds(pd), lgd: FigureBounds.Bounds(lgd), exposure: FigureBounds.Bounds(exposure),
      expectedLoss: FigureBounds.Bounds(loss), inputs: inputs)
  }

  /// What a model predicts for margins within bounds.
  ///
  /// Predictions rise with the margin; that of a margin a little further out makes up for the last digit of exponentials.
  private func prediction(_ place: Int, _ margin: Extent) -> Extent {
    guard !margin.isEmpty else { return margin }
    let low = predictions[place](margin.low - max(1e-6, abs(margin.low) * 1e-6))
    let high = predictions[place](margin.high + max(1e-6, abs(margin.high) * 1e-6))
    return Extent(min(low, high), max(low, high), canBeMissing: margin.canBeMissing)
  }
}
