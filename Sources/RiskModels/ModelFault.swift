public import RiskDiagnostics

/// What can be wrong with a fitted model or with the rows it is to score.
public enum ModelFault: Fault, Equatable {
  case damagedModel(reason: String)
  case unknownFormat
  case binaryModel
  case modelTooLarge(what: String, limit: Int)
  case unsupportedVersion(String)
  case unsupportedBooster(String)
  case unsupportedObjective(String)
  case unsupportedModel(reason: String)
  case featureCountMismatch(expected: Int, given: Int)
  case notInModel(what: String, reason: String)
  case notAProbability(objective: String)
  case notAnAmount(objective: String)
  case unevenMatrix(rows: Int, columns: Int, values: Int)

  /// The stable name users search for.
  public var code: String {
    switch self {
    case .damagedModel: "damaged-model"
    case .unknownFormat: "unknown-model-format"
    case .binaryModel: "binary-model"
    case .modelTooLarge: "model-too-large"
    case .unsupportedVersion: "unsupported-model-version"
    case .unsupportedBooster: "unsupported-booster"
    case .unsupportedObjective: "unsupported-objective"
    case .unsupportedModel: "unsupported-model"
    case .featureCountMismatch: "feature-count-mismatch"
    case .notInModel: "not-in-this-model"
    case .notAProbability: "not-a-default-model"
    case .notAnAmount: "not-a-loss-model"
    case .unevenMatrix: "uneven-matrix"
    }
  }

  /// What is wrong.
  public var message: String {
    switch self {
    case .damagedModel(let reason): "the model file is damaged: \(reason)"
    case .unknownFormat: "the file is no model of XGBoost's (JSON or UBJ) or of LightGBM's (text)"
    case .binaryModel: "the model file is in XGBoost's old binary format, and only its JSON and UBJ are read"
    case .modelTooLarge(let what, let limit): "the model has more than \(limit) \(what)"
    case .unsupportedVersion(let version):
      "the model is written by \(version); XGBoost 1.7 to 3.4 and LightGBM's formats v3 and v4 are read"
    case .unsupportedBooster(let name): "the booster '\(name)' has no trees that can be scored"
    case .unsupportedObjective(let name): "models with the objective '\(name)' are not scored"
    case .unsupportedModel(let reason): "the model cannot be scored: \(reason)"
    case .featureCountMismatch(let expected, let given):
      "the model needs \(expected) features and the rows have \(given)"
    case .notInModel(let what, let reason): "the model has no \(what): \(reason)"
    case .notAProbability(let objective):
      "models with the objective '\(objective)' give no probability, and a PD is one"
    case .notAnAmount(let objective):
      "models with the objective '\(objective)' give log-odds, and a loss or an exposure is none"
    case .unevenMatrix(let rows, let columns, let values):
      "\(values) values do not fill \(rows) rows of \(columns) features"
    }
  }

  /// What to do about it.
  public var hint: String? {
    switch self {
    case .damagedModel: "save the model again and copy the whole file"
    case .unknownFormat, .binaryModel:
      "save it in Python with model.save_model('model.json') or, in LightGBM, model.save_model('model.txt')"
    case .unsupportedVersion: "load it in XGBoost 3.4 or LightGBM 4 and save it from there"
    case .unsupportedBooster: "train with booster=gbtree or booster=dart"
    case .unsupportedObjective: "train with objective=binary:logistic or objective=reg:squarederror"
    case .notAProbability: "say what it predicts: kind = lgd or kind = ead"
    case .notAnAmount: "say what it predicts: kind = pd"
    case .modelTooLarge, .unsupportedModel, .featureCountMismatch, .notInModel, .unevenMatrix: nil
    }
  }
}
