/// The directions along which rows differ most, and where rows lie along them.
///
/// Jolliffe 2002, "Principal Component Analysis", chapter 1: the eigenvectors of the covariance. They span the plane of
/// their number that is nearest to the rows, in squared distance.
public struct PrincipalComponents: Sendable {
  /// The mean of each column.
  public let means: [Double]
  /// A direction of unit length each, by falling variance; its greatest entry is above 0.
  public let components: [[Double]]
  /// The variance along each direction, over the number of rows.
  public let variances: [Double]

  /// Finds the directions of rows.
  ///
  /// - Parameters:
  ///   - values: The rows, one after the other.
  ///   - columns: How many values a row has.
  ///   - count: How many directions to keep; no more than there are columns.
  /// - Throws: `StatsFault.noCases` without rows, `.notFinite` for a number that is missing or infinite, or too great
  ///   to be squared.
  public init(rowMajor values: [Double], columns: Int, keeping count: Int) throws(StatsFault) {
    precondition(columns > 0 && count >= 0 && values.count % columns == 0, "rows of as many values as columns")
    guard !values.isEmpty else { throw .noCases }
    let rows = values.count / columns
    var means = [Double](repeating: 0, count: columns)
    for start in stride(from: 0, to: values.count, by: columns) {
      for column in 0..<columns { means[column] += values[start + column] }
    }
    for column in 0..<columns { means[column] /= Double(rows) }
    var covariance = [Double](repeating: 0, count: columns * columns)
    var differences = means
    for start in stride(from: 0, to: values.count, by: columns) {
      for column in 0..<columns { differences[column] = values[start + column] - means[column] }
      for row in 0..<columns {
        let difference = differences[row]
        for column in row..<columns { covariance[row * columns + column] += difference * differences[column] }
      }
    }
    for row in 0..<columns {
      for column in row..<columns {
        covariance[row * columns + column] /= Double(rows)
        covariance[column * columns + row] = covariance[row * columns + column]
      }
    }
    guard covariance.allSatisfy(\.isFinite) else { throw .notFinite }
    let pairs = SymmetricEigenvalues(covariance, size: columns)
    self.means = means
    components = pairs.vectors.prefix(count).map(Self.turned)
    variances = Array(pairs.values.prefix(count)).map { max(0, $0) }
  }

  /// Where a row lies along each direction, seen from the mean.
  public func coordinates(of row: some Collection<Double>) -> [Double] {
    let differences = zip(row, means).map { $0 - $1 }
    return components.map { component in zip(component, differences).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// Whichever of a direction and its opposite has its greatest entry above 0, so that the same rows give the same.
  private static func turned(_ direction: [Double]) -> [Double] {
    let greatest = direction.max { abs($0) < abs($1) } ?? 0
    return greatest < 0 ? direction.map(-) : direction
  }
}
