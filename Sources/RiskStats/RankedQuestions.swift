import CKernels

/// Trees whose questions ask for the rank of a number among the thresholds it is ever compared with.
///
/// Ranks are whole numbers of few bits, so that as many more rows are asked at once; what comes out is the same to the
/// last bit. It takes as many questions as make up for the ranking.
struct RankedQuestions: Sendable {
  /// So many rows are ranked at once, in groups of eight.
  private static let rows = 64
  /// How many rows a group of keys has.
  private static let lanes = 8

  private indirect enum Trees: Sendable {
    case short(TreeQuestions<Int16, UInt16, Double>)
    case middle(TreeQuestions<Int32, UInt32, Double>)
  }

  /// The thresholds of all slots, each slot's in ascending order.
  private let thresholds: [Double]
  /// Where each slot's begin, and at last where all end.
  private let starts: [Int]
  private let trees: Trees

  /// Ranks the thresholds of questions; nil where a tree has more than 32 leaves, or there are too few questions.
  init?(_ questions: TreeQuestions<Double, UInt64, Double>, slots: Int) {
    var known = [Set<Double>](repeating: [], count: slots)
    for (threshold, slot) in questions.asked where Int(slot) < slots { known[Int(slot)].insert(threshold) }
    // So many steps rank a row, each of which takes about as long as four questions.
    let steps = known.reduce(0) { $0 + (Int.bitWidth - $1.count.leadingZeroBitCount) }
    guard steps > 0, questions.count >= 4 * steps, questions.mostLeaves <= UInt32.bitWidth else { return nil }
    let sorted = known.map { $0.sorted() }
    guard !sorted.joined().contains(where: \.isNaN) else { return nil }
    thresholds = sorted.flatMap { $0 }
    starts = sorted.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let places = sorted.map { Dictionary(uniqueKeysWithValues: zip($0, 1...)) }
    // What is up to a threshold is above none but those before it.
    func rank(_ threshold: Double, in slot: UInt32) -> Int { places[Int(slot)][threshold] ?? 0 }
    let isShort = questions.mostLeaves <= UInt16.bitWidth && sorted.allSatisfy { $0.count < Int(Int16.max) }
    trees =
      isShort
      ? .short(questions.map({ Int16(truncatingIfNeeded: rank($0, in: $1)) }, mask: UInt16.init(truncatingIfNeeded:)))
      : .middle(questions.map({ Int32(truncatingIfNeeded: rank($0, in: $1)) }, mask: UInt32.init(truncatingIfNeeded:)))
  }

  /// Adds the leaf each row falls into to its sum, in the order of the trees.
  ///
  /// Keys are as `TreeQuestions` takes them; there are at most eight groups, and there is room for the sums of as many.
  func add(keys: UnsafePointer<Double>, groups: Int, to sums: UnsafeMutablePointer<Double>) {
    switch trees {
    case .short(let trees):
      withRanks(keys, groups, lanes: 2 * Self.lanes, rank: risk_rank_short) { ranks, slots, groups in
        trees.add(ranks: ranks, slots: slots, groups: groups, to: sums)
      }
    case .middle(let trees):
      withRanks(keys, groups, lanes: Self.lanes, rank: risk_rank_middle) { ranks, slots, groups in
        trees.add(ranks: ranks, slots: slots, groups: groups, to: sums)
      }
    }
  }

  /// Lends the ranks of keys in groups of so many rows; rows that fill the last group have any.
  @inline(__always)
  private func withRanks<Rank: FixedWidthInteger & BitwiseCopyable>(
    _ keys: UnsafePointer<Double>, _ groups: Int, lanes: Int,
    rank: (UnsafePointer<Double>, UnsafePointer<Double>, Int, UnsafeMutablePointer<Rank>) -> Void,
    _ body: (_ ranks: UnsafePointer<Rank>, _ slots: Int, _ groups: Int) -> Void
  ) {
    let slots = starts.count - 1
    withUnsafeTemporaryAllocation(of: Rank.self, capacity: Self.rows * slots) { ranks in
      ranks.initialize(repeating: 0)
      thresholds.withUnsafeBufferPointer { thresholds in
        guard let ranks = ranks.baseAddress, let thresholds = thresholds.baseAddress else { return }
        for slot in 0..<slots where starts[slot] < starts[slot + 1] {
          for group in 0..<groups {
            let row = group * Self.lanes
            let target = ranks + (row / lanes * slots + slot) * lanes + row % lanes
            rank(
              keys + (group * slots + slot) * Self.lanes, thresholds + starts[slot], starts[slot + 1] - starts[slot],
              target)
          }
        }
        body(ranks, slots, (groups * Self.lanes + lanes - 1) / lanes)
      }
    }
  }
}
