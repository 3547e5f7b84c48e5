import Foundation

/// Points and weights between zero and one that integrate polynomials of degree below twice their number exactly.
///
/// Press et al., "Numerical Recipes", 3rd edition, section 4.6.1: the points are the roots of the Legendre polynomial,
/// found by Newton's method.
struct GaussLegendre: Sendable {
  let points: [Double]
  let weights: [Double]

  /// Finds the points, ascending.
  init(count: Int) {
    var points: [Double] = []
    var weights: [Double] = []
    for index in 0..<count {
      var root = -cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
      var slope = 1.0
      // From this start Newton's method doubles the digits with each step; five steps reach the last bit.
      for _ in 0..<8 {
        let (value, derivative) = Self.legendre(count, at: root)
        root -= value / derivative
        slope = derivative
      }
      points.append((1 + root) / 2)
      weights.append(1 / ((1 - root * root) * slope * slope))
    }
    self.points = points
    self.weights = weights
  }

  /// The Legendre polynomial of a degree above zero and its derivative (Numerical Recipes, 4.6.10 and 4.6.11).
  private static func legendre(_ degree: Int, at x: Double) -> (value: Double, derivative: Double) {
    var (last, value) = (1.0, x)
    for step in 1..<degree {
      (last, value) = (value, (Double(2 * step + 1) * x * value - Double(step) * last) / Double(step + 1))
    }
    return (value, Double(degree) * (x * value - last) / (x * x - 1))
  }
}
