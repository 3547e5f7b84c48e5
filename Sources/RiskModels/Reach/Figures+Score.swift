extension Figures {
  /// The figures of a score; NaN for what it lacks.
  init(_ score: CustomerScore) {
    self.init(
      pd: score.pd ?? .nan, lgd: score.lgd ?? .nan, exposure: score.exposure ?? .nan,
      expectedLoss: score.expectedLoss ?? .nan)
  }
}
