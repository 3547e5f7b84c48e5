/// The categories that splits ask for, each set ascending.
///
/// Sets are lists, not bits: a single high code in a small file must not cost megabytes.
struct CategorySets: Sendable {
  private var codes: [UInt32] = []
  private var starts: [Int] = [0]

  /// Adds a set of ascending codes and returns its number.
  mutating func append(_ set: [UInt32]) -> Int {
    codes += set
    starts.append(codes.count)
    return starts.count - 2
  }

  /// Whether a set has a code.
  func contains(_ code: UInt32, in set: Int) -> Bool {
    var lower = starts[set]
    var upper = starts[set + 1]
    while lower < upper {
      let middle = (lower + upper) / 2
      if codes[middle] < code { lower = middle + 1 } else { upper = middle }
    }
    return lower < starts[set + 1] && codes[lower] == code
  }

  /// The codes of a set and those right behind them: where the answer to the set can change.
  func edges(in set: Int) -> [Int64] {
    codes[starts[set]..<starts[set + 1]].flatMap { [Int64($0), Int64($0) + 1] }
  }
}
