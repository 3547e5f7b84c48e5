/// What a validation shows besides its headline; nothing scrolls away that was not asked for.
enum ValidationView: String, CaseIterable {
  case calibration, gains, cutoffs, roc, ks, all

  /// Whether a model that predicts an amount or a share has it too.
  var isForAmounts: Bool { self == .calibration || self == .all }
}

/// How a validation looks at its cases.
struct ValidationChoices {
  /// Into how many bands of equal size the cases are put.
  let bands: Int
  /// The cut-offs looked at; nil for those that approve a tenth of the cases more each time.
  let cutoffs: [Double]?
  /// With what probability intervals hold the true figure.
  let level: Double
  /// What is shown; nil for a short look.
  let view: ValidationView?
}
