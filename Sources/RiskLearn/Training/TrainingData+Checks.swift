import RiskModels

extension TrainingData {
  /// Makes sure that there are rows, and a name, a target and a weight for each that needs one.
  func checkShape() throws(LearnFault) {
    guard rows > 0 else { throw .noRows }
    guard features.columns > 0 else { throw .noFeatures }
    guard rows <= Int(Int32.max) else { throw .tooManyRows }
    guard names.count == features.columns, categories.count == names.count else {
      throw .namesDiffer(names: names.count, columns: features.columns)
    }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .featureTwice(name) }
    guard targets.count == (kind.hasTarget ? rows : 0) else {
      throw .outcomesDiffer(rows: rows, outcomes: targets.count)
    }
    guard weights?.count ?? rows == rows else { throw .weightsDiffer(rows: rows, weights: weights?.count ?? 0) }
  }

  /// Makes sure that other rows have the same features and the same kind of target.
  func checkAlike(_ other: TrainingData) throws(LearnFault) {
    guard other.names == names, other.categories == categories, other.kind == kind else { throw .validationDiffers }
  }

  /// Makes sure that weights are numbers from 0 up, and not all 0.
  func checkWeights() throws(LearnFault) {
    guard let weights else { return }
    let missing = weights.count { $0.isNaN }
    guard missing == 0 else { throw .badWeight(.missing, rows: missing) }
    let negative = weights.count { $0 < 0 }
    guard negative == 0 else { throw .badWeight(.negative, rows: negative) }
    let infinite = weights.count { $0 > Double(Float.greatestFiniteMagnitude) }
    guard infinite == 0 else { throw .badWeight(.infinite, rows: infinite) }
    guard weights.contains(where: { $0 > 0 }) else { throw .allWeightsZero }
  }

  /// Makes sure that the target is what it is said to be, and that there is something to learn about it.
  func checkTargets() throws(LearnFault) {
    let missing = targets.count { $0.isNaN }
    guard missing == 0 else { throw .targetMissing(rows: missing) }
    let infinite = targets.count { abs($0) > Double(Float.greatestFiniteMagnitude) }
    guard infinite == 0 else { throw .targetInfinite(rows: infinite) }
    let outside = targets.count { !fits($0) }
    guard outside == 0 else { throw .targetOutside(kind, rows: outside) }
    guard let first = counted.first(where: { _ in true }) else { throw .allWeightsZero }
    guard counted.contains(where: { $0 != first }) else {
      throw kind == .binary ? .oneOutcomeOnly : .targetConstant
    }
    if kind == .binary { try checkOutcomes() }
  }

  /// The targets of the rows that count.
  private var counted: some Sequence<Double> & LazySequenceProtocol {
    targets.indices.lazy.filter { row in weights.map { $0[row] > 0 } ?? true }.map { targets[$0] }
  }

  private func fits(_ target: Double) -> Bool {
    switch kind {
    case .binary: target == 0 || target == 1
    case .share: target >= 0 && target <= 1
    case .amount, .segment, .anomaly, .embedding: true
    }
  }

  private func checkOutcomes() throws(LearnFault) {
    let (bads, all) = counted.reduce(into: (0, 0)) { counts, target in
      if target == 1 { counts.0 += 1 }
      counts.1 += 1
    }
    for (outcome, count) in [(1, bads), (0, all - bads)] where count < Self.fewestOfOutcome {
      throw .tooFewOfOutcome(outcome, rows: count, least: Self.fewestOfOutcome)
    }
  }

  /// Makes sure that every feature has a value somewhere, none an infinite one, and categories only their codes.
  func checkFeatures() throws(LearnFault) {
    for column in names.indices {
      switch FeatureState(features, column, categories: categories[column]) {
      case .sound: continue
      case .missing: throw .allMissing(feature: names[column])
      case .infinite: throw .infiniteFeature(names[column])
      case .badCode: throw .badCategory(feature: names[column])
      }
    }
    for (name, count) in zip(names, categories) {
      guard count ?? 0 <= Self.mostCategories else {
        throw .tooManyCategories(feature: name, most: Self.mostCategories)
      }
    }
  }
}

/// What is to be said about the values of a feature.
private enum FeatureState {
  case sound, missing, infinite, badCode

  init(_ matrix: FeatureMatrix, _ column: Int, categories: Int?) {
    self = matrix.values.withUnsafeBufferPointer { values in
      var state = FeatureState.missing
      for row in 0..<matrix.rows {
        let value = values[row * matrix.columns + column]
        if value.isNaN { continue }
        // XGBoost's numbers end where those of Float32 do.
        guard abs(value) <= Double(Float.greatestFiniteMagnitude) else { return .infinite }
        if let categories, value < 0 || value >= Double(categories) || value != value.rounded() { return .badCode }
        state = .sound
      }
      return state
    }
  }
}
