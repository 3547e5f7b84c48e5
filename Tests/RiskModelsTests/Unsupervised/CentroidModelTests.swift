import Foundation
import RiskModels
import Testing

@Suite("Segments by their centres")
struct CentroidModelTests {
  private static func model(_ text: String) throws -> CentroidModel { try CentroidModel(bytes: Array(text.utf8)) }

  private static func segment(_ row: [Double], of model: CentroidModel) -> Double {
    row.withUnsafeBufferPointer(model.segment)
  }

  private static let plain = #"{"n_clusters": 3, "centers": [[0, 0], [10, 0], [0, 10]], "inertia": {"a": [1, {}]}}"#

  @Test("are those of the nearest centre, and of two as near the first")
  func nearest() throws {
    let model = try Self.model(Self.plain)
    #expect(model.featureCount == 2 && model.segmentCount == 3)
    #expect(Self.segment([1, 1], of: model) == 0)
    #expect(Self.segment([9, 1], of: model) == 1)
    #expect(Self.segment([-3, 8], of: model) == 2)
    #expect(Self.segment([5, 0], of: model) == 0)
    #expect(Self.segment([10, 10], of: model) == 1)
  }

  @Test("are none where a feature is missing, infinite, or one too many")
  func missing() throws {
    let model = try Self.model(Self.plain)
    for row in [[.nan, 1], [1, .nan], [.infinity, 0], [1], [1, 2, 3], []] as [[Double]] {
      #expect(Self.segment(row, of: model).isNaN)
    }
    // The squares of such numbers are beyond all numbers.
    #expect(Self.segment([1e300, 1e300], of: model).isNaN)
  }

  @Test("take scikit-learn's own names for centres and features")
  func names() throws {
    let model = try Self.model(#"{"cluster_centers_": [[1.5e0, -2]], "feature_names_in_": ["util", "age"]}"#)
    #expect(model.featureNames == ["util", "age"])
    #expect(try Self.model(Self.plain).featureNames == ["f0", "f1"])
  }

  @Test(
    "of a damaged or hostile file are a fault",
    arguments: [
      "", "{", "{}", "[]", "null", #"{"centers": []}"#, #"{"centers": [[]]}"#, #"{"centers": [[1], [1, 2]]}"#,
      #"{"centers": [[NaN]]}"#, #"{"centers": [[Infinity]]}"#, #"{"centers": [[1e999]]}"#, #"{"centers": [["1"]]}"#,
      #"{"centers": [[null]]}"#, #"{"centers": [[1]]"#, #"{"centers": [[1]]} {}"#, #"{"centers": 5}"#,
      #"{"centers": [[1, 2]], "feature_names": ["a"]}"#, #"{"centers": [[1]], "feature_names": [1]}"#,
      #"{"centers": \#(String(repeating: "[", count: 100_000))"#,
      #"{"other": \#(String(repeating: "[", count: 100_000)), "centers": [[1]]}"#,
      #"{"centers": [\#(String(repeating: "[1],", count: 10_001))[1]]}"#,
    ])
  func hostile(text: String) {
    #expect(throws: ModelFault.self) { try Self.model(text) }
  }

  @Test("of a file that was cut anywhere are a fault")
  func cut() {
    let bytes = Array(Self.plain.utf8)
    for length in 0..<bytes.count {
      #expect(throws: ModelFault.self) { try CentroidModel(bytes: Array(bytes[..<length])) }
    }
  }
}
