import Foundation
@testable import RiskLearn
import Testing

/// What the libraries say of errors is shown without what only their makers understand.
@Suite struct EngineErrorTests {
  /// Errors as XGBoost 3.4.1 words them.
  @Test(arguments: [
    (
      "[19:21:45] /a/src/learner.cc:343: Check failed: a == b (1 vs. 2) : The label must be 0 or 1\n"
        + "Stack trace:\n  [bt] (0) libxgboost.so(+0x1) [0x2]", "The label must be 0 or 1"
    ),
    ("\n[10:00:00] /a/b/objective.h:7: No labels\nStack trace:\n", "No labels"),
    ("Out of range value for reg_lambda, value='1e+300'", "Out of range value for reg_lambda, value='1e+300'"),
    ("", "it does not say why"),
  ])
  func theErrorsOfXGBoostAreInPlainWords(error: String, expected: String) {
    #expect(XGBoostLibrary.plain(error) == expected)
  }

  /// Errors as LightGBM 4.7.0 words them.
  @Test(arguments: [
    ("Check failed: (num_data) > (0) at /__w/LightGBM/src/io/dataset.cpp, line 44 .", "Check failed: (num_data) > (0)"),
    ("Label should be >= 0\nmore", "Label should be >= 0"), ("", "it does not say why"),
  ])
  func theErrorsOfLightGBMAreInPlainWords(error: String, expected: String) {
    #expect(LightGBMLibrary.plain(error) == expected)
  }

  /// The version that is told is the one that scripts/setup installs.
  @Test func theVersionOfLightGBMIsThePinnedOne() throws {
    let table = try String(contentsOf: Self.checkout.appendingPathComponent("scripts/engines.table"), encoding: .utf8)
    let pinned = table.split(separator: "\n").first { $0.hasPrefix("lightgbm") }?.split(separator: " ")[1]
    #expect(pinned.map(String.init) == LightGBMLibrary.version)
  }

  private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
