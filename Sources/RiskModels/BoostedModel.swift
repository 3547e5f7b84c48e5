/// A model of XGBoost's or of LightGBM's, made here or anywhere, as it is scored here.
///
/// Whatever the library, features come as Float64 with NaN for a missing value and scores are Float64; XGBoost's models
/// round features to Float32, as XGBoost does.
public enum BoostedModel: Sendable {
  /// Trees of XGBoost's: `gbtree`, `dart` and random forests.
  case xgboost(TreeEnsemble)
  /// A linear model of XGBoost's: `gblinear`.
  case linear(LinearEnsemble)
  /// Trees of LightGBM's: `gbdt`, `goss`, `dart`, `rf`, also with linear leaves.
  case lightGBM(LightGBMEnsemble)

  /// Reads a model file; its first bytes tell what it is.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - rounds: Which of XGBoost's rounds count where early stopping has left a mark.
  /// - Throws: A `ModelFault` for all that is not read, or would be scored otherwise than its library does.
  public init(bytes: [UInt8], rounds: TreeEnsemble.Rounds = .best) throws {
    self = try bytes.withUnsafeBufferPointer { bytes in
      let format = try ModelFormat(of: bytes)
      guard format != .lightGBM else { return .lightGBM(try LightGBMEnsemble(LightGBMDocument(bytes))) }
      guard ![.centroids, .isolationForest, .autoencoder].contains(format) else { throw ModelFault.unknownFormat }
      let document = try XGBoostDocument(bytes, format: format)
      return document.booster == "gblinear"
        ? .linear(try LinearEnsemble(document)) : .xgboost(try TreeEnsemble(document, rounds: rounds))
    }
  }

  /// The names of the features in the order of a row.
  public var featureNames: [String] {
    switch self {
    case .xgboost(let model): model.featureNames
    case .linear(let model): model.featureNames
    case .lightGBM(let model): model.featureNames
    }
  }

  /// How many features a row has.
  public var featureCount: Int { featureNames.count }

  /// The learning objective by its library's name, such as `binary:logistic` or `binary`.
  public var objective: String {
    switch self {
    case .xgboost(let model): model.objective
    case .linear(let model): model.objective
    case .lightGBM(let model): model.objective
    }
  }

  /// How many trees count; zero for a linear model.
  public var treeCount: Int {
    switch self {
    case .xgboost(let model): model.treeCount
    case .linear: 0
    case .lightGBM(let model): model.treeCount
    }
  }

  /// Whether the model was trained on named categories: rows then have the codes its file gives them.
  public var namesCategories: Bool {
    switch self {
    case .xgboost(let model): model.namesCategories
    case .linear: false
    case .lightGBM(let model): model.pandasCategories != nil
    }
  }

  /// What a model predicts.
  public enum Prediction: Sendable, Equatable {
    /// A probability: the margin is the logarithm of its odds, up to a factor.
    case probability
    /// The logarithm of the odds itself.
    case logOdds
    /// A number of any sign.
    case number
    /// A number above zero.
    case positiveNumber
  }

  /// What the model predicts.
  public var predicts: Prediction {
    switch self {
    case .xgboost(let model): model.link.predicts
    case .linear(let model): model.link.predicts
    case .lightGBM(let model): model.link.predicts
    }
  }

  /// The prediction for a margin, as exactly as its library computes it.
  public func prediction(ofMargin margin: Double) -> Double {
    switch self {
    case .xgboost(let model): Double(model.link.prediction(ofMargin: Float(margin)))
    case .linear(let model): Double(model.link.prediction(ofMargin: Float(margin)))
    case .lightGBM(let model): model.link.prediction(ofMargin: margin)
    }
  }
}

extension TreeEnsemble.Link {
  /// What comes of a margin.
  fileprivate var predicts: BoostedModel.Prediction {
    switch self {
    case .identity: .number
    case .logistic: .probability
    case .logOdds: .logOdds
    case .logarithm: .positiveNumber
    }
  }
}

extension LightGBMEnsemble.Link {
  /// What comes of a margin.
  fileprivate var predicts: BoostedModel.Prediction {
    switch self {
    case .identity, .signedSquare: .number
    case .logistic: .probability
    case .logarithm, .softplus: .positiveNumber
    }
  }
}
