/// The step that takes a penalised likelihood to where its parabola is largest.
///
/// A penalty on sizes has a kink at 0; coefficients are taken one after the other until none moves, as Friedman, Hastie
/// and Tibshirani 2010, "Regularization paths for generalized linear models via coordinate descent", section 3.
struct PenalizedStep {
  /// The parabola's slope and curvature, the penalty on squares included.
  let gradient: [Double]
  let information: SquareMatrix
  /// The penalty on the size of each coefficient.
  let penalties: [Double]

  /// The change of the coefficients.
  func solve(from coefficients: [Double]) -> [Double] {
    var step = Array(repeating: 0.0, count: coefficients.count)
    // What is left of the slope after the step so far.
    var slope = gradient
    for _ in 0..<10_000 {
      var largest = 0.0
      for place in coefficients.indices where information[place, place] > 0 {
        let move = move(place, slope[place], coefficients[place] + step[place])
        guard move != 0 else { continue }
        step[place] += move
        for other in slope.indices { slope[other] -= information[other, place] * move }
        largest = max(largest, move * move * information[place, place])
      }
      if largest <= 1e-24 { break }
    }
    return step
  }

  /// How far one coefficient is from its best place while the others stay.
  private func move(_ place: Int, _ slope: Double, _ now: Double) -> Double {
    let curvature = information[place, place]
    let pull = slope + curvature * now
    let penalty = penalties[place]
    let best = pull > penalty ? pull - penalty : pull < -penalty ? pull + penalty : 0
    return best / curvature - now
  }

  /// What the penalised likelihood would gain by a step, twice over, were it a parabola.
  func decrement(_ step: [Double], from coefficients: [Double]) -> Double {
    step.indices.reduce(0) { sum, place in
      let growth = abs(coefficients[place] + step[place]) - abs(coefficients[place])
      return sum + gradient[place] * step[place] - penalties[place] * growth
    }
  }
}
