extension OrderedNumbers {
  /// The mean, nil without values.
  public var mean: Double? { count == 0 ? nil : sum / Double(count) }

  /// How many values are zero, below it, not finite.
  public var zeros: Int { rank { $0 > 0 || $0.isNaN } - negatives }

  /// How many values are below zero.
  public var negatives: Int { rank { $0 >= 0 || $0.isNaN } }

  /// How many values are infinite.
  public var infinite: Int {
    rank { $0 > -.infinity || $0.isNaN } + rank { $0.isNaN } - rank { $0 == .infinity || $0.isNaN }
  }

  /// How many values are finite numbers.
  public var finite: Int { finiteRanks.count }

  private var finiteRanks: Range<Int> {
    let low = rank { $0 > -.infinity || $0.isNaN }
    return low..<max(low, rank { $0 == .infinity || $0.isNaN })
  }

  /// The value below which a share of the others lies, between neighbours in proportion (Hyndman and Fan 1996, "Sample
  /// quantiles in statistical packages", definition 7); nil without values.
  public func quantile(_ share: Double) -> Double? {
    guard count > 0 else { return nil }
    let place = Double(count - 1) * share
    let (low, high) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
    let (below, part) = (number(key(at: low)), place - place.rounded(.down))
    return low == high ? below : below * (1 - part) + number(key(at: high)) * part
  }

  /// The least and the greatest finite number, nil where none is finite.
  public var finiteRange: ClosedRange<Double>? {
    let ranks = finiteRanks
    guard !ranks.isEmpty else { return nil }
    return number(key(at: ranks.lowerBound))...number(key(at: ranks.upperBound - 1))
  }

  /// How many finite numbers lie in each of so many equally wide bins from one number to another; what lies beyond counts
  /// with the outermost.
  public func histogram(bins: Int, over range: ClosedRange<Double>) -> [Int] {
    let ranks = finiteRanks
    // Halved, so that the width of the widest range there is stays finite.
    let width = range.upperBound / 2 - range.lowerBound / 2
    var starts = (1..<max(1, bins)).map { bin in
      rank { value in
        guard value.isFinite, width > 0 else { return value > range.lowerBound || value.isNaN }
        return Int(max(0, min(Double(bins - 1), (value / 2 - range.lowerBound / 2) / width * Double(bins)))) >= bin
      }
    }
    starts = [ranks.lowerBound] + starts.map { min(max($0, ranks.lowerBound), ranks.upperBound) } + [ranks.upperBound]
    return zip(starts, starts.dropFirst()).map { $1 - $0 }
  }

  /// The most frequent values, of equally frequent ones the least first.
  public func mostFrequent(_ limit: Int) -> [Run] {
    var found: [Run] = []
    forEachRun { run in
      guard found.count < limit || run.count > (found.last?.count ?? 0) else { return }
      found.insert(run, at: found.firstIndex { $0.count < run.count } ?? found.count)
      if found.count > limit { found.removeLast() }
    }
    return found
  }

  /// The least and the greatest different values with how often they occur, each from the outside in.
  public func extremes(_ limit: Int) -> (least: [Run], greatest: [Run]) {
    var (least, greatest): ([Run], [Run]) = ([], [])
    forEachRun { run in
      if least.count < limit { least.append(run) }
      greatest.append(run)
      if greatest.count > 2 * limit { greatest.removeFirst(limit) }
    }
    return (least, greatest.suffix(limit).reversed())
  }
}
