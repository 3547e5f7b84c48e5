import Foundation
import RiskModels
import RiskStats
import Testing

/// Features prepared for distances and networks.
@Suite struct FeatureScalingTests {
  @Test func gapsBecomeTheMedianAndTheRestIsStandardised() throws {
    // The second feature is constant, the third lacks a value.
    let matrix = try FeatureMatrix(
      rows: 4, columns: 3, values: [1, 7, 2, 2, 7, .nan, 3, 7, 4, 10, 7, 9])
    let scaling = FeatureScaling(learning: matrix, limit: 1.5)
    #expect(scaling.fills == [2.5, 7, 4])
    #expect(scaling.means == [4, 7, 4.75])
    #expect(scaling.scales[1] == 0)
    // Population standard deviations: √12.5 and √6.6875.
    #expect(abs(scaling.scales[0] - 12.5.squareRoot()) < 1e-15 && abs(scaling.scales[2] - 6.6875.squareRoot()) < 1e-15)
    let prepared = scaling.prepared(matrix)
    #expect(prepared[1] == 0 && prepared[4] == 0)
    #expect(prepared[5] == (4 - 4.75) / 6.6875.squareRoot())
    // (10 − 4) / √12.5 lies beyond the limit.
    #expect(prepared[9] == 1.5)
  }

  @Test func aRowIsPreparedAsAmongMany() throws {
    var random = SeededRandom(seed: 3)
    let values = (0..<40_000).map { $0 % 7 == 0 ? .nan : random.normal() * 100 }
    let matrix = try FeatureMatrix(rows: 10_000, columns: 4, values: values)
    let scaling = FeatureScaling(learning: matrix, limit: 2)
    let all = scaling.prepared(matrix)
    for row in stride(from: 0, to: 10_000, by: 97) {
      var alone = [Double](repeating: .nan, count: 4)
      values[row * 4..<row * 4 + 4].withUnsafeBufferPointer { row in
        alone.withUnsafeMutableBufferPointer { scaling.prepare(row, into: $0) }
      }
      #expect(alone == Array(all[row * 4..<row * 4 + 4]))
    }
  }

  @Test(arguments: 1..<40) func mediansAreThoseOfSortedValues(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    var values = (0..<count).map { _ in Double(random.uniform(below: 7)) }
    let sorted = values.sorted()
    let expected = count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2
    #expect(OrderStatistic.median(of: &values) == expected)
    #expect(values.sorted() == sorted)
  }
}

/// Autoencoders as their files have them.
@Suite struct AutoencoderTests {
  private static let file = """
    {"weights": {"encoder.0.weight": [[1, 2], [-1, 1], [0, 1]], "encoder.0.bias": [0, 0, 1],
      "encoder.2.weight": [[1, 1, 1]], "encoder.2.bias": [-0.5],
      "decoder.0.weight": [[2], [-1]], "decoder.0.bias": [0, 0],
      "decoder.2.weight": [[1, 0], [0, 1]], "decoder.2.bias": [0, 0.25]}}
    """

  @Test func layersAreAppliedInOrder() throws {
    let network = try Autoencoder(bytes: Array(Self.file.utf8))
    #expect(network.featureCount == 2 && network.dimensions == 1 && network.featureNames == ["f0", "f1"])
    // (1, 2): hidden (5, 1, 3), code 8.5, decoded (17, 0) and (17, 0.25).
    let row = [1.0, 2]
    row.withUnsafeBufferPointer { row in
      #expect(network.embedding(of: row) == [8.5])
      #expect(network.squaredErrors(of: row) == [256, 3.0625])
      #expect(network.reconstructionError(of: row) == 129.53125)
    }
    let again = try Autoencoder(bytes: try network.bytes)
    row.withUnsafeBufferPointer { row in #expect(again.embedding(of: row) == network.embedding(of: row)) }
    #expect(try again.bytes == network.bytes)
    [1, Double.nan].withUnsafeBufferPointer { row in #expect(network.reconstructionError(of: row).isNaN) }
  }

  @Test(
    arguments: [
      "{}", "{\"weights\": {}}", file.replacing("[[1, 1, 1]]", with: "[[1, 1]]"),
      file.replacing("\"decoder.2.bias\": [0, 0.25]", with: "\"decoder.2.bias\": [0]"),
      file.replacing("[-0.5]", with: "[1e99]"), file.replacing("{\"weights\"", with: "{\"clip\": 5, \"weights\""),
    ]) func whatIsNoneIsRefused(file: String)
  {
    #expect(throws: ModelFault.self) { try Autoencoder(bytes: Array(file.utf8)) }
  }
}
