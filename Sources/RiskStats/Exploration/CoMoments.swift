/// How pairs of columns of numbers vary together, gathered block by block, each pair over the rows that have both.
///
/// Each block is summed around its own means, and blocks are joined by the formula of Chan, Golub and LeVeque ("Updating
/// formulae and a pairwise algorithm for computing sample variances", 1979, equation 2.1), which loses no digits where
/// means are large. The same blocks in the same order give the same numbers, whatever number of threads made them.
public struct CoMoments: Sendable {
  /// The places of two columns.
  public typealias Pair = (x: Int, y: Int)

  private let pairs: [Pair]
  private var sums: [PairMoments]
  /// The first number of each column, which all are taken from: what is far from zero keeps its digits, and a column of
  /// one value does not vary.
  private var bases: [Double?] = []

  /// Begins with no rows.
  public init(_ pairs: [Pair]) {
    self.pairs = pairs
    sums = Array(repeating: PairMoments(), count: pairs.count)
  }

  /// How many rows have both columns of a pair.
  public func count(_ pair: Int) -> Int { sums[pair].count }

  /// Pearson's correlation (Pearson 1895) of a pair over the rows that have both columns; nil where one does not vary
  /// there or is not finite.
  public func correlation(_ pair: Int) -> Double? { sums[pair].correlation }

  /// Adds a block of rows: the columns of `rows` numbers one after the other, NaN where one is missing.
  public mutating func add(_ block: UnsafeBufferPointer<Double>, rows: Int) {
    guard rows > 0 else { return }
    let columns = (0..<block.count / rows).map { place in
      ShiftedColumn(
        UnsafeBufferPointer(rebasing: block[(place * rows)..<((place + 1) * rows)]), base: base(place, block, rows))
    }
    for (place, pair) in pairs.enumerated() where max(pair.x, pair.y) < columns.count {
      sums[place].join(PairMoments(columns[pair.x], columns[pair.y]))
    }
  }

  private mutating func base(_ column: Int, _ block: UnsafeBufferPointer<Double>, _ rows: Int) -> Double {
    while bases.count <= column { bases.append(nil) }
    if let base = bases[column] { return base }
    let first = block[(column * rows)..<((column + 1) * rows)].first(where: \.isFinite)
    bases[column] = first
    return first ?? 0
  }
}

/// A column of a block less its base, and less its mean where it has no gaps.
private struct ShiftedColumn {
  let values: [Double]
  let mean: Double
  let squares: Double
  let centred: [Double]
  /// Whether every row has a finite number.
  let isComplete: Bool

  init(_ column: UnsafeBufferPointer<Double>, base: Double) {
    let values = column.map { $0 - base }
    self.values = values
    mean = values.withUnsafeBufferPointer(LaneSum.total) / Double(values.count)
    // A single NaN makes the sum NaN; infinities do so too or stay, and go the careful way.
    isComplete = mean.isFinite
    centred = isComplete ? values.map { [mean] in $0 - mean } : []
    squares = isComplete ? centred.withUnsafeBufferPointer { LaneSum.products($0, $0) } : 0
  }
}

/// The sums of two columns over the rows that have both.
private struct PairMoments {
  private(set) var count = 0
  private var meanX = 0.0, meanY = 0.0
  private var squaresX = 0.0, squaresY = 0.0, products = 0.0

  init() {}

  init(_ x: ShiftedColumn, _ y: ShiftedColumn) {
    guard x.isComplete, y.isComplete else {
      self = PairMoments(x.values, y.values)
      return
    }
    // Two columns without gaps have their means and squares already, and only the products are left to add.
    count = x.values.count
    (meanX, meanY, squaresX, squaresY) = (x.mean, y.mean, x.squares, y.squares)
    products = x.centred.withUnsafeBufferPointer { x in y.centred.withUnsafeBufferPointer { LaneSum.products(x, $0) } }
  }

  /// Two columns of which some rows lack one.
  private init(_ x: [Double], _ y: [Double]) {
    var (sumX, sumY) = (0.0, 0.0)
    for row in x.indices where !x[row].isNaN && !y[row].isNaN {
      count += 1
      sumX += x[row]
      sumY += y[row]
    }
    guard count > 0 else { return }
    (meanX, meanY) = (sumX / Double(count), sumY / Double(count))
    for row in x.indices where !x[row].isNaN && !y[row].isNaN {
      let (dx, dy) = (x[row] - meanX, y[row] - meanY)
      squaresX += dx * dx
      squaresY += dy * dy
      products += dx * dy
    }
  }

  mutating func join(_ other: PairMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else { return self = other }
    let share = Double(other.count) / Double(count + other.count)
    let (dx, dy) = (other.meanX - meanX, other.meanY - meanY)
    let weight = Double(count) * share
    squaresX += other.squaresX + dx * dx * weight
    squaresY += other.squaresY + dy * dy * weight
    products += other.products + dx * dy * weight
    meanX += dx * share
    meanY += dy * share
    count += other.count
  }

  var correlation: Double? {
    guard squaresX > 0, squaresY > 0 else { return nil }
    let value = products / squaresX.squareRoot() / squaresY.squareRoot()
    return value.isFinite ? min(1, max(-1, value)) : nil
  }
}

/// Sums in eight lanes, which a processor adds at once; the order is always the same.
private enum LaneSum {
  static func total(_ x: UnsafeBufferPointer<Double>) -> Double {
    var lanes = SIMD8<Double>()
    let whole = x.count & ~7
    for place in stride(from: 0, to: whole, by: 8) { lanes += lane(x, place) }
    return x[whole...].reduce(lanes.sum(), +)
  }

  static func products(_ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>) -> Double {
    var lanes = SIMD8<Double>()
    let whole = x.count & ~7
    for place in stride(from: 0, to: whole, by: 8) { lanes += lane(x, place) * lane(y, place) }
    return zip(x[whole...], y[whole...]).reduce(lanes.sum()) { $0 + $1.0 * $1.1 }
  }

  private static func lane(_ x: UnsafeBufferPointer<Double>, _ place: Int) -> SIMD8<Double> {
    SIMD8(x[place], x[place + 1], x[place + 2], x[place + 3], x[place + 4], x[place + 5], x[place + 6], x[place + 7])
  }
}
