/// The tables of `OptimalPartition`'s dynamic program.
struct PartitionSearch {
  private let directions: [BinningTrend.Direction]
  private let size: Int
  private let layers: Int
  /// Whether the last layer stands for all larger numbers of bins too.
  private let isOpen: Bool
  private let leastLayer: Int
  /// The counts, information and permission of each bin i ..< j, at i · (size + 1) + j.
  private var counts: [OutcomeCounts]
  private var information: [Double]
  private var isAllowed: [Bool]
  /// The best sum that ends in a bin, for each stretch and layer; −∞ where there is none.
  private var sums: [[Double]]

  init(_ prebins: [OutcomeCounts], of rows: Int, _ constraints: BinningConstraints) {
    directions = constraints.trend.directions
    size = prebins.count
    let width = prebins.count + 1
    counts = Array(repeating: OutcomeCounts(), count: size * width)
    information = Array(repeating: 0, count: size * width)
    isAllowed = Array(repeating: false, count: size * width)
    let total = prebins.total
    for start in 0..<size {
      var sum = OutcomeCounts()
      for end in start + 1...size {
        sum += prebins[end - 1]
        counts[start * width + end] = sum
        information[start * width + end] = WeightOfEvidence.information(sum, of: total)
        isAllowed[start * width + end] = constraints.allows(sum, of: rows)
      }
    }
    isOpen = constraints.bins.upperBound >= size
    layers = min(size, isOpen ? constraints.bins.lowerBound : constraints.bins.upperBound)
    leastLayer = constraints.bins.lowerBound
    sums = Array(repeating: Array(repeating: -.infinity, count: size * width), count: directions.count * layers)
  }

  /// Fills the tables: bins that begin further right only follow bins that began further left.
  mutating func run() {
    for end in 1...size where isAllowed[end] { sums[0][end] = information[end] }
    for start in 1..<max(1, size) {
      let before = (0..<start).filter { isAllowed[place($0, start)] }
      let after = (start + 1...size).filter { isAllowed[place(start, $0)] }
      for (stretch, direction) in directions.enumerated() { extend(before, at: start, with: after, stretch, direction) }
    }
  }

  /// Where a bin stands in the tables.
  private func place(_ start: Int, _ end: Int) -> Int { start * (size + 1) + end }

  private func table(_ stretch: Int, _ layer: Int) -> Int { stretch * layers + layer }

  /// The layers that a bin of a layer may follow.
  private func layers(before layer: Int) -> [Int] {
    (layer > 0 ? [layer - 1] : []) + (isOpen && layer == layers - 1 ? [layer] : [])
  }

  /// The stretches that a bin of a stretch may follow.
  private func stretches(before stretch: Int) -> [Int] { stretch > 0 ? [stretch, stretch - 1] : [stretch] }

  /// Sets the sums of the bins that begin at a place, in one stretch of the trend.
  private mutating func extend(
    _ before: [Int], at start: Int, with after: [Int], _ stretch: Int, _ direction: BinningTrend.Direction
  ) {
    let lasts = sorted(before.map { place($0, start) }, direction)
    let nexts = sorted(after.map { place(start, $0) }, direction)
    var best = Array(repeating: -Double.infinity, count: layers)
    var reached = 0
    for next in nexts {
      while reached < lasts.count, direction.allows(counts[next], after: counts[lasts[reached]]) {
        for layer in 0..<layers {
          for earlier in stretches(before: stretch) {
            best[layer] = max(best[layer], sums[table(earlier, layer)][lasts[reached]])
          }
        }
        reached += 1
      }
      for layer in 0..<layers {
        let beginning = layers(before: layer).reduce(-Double.infinity) { max($0, best[$1]) }
        sums[table(stretch, layer)][next] = beginning + information[next]
      }
    }
  }

  /// Bins in the order in which they become followers: along the trend.
  private func sorted(_ bins: [Int], _ direction: BinningTrend.Direction) -> [Int] {
    switch direction {
    case .rising: bins.sorted { counts[$0].isRarer(than: counts[$1]) }
    case .falling: bins.sorted { counts[$1].isRarer(than: counts[$0]) }
    case .any: bins
    }
  }

  /// The best division of all prebins: where its bins end, and their information.
  func best() -> (ends: [Int], information: Double)? {
    var best: (stretch: Int, layer: Int, start: Int, sum: Double)?
    for layer in 0..<layers where layer + 1 >= leastLayer {
      for stretch in directions.indices {
        for start in 0..<size {
          let sum = sums[table(stretch, layer)][place(start, size)]
          if sum > best?.sum ?? -.infinity { best = (stretch, layer, start, sum) }
        }
      }
    }
    guard let best else { return nil }
    return (ends(best.stretch, best.layer, best.start), best.sum)
  }

  /// Walks back from the last bin to the first.
  private func ends(_ stretch: Int, _ layer: Int, _ start: Int) -> [Int] {
    var ends = [size]
    var (stretch, layer, start, end) = (stretch, layer, start, size)
    while start > 0, let step = step(stretch, layer, start, end) {
      ends.append(start)
      (stretch, layer, end, start) = (step.stretch, step.layer, start, step.start)
    }
    return ends.reversed()
  }

  /// A state that a state's best sum was made from: the first that gives it.
  private func step(_ stretch: Int, _ layer: Int, _ start: Int, _ end: Int) -> (stretch: Int, layer: Int, start: Int)? {
    let bin = place(start, end)
    for earlier in 0..<start where directions[stretch].allows(counts[bin], after: counts[place(earlier, start)]) {
      for lastStretch in stretches(before: stretch) {
        for lastLayer in layers(before: layer) {
          let sum = sums[table(lastStretch, lastLayer)][place(earlier, start)]
          if sum > -.infinity, sum + information[bin] == sums[table(stretch, layer)][bin] {
            return (lastStretch, lastLayer, earlier)
          }
        }
      }
    }
    return nil
  }
}
