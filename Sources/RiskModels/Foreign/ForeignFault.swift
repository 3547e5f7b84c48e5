public import RiskDiagnostics

/// What can be wrong with a model from elsewhere and what is said of it.
public enum ForeignFault: Fault, Equatable {
  case featureCount(expected: Int, given: Int, names: [String]?)
  case featureName(place: Int, expected: String, given: String, isElsewhere: Bool)
  case featuresUnknown(count: Int)
  case kindUnknown(objective: String)
  case measureUnknown
  case measureOfOther(ModelKind)
  case exposureOfAmount
  case exposureOfOther(ModelKind)
  case notAScaler(reason: String)
  case scalerDiffers(scaler: [String], given: [String])
  case scalerOverFeatures
  case notAnOrder
  case learnsFromRows(set: String)
  /// The file holds something else than a model of that kind.
  case otherKind(ModelKind, found: String)

  public var code: String {
    switch self {
    case .featureCount: "feature-count-mismatch"
    case .featureName: "feature-name-mismatch"
    case .featuresUnknown: "unnamed-features"
    case .kindUnknown, .measureUnknown, .measureOfOther, .exposureOfOther: "kind-unknown"
    case .exposureOfAmount: "exposure-twice"
    case .notAScaler, .scalerDiffers, .scalerOverFeatures: "not-a-scaler"
    case .notAnOrder: "not-a-feature-order"
    case .learnsFromRows: "learns-from-rows"
    case .otherKind: "wrong-kind-of-model"
    }
  }

  public var message: String {
    switch self {
    case .featureCount(let expected, let given, _): "the model takes \(expected) features, and \(given) are given"
    case .featureName(let place, let expected, let given, true):
      "feature \(place) of the model is '\(expected)', and '\(given)' stands in its place: the order is the model's"
    case .featureName(let place, let expected, let given, false):
      "feature \(place) of the model is '\(expected)', not '\(given)'"
    case .featuresUnknown(let count): "the file names none of the model's \(count) features"
    case .kindUnknown(let objective): "the objective '\(objective)' does not tell whether it is a loss or an exposure"
    case .measureUnknown: "a loss is an amount or a share of the exposure, and nothing says which"
    case .measureOfOther(let kind): "only a loss has a measure, and this is a model of the \(kind.wording)"
    case .exposureOfOther(let kind): "a loss is a share of an exposure, and this is a model of the \(kind.wording)"
    case .exposureOfAmount: "only a share is multiplied with an exposure: an amount contains it"
    case .notAScaler(let reason): "the file is no scaler: \(reason)"
    case .scalerDiffers(let scaler, let given):
      "the scaler is for \(scaler.listed), and the features are \(given.listed)"
    case .scalerOverFeatures: "a scaler is for inputs as they are, not for a feature set"
    case .notAnOrder: "the file is no list of names"
    case .learnsFromRows(let set): "the feature set '\(set)' learns from rows, and there are none"
    case .otherKind(let kind, let found):
      "the file holds a model of the kind '\(found)', which gives no \(kind.wording)"
    }
  }

  public var hint: String? {
    switch self {
    case .featureCount(_, _, let names?): "its features are \(names.listed)"
    case .featureCount, .featuresUnknown: "name its features in order: features [util, age, …]"
    case .featureName(_, let expected, let given, _):
      "say how it is computed: features { …, \(expected) = \(given), … }"
    case .kindUnknown: "say it: with kind = lgd, measure = amount"
    case .measureUnknown: "say it: with measure = amount, or with measure = share, exposure = COLUMN"
    case .measureOfOther: "leave the measure out"
    case .exposureOfOther: "leave the exposure out"
    case .exposureOfAmount: "leave the exposure out, or say with measure = share"
    case .notAScaler: "write scaler.mean_, scaler.scale_ as {\"mean\": […], \"scale\": […]}"
    case .scalerDiffers: "name the inputs as the scaler does: features [ … ]"
    case .scalerOverFeatures: "scale in the set: util = (util - 0.3) / 0.2"
    case .notAnOrder: "for instance [\"util\", \"age\"]"
    case .learnsFromRows: "say which rows: on DATASET"
    case .otherKind: "leave out what it predicts: the file says it"
    }
  }
}

extension [String] {
  /// The first few, with commas.
  fileprivate var listed: String { prefix(12).joined(separator: ", ") + (count > 12 ? ", …" : "") }
}
