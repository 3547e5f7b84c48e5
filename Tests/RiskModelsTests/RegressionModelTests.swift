import Foundation
import RiskModels
import Testing

/// Regressions as they are kept: scored, taken apart, written and read, and refused where they are damaged.
@Suite struct RegressionModelTests {
  private static func model(_ link: RegressionModel.Link = .logistic) throws -> RegressionModel {
    func weight(_ name: String, _ value: Double) -> RegressionModel.Coefficient {
      RegressionModel.Coefficient(name: name, value: value, standardError: 0.1, statistic: value / 0.1, pValue: 0.03)
    }
    return try RegressionModel(
      link: link, intercept: weight("intercept", -2.1),
      coefficients: [weight("util", 1.7), weight("age \"now\"", -0.02)],
      means: [0.4, 44.5], penalty: "ridge", strength: 0.1)
  }

  @Test func rowsAreScoredOneByOneAndTogether() throws {
    let model = try Self.model()
    let row = [0.9, 30.0]
    let margin = try model.margin(of: row)
    #expect(margin == -2.1 + 1.7 * 0.9 - 0.02 * 30)
    #expect(abs(model.prediction(ofMargin: margin) - 1 / (1 + exp(-margin))) < 1e-15)
    #expect(try Self.model(.identity).prediction(ofMargin: margin) == margin)
    let matrix = try FeatureMatrix(rows: 3, columns: 2, values: row + [.nan, 30] + [0, 0])
    let margins = try model.margins(of: matrix)
    #expect(margins[0] == margin && margins[1].isNaN && margins[2] == -2.1)
    #expect(model.prediction(ofMargin: .nan).isNaN)
  }

  @Test func contributionsAddUpToTheMargin() throws {
    let model = try Self.model()
    for row in [[0.9, 30.0], [0, 0], [1e6, -5], [0.4, 44.5]] {
      let parts = try model.contributions(of: row)
      let margin = try model.margin(of: row)
      #expect(abs(parts.base + parts.features.reduce(0, +) - margin) <= 1e-12 * max(1, abs(margin)))
    }
    #expect(try model.contributions(of: [0.4, 44.5]).features == [0, 0])
    #expect(try model.contributions(of: [.nan, 1]).features[0].isNaN)
  }

  @Test func aFileGivesTheSameModel() throws {
    let model = try Self.model()
    let bytes = try model.bytes
    #expect(try RegressionModel(bytes: bytes) == model)
    #expect(try RegressionModel(bytes: bytes).bytes == bytes)
  }

  @Test func rowsOfAnotherWidthAreRefused() throws {
    let model = try Self.model()
    let expected = ModelFault.featureCountMismatch(expected: 2, given: 1)
    #expect(throws: expected) { try model.margin(of: [1]) }
    #expect(throws: expected) { try model.contributions(of: [1]) }
    #expect(throws: expected) { try model.margins(of: FeatureMatrix(columns: [[1]])) }
    [1.0].withUnsafeBufferPointer { #expect(model.margin(of: $0).isNaN) }
  }

  @Test func damagedFilesAreRefused() throws {
    let text = String(decoding: try Self.model().bytes, as: UTF8.self)
    func fault(_ from: String, _ to: String) -> ModelFault? {
      let changed = text.replacingOccurrences(of: from, with: to)
      #expect(changed != text)
      return #expect(throws: ModelFault.self) { try RegressionModel(bytes: Array(changed.utf8)) }
    }
    #expect(fault("\"version\" : 1", "\"version\" : 2")?.code == "unsupported-model-version")
    #expect(fault("riskshell-regression", "else")?.code == "damaged-model")
    #expect(fault("\"logistic\"", "\"probit\"")?.code == "damaged-model")
    #expect(fault("\"value\" : 1.7", "\"value\" : 1e999")?.code == "damaged-model")
    #expect(fault("\"mean\" : 0.4,", "")?.code == "damaged-model")
    #expect(fault("\"util\"", "\"age \\\"now\\\"\"")?.code == "damaged-model")
    #expect(fault("\"features\"", "\"factors\"")?.code == "damaged-model")
    for count in stride(from: 0, to: text.utf8.count - 2, by: 7) {
      #expect(throws: ModelFault.self) { try RegressionModel(bytes: Array(text.utf8.prefix(count))) }
    }
    let nested = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(throws: ModelFault.self) { try RegressionModel(bytes: nested) }
    #expect(throws: ModelFault.self) {
      try RegressionModel(bytes: [UInt8](repeating: 0x20, count: RegressionModel.byteLimit + 1))
    }
  }
}
