/// What a learner fitted: features go in, a margin comes out.
public enum Predictor: Sendable {
  /// A model of XGBoost's or of LightGBM's.
  case boosted(BoostedModel)
  /// A weighted sum of features.
  case regression(RegressionModel)

  /// The name of a regression's file in a bundle.
  private static let regressionFile = "regression.json"

  /// Reads what a learner wrote, by the name its file has in a bundle; throws a `ModelFault` for what is none of its files.
  public init(file: (name: String, bytes: [UInt8])) throws {
    self =
      file.name == Self.regressionFile
      ? .regression(try RegressionModel(bytes: file.bytes)) : .boosted(try BoostedModel(bytes: file.bytes))
  }

  /// How many features a row has.
  public var featureCount: Int {
    switch self {
    case .boosted(let model): model.featureCount
    case .regression(let model): model.coefficients.count
    }
  }

  /// The names of the features in its file.
  public var featureNames: [String] {
    switch self {
    case .boosted(let model): model.featureNames
    case .regression(let model): model.coefficients.map(\.name)
    }
  }

  /// What it was trained for, by its library's name.
  public var objective: String {
    switch self {
    case .boosted(let model): model.objective
    case .regression(let model): model.link == .logistic ? "logistic" : "linear"
    }
  }

  /// What its predictions are.
  public var predicts: BoostedModel.Prediction {
    switch self {
    case .boosted(let model): model.predicts
    case .regression(let model): model.link == .logistic ? .probability : .number
    }
  }

  /// What it is made of, in words: `300 trees`.
  public var size: (count: Int, noun: String) {
    switch self {
    case .boosted(let model): model.treeCount > 0 ? (model.treeCount, "tree") : (model.featureCount, "weight")
    case .regression(let model): (model.coefficients.count, "coefficient")
    }
  }

  /// The margin of a row; NaN where it has another number of features.
  public func margin(of row: UnsafeBufferPointer<Double>) -> Double {
    switch self {
    case .boosted(let model): model.margin(of: row)
    case .regression(let model): model.margin(of: row)
    }
  }

  /// Writes the margins of rows that lie one after the other; throws `ModelFault.unevenMatrix`.
  public func score(rows: UnsafeBufferPointer<Double>, into margins: UnsafeMutableBufferPointer<Double>) throws {
    switch self {
    case .boosted(let model): try model.score(rows: rows, into: margins)
    case .regression(let model): try model.score(rows: rows, into: margins)
    }
  }

  /// The prediction for a margin, as its library computes it.
  public func prediction(ofMargin margin: Double) -> Double {
    switch self {
    case .boosted(let model): model.prediction(ofMargin: margin)
    case .regression(let model): model.prediction(ofMargin: margin)
    }
  }
}
