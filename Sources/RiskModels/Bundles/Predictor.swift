/// What a learner fitted: features go in, a margin comes out.
public enum Predictor: Sendable {
  /// A model of XGBoost's or of LightGBM's.
  case boosted(BoostedModel)

  /// Reads what a learner wrote; throws a `ModelFault` for what is none of its files.
  public init(bytes: [UInt8]) throws { self = .boosted(try BoostedModel(bytes: bytes)) }

  /// How many features a row has.
  public var featureCount: Int {
    switch self {
    case .boosted(let model): model.featureCount
    }
  }

  /// The names of the features in its file.
  public var featureNames: [String] {
    switch self {
    case .boosted(let model): model.featureNames
    }
  }

  /// What it was trained for, by its library's name.
  public var objective: String {
    switch self {
    case .boosted(let model): model.objective
    }
  }

  /// What its predictions are.
  public var predicts: BoostedModel.Prediction {
    switch self {
    case .boosted(let model): model.predicts
    }
  }

  /// What it is made of, in words: `300 trees`.
  public var size: (count: Int, noun: String) {
    switch self {
    case .boosted(let model): model.treeCount > 0 ? (model.treeCount, "tree") : (model.featureCount, "weight")
    }
  }

  /// The margin of a row; NaN where it has another number of features.
  public func margin(of row: UnsafeBufferPointer<Double>) -> Double {
    switch self {
    case .boosted(let model): model.margin(of: row)
    }
  }

  /// Writes the margins of rows that lie one after the other; throws `ModelFault.unevenMatrix`.
  public func score(rows: UnsafeBufferPointer<Double>, into margins: UnsafeMutableBufferPointer<Double>) throws {
    switch self {
    case .boosted(let model): try model.score(rows: rows, into: margins)
    }
  }

  /// The prediction for a margin, as its library computes it.
  public func prediction(ofMargin margin: Double) -> Double {
    switch self {
    case .boosted(let model): model.prediction(ofMargin: margin)
    }
  }
}
