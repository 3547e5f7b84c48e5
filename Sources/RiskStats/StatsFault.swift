public import RiskDiagnostics

/// What can be wrong with the numbers a statistic is to be made of.
public enum StatsFault: Fault, Equatable {
  case noCases
  case oneClassOnly
  case lengthsDiffer(scores: Int, outcomes: Int)
  case notAProbability
  case notFinite
  case negativeCount
  case tooFewForVariance
  case notACalibration
  case unreachableRate
  case reversedScores
  case binningOptions
  case noBinning
  case tooManyColumns
  case tooFewRows
  case badWeights
  case badPenalty
  case collinear(column: String)
  case separated(column: String)
  case notConverged

  /// The stable name users search for.
  public var code: String {
    switch self {
    case .noCases: "no-cases"
    case .oneClassOnly: "one-class-only"
    case .lengthsDiffer: "lengths-differ"
    case .notAProbability: "not-a-probability"
    case .notFinite: "not-finite"
    case .negativeCount: "negative-count"
    case .tooFewForVariance: "too-few-for-variance"
    case .notACalibration: "not-a-calibration"
    case .unreachableRate: "unreachable-rate"
    case .reversedScores: "reversed-scores"
    case .binningOptions: "binning-options"
    case .noBinning: "no-binning"
    case .tooManyColumns: "regression-columns"
    case .tooFewRows: "too-few-rows"
    case .badWeights: "bad-weights"
    case .badPenalty: "bad-penalty"
    case .collinear: "collinear-column"
    case .separated: "separated-outcomes"
    case .notConverged: "not-converged"
    }
  }

  /// What is wrong.
  public var message: String {
    switch self {
    case .noCases: "there are no cases to measure"
    case .oneClassOnly: "all cases have the same outcome, and a ranking needs good and bad ones"
    case .lengthsDiffer(let scores, let outcomes): "there are \(scores) scores and \(outcomes) outcomes"
    case .notAProbability: "a score is not a probability between 0 and 1"
    case .notFinite: "a number is missing or infinite"
    case .negativeCount: "a count of cases is below 0"
    case .tooFewForVariance: "an interval for the AUC needs two bad and two good cases at least"
    case .notACalibration: "these numbers are no calibration"
    case .unreachableRate: "a mean probability must lie between 0 and 1"
    case .reversedScores: "risk does not rise with the score, so there is no line to calibrate it with"
    case .binningOptions: "these options of binning are out of range or contradict each other"
    case .noBinning: "no bins meet all the constraints"
    case .tooManyColumns: "a regression takes \(RegressionData.mostColumns) columns at most"
    case .tooFewRows: "a linear regression needs more rows than it has coefficients"
    case .badWeights: "a weight is missing, infinite or not above 0"
    case .badPenalty: "a penalty is a number from 0 up"
    case .collinear(let column):
      "the column '\(column)' is constant, or a sum of others, so that it has no effect of its own"
    case .separated(let column):
      "the columns tell bads and goods apart without error, '\(column)' most of all: no finite coefficient is the best"
    case .notConverged: "the fit does not settle"
    }
  }

  /// What to do about it.
  public var hint: String? {
    switch self {
    case .noCases, .oneClassOnly, .lengthsDiffer, .notAProbability, .negativeCount, .notACalibration: nil
    case .notFinite: "leave out such rows, or give them a value"
    case .tooFewForVariance: "evaluate on more rows"
    case .unreachableRate: "state a rate such as 3.5%"
    case .reversedScores: "calibrate a model whose scores rise with risk, on rows it can rank"
    case .binningOptions: "ask for 1 to \(BinningConstraints.mostBins) bins of a share between 0% and 100%"
    case .noBinning: "allow fewer bins, smaller ones, or another trend"
    case .tooManyColumns: "choose the columns that matter"
    case .tooFewRows: "use more rows or fewer columns"
    case .badWeights: "leave out rows without a weight"
    case .badPenalty: "use 0 for none"
    case .collinear(let column): "leave out '\(column)', or use a penalty above 0"
    case .separated(let column): "use a penalty above 0, or look at '\(column)': it may know the outcome"
    case .notConverged: "use a penalty above 0"
    }
  }
}
