/// What a learner fitted: features go in, a margin comes out.
public enum Predictor: Sendable {
  /// A model of XGBoost's or of LightGBM's.
  case boosted(BoostedModel)
  /// A weighted sum of features.
  case regression(RegressionModel)
  /// Segments; the margin is the number of the segment.
  case segments(CentroidModel)
  /// An isolation forest; the margin is how unusual a row is, above zero where it is.
  case anomaly(IsolationForest)
  /// An autoencoder; the margin is how badly a row comes back.
  case embedding(Autoencoder)

  /// The names that the files of what has no library have in a bundle.
  public static let regressionFile = "regression.json", segmentsFile = "segments.json", anomalyFile = "anomaly.json",
    embeddingFile = "embedding.json"

  /// Reads what a learner wrote, by the name its file has in a bundle; throws a `ModelFault` for what is none of its files.
  public init(file: (name: String, bytes: [UInt8])) throws {
    self =
      switch file.name {
      case Self.regressionFile: .regression(try RegressionModel(bytes: file.bytes))
      case Self.segmentsFile: .segments(try CentroidModel(bytes: file.bytes))
      case Self.anomalyFile: .anomaly(try IsolationForest(bytes: file.bytes))
      case Self.embeddingFile: .embedding(try Autoencoder(bytes: file.bytes))
      default: .boosted(try BoostedModel(bytes: file.bytes))
      }
  }

  /// How many features a row has.
  public var featureCount: Int {
    switch self {
    case .boosted(let model): model.featureCount
    case .regression(let model): model.coefficients.count
    case .segments(let model): model.featureCount
    case .anomaly(let model): model.featureCount
    case .embedding(let model): model.featureCount
    }
  }

  /// The names of the features in its file.
  public var featureNames: [String] {
    switch self {
    case .boosted(let model): model.featureNames
    case .regression(let model): model.coefficients.map(\.name)
    case .segments(let model): model.featureNames
    case .anomaly(let model): model.featureNames
    case .embedding(let model): model.featureNames
    }
  }

  /// What it was trained for, by its library's name.
  public var objective: String {
    switch self {
    case .boosted(let model): model.objective
    case .regression(let model): model.link == .logistic ? "logistic" : "linear"
    case .segments: "k-means"
    case .anomaly: "isolation forest"
    case .embedding: "autoencoder"
    }
  }

  /// What its predictions are.
  public var predicts: BoostedModel.Prediction {
    switch self {
    case .boosted(let model): model.predicts
    case .regression(let model): model.link == .logistic ? .probability : .number
    case .segments, .anomaly, .embedding: .number
    }
  }

  /// What it is made of, in words: `300 trees`.
  public var size: (count: Int, noun: String) {
    switch self {
    case .boosted(let model): model.treeCount > 0 ? (model.treeCount, "tree") : (model.featureCount, "weight")
    case .regression(let model): (model.coefficients.count, "coefficient")
    case .segments(let model): (model.segmentCount, "segment")
    case .anomaly(let model): (model.treeCount, "tree")
    case .embedding(let model): (model.dimensions, "dimension")
    }
  }

  /// Whether a model of a kind can be made of it.
  func fits(_ kind: ModelKind) -> Bool {
    switch self {
    case .boosted, .regression: kind.isEstimate
    case .segments: kind == .segments
    case .anomaly: kind == .anomaly
    case .embedding: kind == .embedding
    }
  }

  /// The margin of a row; NaN where it has another number of features.
  public func margin(of row: UnsafeBufferPointer<Double>) -> Double {
    switch self {
    case .boosted(let model): model.margin(of: row)
    case .regression(let model): model.margin(of: row)
    case .segments(let model): model.segment(of: row)
    case .anomaly(let model): model.anomaly(of: row)
    case .embedding(let model): model.reconstructionError(of: row)
    }
  }

  /// Writes the margins of rows that lie one after the other; throws `ModelFault.unevenMatrix`.
  public func score(rows: UnsafeBufferPointer<Double>, into margins: UnsafeMutableBufferPointer<Double>) throws {
    switch self {
    case .boosted(let model): try model.score(rows: rows, into: margins)
    case .regression(let model): try model.score(rows: rows, into: margins)
    case .segments, .anomaly, .embedding: try scoreEach(rows, into: margins)
    }
  }

  private func scoreEach(
    _ rows: UnsafeBufferPointer<Double>, into margins: UnsafeMutableBufferPointer<Double>
  ) throws {
    let width = featureCount
    guard rows.count == margins.count * width else {
      throw ModelFault.unevenMatrix(rows: margins.count, columns: width, values: rows.count)
    }
    for row in margins.indices {
      margins[row] = margin(of: UnsafeBufferPointer(rebasing: rows[row * width..<(row + 1) * width]))
    }
  }

  /// The prediction for a margin, as its library computes it.
  public func prediction(ofMargin margin: Double) -> Double {
    switch self {
    case .boosted(let model): model.prediction(ofMargin: margin)
    case .regression(let model): model.prediction(ofMargin: margin)
    case .segments, .anomaly, .embedding: margin
    }
  }
}
