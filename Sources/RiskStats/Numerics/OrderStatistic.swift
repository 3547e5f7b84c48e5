/// The value at a place of the sorted order, found without sorting.
///
/// Hoare 1961, "Algorithm 65: Find", Communications of the ACM 4.
public enum OrderStatistic {
  /// The median of numbers, which are put in another order: of two in the middle their mean; NaN where there are none.
  ///
  /// None of them may be NaN.
  public static func median(of values: inout [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let middle = values.count / 2
    return values.withUnsafeMutableBufferPointer { values in
      let upper = select(middle, in: values)
      guard values.count % 2 == 0 else { return upper }
      // All that is left of the middle is no greater.
      let lower = values[..<middle].max() ?? upper
      return lower + (upper - lower) / 2
    }
  }

  /// The value that stands at a place once the values are sorted; it and what is smaller are moved there.
  static func select(_ place: Int, in values: UnsafeMutableBufferPointer<Double>) -> Double {
    var random = SeededRandom(seed: UInt64(values.count))
    var (low, high) = (0, values.count - 1)
    while low < high {
      // A drawn pivot: no order of the values is a bad one.
      let pivot = values[low + Int(random.uniform(below: UInt64(high - low + 1)))]
      var (left, right) = (low, high)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if place <= right { high = right } else if place >= left { low = left } else { return values[place] }
    }
    return values[place]
  }
}
