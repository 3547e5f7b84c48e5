/// A sum that carries along what rounding takes away, so that its last digits hardly depend on the order of its terms.
///
/// The error-free addition of Knuth (TAOCP volume 2, section 4.2.2, theorem C), used as in Ogita, Rump and Oishi 2005,
/// "Accurate sum and dot product", algorithm 4.4: as good as a sum in twice the precision, rounded once.
struct CompensatedSum {
  private var sum = 0.0
  private var rest = 0.0

  /// The sum so far.
  var value: Double { sum + rest }

  /// Adds a finite number.
  mutating func add(_ number: Double) {
    let total = sum + number
    let part = total - sum
    rest += (sum - (total - part)) + (number - part)
    sum = total
  }
}

extension Sequence<Double> {
  /// The sum of finite numbers, as if rounded once.
  var compensatedSum: Double {
    var sum = CompensatedSum()
    for number in self { sum.add(number) }
    return sum.value
  }
}
