public import RiskExpressions

/// A model that was trained elsewhere: a file of XGBoost's, LightGBM's or scikit-learn's, and what it does not say.
public struct ForeignModel: Sendable {
  private let predictor: Predictor
  private let file: (name: String, bytes: [UInt8])
  private let learner: String

  /// Reads a file.
  ///
  /// - Throws: a `ModelFault` for what is no model, or one that would be scored otherwise than its library does.
  public init(bytes: [UInt8]) throws {
    let format = try bytes.withUnsafeBufferPointer { try ModelFormat(of: $0) }
    (file, learner) = ((format.fileName, bytes), format.learner)
    predictor = try Predictor(file: file)
  }

  /// How many features it takes.
  public var featureCount: Int { predictor.featureCount }

  /// What it is trained for, by its library's name.
  public var objective: String { predictor.objective }

  /// The names of its features; nil where the file has only numbers for them.
  public var featureNames: [String]? {
    let names = predictor.featureNames
    let isNumbered = names.enumerated().allSatisfy { $1 == "f\($0)" || $1 == "Column_\($0)" }
    return isNumbered ? nil : names
  }

  /// What it predicts, where its file tells: a probability is a PD; of a number only people know.
  public var kind: ModelKind? {
    switch predictor {
    case .boosted, .regression: predictor.predicts == .probability || predictor.predicts == .logOdds ? .pd : nil
    case .segments: .segments
    case .anomaly: .anomaly
    case .embedding: .embedding
    }
  }

  /// Makes sure that a model of a kind can be made of the file.
  ///
  /// - Throws: `ForeignFault.otherKind`.
  public func check(kind: ModelKind) throws(ForeignFault) {
    guard !predictor.fits(kind) else { return }
    throw .otherKind(kind, found: predictor.objective)
  }

  /// Makes sure that features are the file's, in its order.
  ///
  /// - Throws: a `ForeignFault` for the first that is another, or where there are more or fewer.
  public func check(features given: [String]) throws(ForeignFault) {
    guard given.count == featureCount else {
      throw .featureCount(expected: featureCount, given: given.count, names: featureNames)
    }
    guard let known = featureNames else { return }
    for (place, (expected, name)) in zip(known, given).enumerated() where expected != name {
      throw .featureName(place: place + 1, expected: expected, given: name, isElsewhere: known.contains(name))
    }
  }

  /// What the file does not say of a model.
  public struct Facts: Sendable {
    /// What it predicts.
    public var kind: ModelKind
    /// What a loss is measured in.
    public var measure: LossMeasure?
    /// The column with the exposure a share of which is lost.
    public var exposure: String?
    /// The column it was trained to predict; empty where nobody says.
    public var target = ""
    /// What the rows were called that its features learned from; empty where they learn nothing.
    public var dataset = ""
    /// When it was taken in, in UTC.
    public var created = ""
    /// The version of this program.
    public var version = ""

    /// Says what a model predicts.
    public init(_ kind: ModelKind) { self.kind = kind }
  }

  /// The model with features and what else is known of it.
  ///
  /// - Throws: a `ForeignFault` where the features are not the file's, a `ModelFault` where it cannot predict what is said.
  public func model(named name: String, plan: FeaturePlan, facts: Facts) throws -> CreditModel {
    try check(features: plan.features.map(\.name))
    let card = ModelCard(
      kind: facts.kind, measure: facts.measure, exposure: facts.exposure, learner: learner, target: facts.target,
      features: ModelCard.Features(plan), parameters: ["objective": StoredValue(.text(objective))],
      training: ModelCard.Training(dataset: facts.dataset, rows: 0, bads: nil, mean: nil, fingerprint: ""), seed: 0,
      versions: ["risk": facts.version], created: facts.created)
    return try CreditModel(name: name, plan: plan, file: file, card: card)
  }

  /// Rows to keep the scores of where there is no data: whole and broken numbers of many sizes, and missing ones where
  /// the model can tell something without them.
  public func goldenInputs(_ inputs: Schema) -> [[Value]] {
    let sizes: [Double?] = [0, 1, 0.35, 42, 2, kind?.isEstimate == false ? 17 : nil, 5500, 0.05, 6, 120]
    return (0..<20).map { row in
      inputs.columns.indices.map { column in
        let number = sizes[(row * 3 + column * 7 + row / sizes.count) % sizes.count]
        return row == 0 ? .null : number.map(Value.number) ?? .null
      }
    }
  }
}

extension ModelFormat {
  /// The name of the file in a bundle.
  fileprivate var fileName: String {
    switch self {
    case .xgboostJSON: "booster.json"
    case .xgboostUBJ: "booster.ubj"
    case .lightGBM: "booster.txt"
    case .centroids: Predictor.segmentsFile
    case .isolationForest: Predictor.anomalyFile
    case .autoencoder: Predictor.embeddingFile
    }
  }

  /// What such files are fitted by.
  fileprivate var learner: String {
    switch self {
    case .xgboostJSON, .xgboostUBJ: "xgboost"
    case .lightGBM: "lightgbm"
    case .centroids: "kmeans"
    case .isolationForest: "isolation"
    case .autoencoder: "autoencoder"
    }
  }
}
