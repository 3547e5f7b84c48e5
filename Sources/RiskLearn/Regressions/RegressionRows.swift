import RiskModels
import RiskStats

/// The rows of a training as regressions take them: those that count, column by column, without gaps.
struct RegressionRows {
  let data: RegressionData
  let targets: [Double]
  /// The same rows, row by row.
  let features: FeatureMatrix
  /// The mean of each feature by the rows' weights.
  let means: [Double]
  /// What all rows weigh together.
  let weight: Double

  /// Takes a training's rows; throws a `LearnFault` for categories, gaps and constraints.
  init(_ job: TrainingJob) throws {
    try job.checkNumbersOnly(by: "the learner \(job.learner.name)", remedy: "use onehot(…), or a learner of trees")
    guard job.constraints.isEmpty else {
      throw LearnFault.constraintsUnsupported(by: "the learner \(job.learner.name)")
    }
    let all = job.data
    let width = all.features.columns
    let places = all.weights.map { weights in weights.indices.filter { weights[$0] > 0 } } ?? Array(0..<all.rows)
    var columns = [Double](repeating: 0, count: places.count * width)
    var rows = columns
    for column in 0..<width {
      var missing = 0
      for (row, place) in places.enumerated() {
        let value = all.features.values[place * width + column]
        if value.isNaN { missing += 1 }
        columns[column * places.count + row] = value
        rows[row * width + column] = value
      }
      guard missing == 0 else { throw LearnFault.missingFeature(all.names[column], rows: missing) }
    }
    let weights = all.weights.map { weights in places.map { weights[$0] } }
    let data = try RegressionData(names: all.names, values: columns, rows: places.count, weights: weights)
    self.data = data
    features = try FeatureMatrix(rows: places.count, columns: width, values: rows)
    targets = places.map { all.targets[$0] }
    let weight = data.weights.reduce(0, +)
    self.weight = weight
    means = (0..<width).map { column in
      places.indices.reduce(0) { $0 + columns[column * places.count + $1] * data.weights[$1] } / weight
    }
  }

  /// Fits, and says of a feature what the statistics say of a column.
  func naming<Fit>(_ fit: () throws -> Fit) throws -> Fit {
    do {
      return try fit()
    } catch StatsFault.collinear(let column) {
      throw LearnFault.dependentFeature(column)
    } catch StatsFault.separated(let column) {
      throw LearnFault.separatingFeature(column)
    } catch StatsFault.notConverged {
      throw LearnFault.unsettled
    }
  }
}
