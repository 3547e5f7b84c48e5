import Foundation

/// The search for the coefficients of a logistic regression on scaled columns.
struct LogisticFit {
  private let columns: ScaledColumns
  /// What happened: 1 for a bad case, 0 for a good one, a share for a part of one.
  private let targets: [Double]
  private let weights: [Double]
  /// The penalty on the square of each coefficient in the scaled columns' units; none for the intercept.
  private let penalties: [Double]
  /// The penalty on the size of each.
  private let sizePenalties: [Double]
  private var margins: [Double]
  /// The intercept and the slopes so far.
  private(set) var coefficients: [Double]
  /// The negative log-likelihood, without the penalty.
  private(set) var loss: Double
  private(set) var iterations = 0
  /// After how many of Newton's steps it gives up.
  private let mostSteps: Int

  /// Why there is no best estimate: the place of a column among the coefficients.
  enum Failure: Error {
    case dependent(Int)
    case separated(Int)
    case unfinished

    func fault(_ names: [String]) -> StatsFault {
      let names = [RegressionCoefficient.intercept] + names
      return switch self {
      case .dependent(let place): .collinear(column: names[place])
      case .separated(let place): .separated(column: names[place])
      case .unfinished: .notConverged
      }
    }
  }

  /// Begins at the intercept alone.
  init(
    _ columns: ScaledColumns, _ targets: [Double], _ weights: [Double], _ penalty: LogisticRegression.Penalty,
    mostSteps: Int
  ) {
    (self.columns, self.targets, self.weights, self.mostSteps) = (columns, targets, weights, mostSteps)
    penalties =
      switch penalty {
      case .none: Array(repeating: 0, count: columns.scales.count + 1)
      case .measured(let strength): [0] + columns.scales.map { strength / ($0 * $0) }
      case .scaled(let strength, let share): [0] + columns.scales.map { _ in strength * (1 - share) }
      }
    sizePenalties = [0] + columns.scales.map { _ in penalty.onSizes }
    let bads = zip(targets, weights).lazy.map { $0 * $1 }.compensatedSum
    let intercept = log(bads / (weights.compensatedSum - bads))
    coefficients = [intercept] + Array(repeating: 0, count: columns.scales.count)
    margins = Array(repeating: intercept, count: targets.count)
    loss = Self.loss(margins, targets, weights)
    nullLogLikelihood = -loss
  }

  /// The log-likelihood of the intercept alone.
  let nullLogLikelihood: Double

  private static func loss(_ margins: [Double], _ targets: [Double], _ weights: [Double]) -> Double {
    var sum = CompensatedSum()
    for row in margins.indices { sum.add(weights[row] * loss(margins[row], targets[row])) }
    return sum.value
  }

  /// The log-loss of a row; a share counts as so much of a bad case and the rest of a good one.
  private static func loss(_ margin: Double, _ target: Double) -> Double {
    if target == 0 || target == 1 { return LogOdds.loss(target == 1 ? margin : -margin) }
    return target * LogOdds.loss(margin) + (1 - target) * LogOdds.loss(-margin)
  }

  private func penalized(_ loss: Double, _ coefficients: [Double]) -> Double {
    loss + zip(penalties, coefficients).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / 2
      + zip(sizePenalties, coefficients).reduce(0) { $0 + $1.0 * abs($1.1) }
  }

  /// Takes Newton's steps until they change no margin any more.
  mutating func run(_ watch: (Int, Double) throws -> Void) throws {
    while true {
      iterations += 1
      try watch(iterations, -loss)
      let step = try step()
      let change = WeightedProducts.margins(columns, step.coefficients)
      let size = shorten(step, change)
      let largest = change.lazy.map { abs($0) }.max() ?? 0
      // Newton's error is squared by a step: after one this small the next would change nothing.
      if size == 1, largest <= 1e-7 { return }
      if iterations > 25, let column = separation(step.coefficients, change) { throw Failure.separated(column) }
      if iterations >= mostSteps { throw Failure.unfinished }
    }
  }

  private struct Step {
    let coefficients: [Double]
    /// What the penalised likelihood would gain, twice over, were it a parabola.
    let decrement: Double
  }

  private func step() throws(Failure) -> Step {
    let (gradient, information) = derivatives()
    if hasSizePenalty {
      let step = PenalizedStep(
        gradient: gradient, information: penalizedInformation(information), penalties: sizePenalties)
      let change = step.solve(from: coefficients)
      return Step(coefficients: change, decrement: step.decrement(change, from: coefficients))
    }
    do {
      let step = try CholeskyFactor(penalizedInformation(information)).solve(gradient)
      return Step(coefficients: step, decrement: zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 })
    } catch {
      if iterations > 1, let column = separation(coefficients, margins) { throw .separated(column) }
      throw .dependent(error.column)
    }
  }

  /// Whether coefficients may be set to 0, so that no standard errors are known.
  var hasSizePenalty: Bool { sizePenalties.contains { $0 > 0 } }

  private func penalizedInformation(_ information: SquareMatrix) -> SquareMatrix {
    var matrix = information
    for place in penalties.indices { matrix[place, place] += penalties[place] }
    return matrix
  }

  /// Goes along a step as far as the likelihood does not fall; returns the part of it taken.
  private mutating func shorten(_ step: Step, _ change: [Double]) -> Double {
    let before = penalized(loss, coefficients)
    var size = 1.0
    while true {
      let next = zip(coefficients, step.coefficients).map { $0 + size * $1 }
      let nextMargins = zip(margins, change).map { $0 + size * $1 }
      let nextLoss = Self.loss(nextMargins, targets, weights)
      // Close to the optimum the likelihood is too flat to be compared, and whole steps are safe.
      let isClose = step.decrement <= 1e-9 * before
      if isClose || penalized(nextLoss, next) <= before - 1e-4 * size * step.decrement || size < 1e-8 {
        (coefficients, margins, loss) = (next, nextMargins, nextLoss)
        return size
      }
      size /= 2
    }
  }

  /// The gradient of the penalised likelihood and the information matrix.
  private func derivatives() -> (gradient: [Double], information: SquareMatrix) {
    var errors = margins
    var curvatures = margins
    for row in margins.indices {
      let probability = LogOdds.probability(margins[row])
      errors[row] = weights[row] * (targets[row] - probability)
      curvatures[row] = weights[row] * probability * (1 - probability)
    }
    var gradient = [errors.compensatedSum] + WeightedProducts.sums(columns, errors)
    for place in gradient.indices { gradient[place] -= penalties[place] * coefficients[place] }
    return (gradient, WeightedProducts.matrix(columns, curvatures))
  }

  /// The column that plays the largest part in telling bads and goods apart without error; nil where nothing does.
  ///
  /// A direction separates where no case stands on the wrong side of it and some do on the right one (Albert and
  /// Anderson 1984, "On the existence of maximum likelihood estimates in logistic regression models", section 3).
  /// Newton's steps turn into one where there is one, for they go on for ever.
  private func separation(_ direction: [Double], _ change: [Double]) -> Int? {
    let largest = change.lazy.map { abs($0) }.max() ?? 0
    guard largest > 1e-3, change.indices.allSatisfy({ isRight(change[$0], targets[$0], 1e-6 * largest) }) else {
      return nil
    }
    return direction.indices.dropFirst().max { abs(direction[$0]) < abs(direction[$1]) }
  }

  /// Whether a change of the margin is no step away from what happened; a share is left where it is.
  private func isRight(_ change: Double, _ target: Double, _ tolerance: Double) -> Bool {
    switch target {
    case 0: change < tolerance
    case 1: change > -tolerance
    default: abs(change) < tolerance
    }
  }

  /// The covariance of the coefficients on scaled columns.
  ///
  /// Outcomes follow the binomial distribution and the information tells their scatter; shares do not, and their own
  /// residuals tell it (Papke and Wooldridge 1996, "Econometric methods for fractional response variables", equation 9).
  func covariance() throws -> SquareMatrix {
    let (_, information) = derivatives()
    let inverse: SquareMatrix
    do {
      inverse = try CholeskyFactor(penalizedInformation(information)).inverse
    } catch {
      throw StatsFault.notConverged
    }
    if targets.contains(where: { $0 != 0 && $0 != 1 }) { return inverse.times(scatter()).times(inverse) }
    return penalties.contains { $0 > 0 } ? inverse.times(information).times(inverse) : inverse
  }

  /// The sum of squared residuals times the products of the columns; weights count as repetitions.
  private func scatter() -> SquareMatrix {
    let squares = margins.indices.map { row in
      let residual = targets[row] - LogOdds.probability(margins[row])
      return weights[row] * residual * residual
    }
    return WeightedProducts.matrix(columns, squares)
  }
}
