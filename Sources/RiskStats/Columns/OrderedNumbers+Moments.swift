/// The moments of numbers about their mean.
public struct Moments: Sendable, Equatable {
  /// The standard deviation of a sample (divisor n - 1); nil of fewer than two values.
  public let deviation: Double?
  /// The skewness g1 and the excess kurtosis g2 (Joanes and Gill 1998, "Comparing measures of sample skewness and
  /// kurtosis", section 1); nil where the values do not vary.
  public let skewness, kurtosis: Double?
}

extension OrderedNumbers {
  /// The moments of all values, added in rising order with compensation (Neumaier 1974).
  public var moments: Moments {
    let mean = mean ?? 0
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: 3)
    forEachRun { run in
      let distance = number(run.key) - mean
      let square = distance * distance
      for (place, power) in [square, square * distance, square * square].enumerated() {
        sums[place].add(power * Double(run.count))
      }
    }
    let count = Double(count)
    let (second, third, fourth) = (sums[0].total / count, sums[1].total / count, sums[2].total / count)
    let varies = second > 0 && second.isFinite
    return Moments(
      deviation: self.count > 1 ? (sums[0].total / (count - 1)).squareRoot() : nil,
      skewness: varies ? third / (second * second.squareRoot()) : nil,
      kurtosis: varies ? fourth / (second * second) - 3 : nil)
  }

  private struct CompensatedSum {
    private var sum = 0.0
    private var lost = 0.0

    var total: Double { sum.isFinite ? sum + lost : sum }

    mutating func add(_ value: Double) {
      let next = sum + value
      lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
      sum = next
    }
  }
}
