import Foundation
import RiskExpressions
import RiskTestSupport
import Testing

/// The models of the Python system this program replaces, loaded from their own files; its numbers are the reference.
@Suite("The original's models", .enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct OriginalModelsTests {
  /// A session that scores with both, the loss model behind the default model's scaler, as the original's service does.
  private static func loaded() throws -> Workspace {
    let folder = try RealData.file("original").path
    let workspace = try Workspace()
    try workspace.run(
      """
      load model "\(folder)/pd_model.json" as pd1 with scaler = "\(folder)/scaler_pd.json"
      load model "\(folder)/lgd_model.txt" as lgd1 features "\(folder)/feature_cols.json" \\
        with scaler = "\(folder)/scaler_pd.json", kind = lgd, measure = amount
      use pd1, lgd1
      """)
    return workspace
  }

  @Test("give the two documented customers and a hundred others the documented numbers")
  func sameNumbers() throws {
    let workspace = try Self.loaded()
    let folder = try RealData.file("original").path
    for file in ["two_customers.csv", "random100.csv"] {
      try workspace.run("load \"\(folder)/\(file)\" as known; let scored = known | rename pd_known = pd | score")
      let rows = try workspace.rows(of: "scored")
      #expect(rows.count == (file == "random100.csv" ? 100 : 2))
      for row in rows {
        for (ours, theirs) in [("pd", "pd_known"), ("lgd", "lgd_app"), ("el", "expected_loss_app")] {
          let expected = try #require(row[theirs]?.asNumber)
          let found = try #require(row[ours]?.asNumber)
          #expect(abs(found - expected) <= 1e-6 * max(1, abs(expected)), "\(ours) of \(file)")
        }
      }
    }
  }

  @Test("are scored natively one by one as in rows")
  func single() throws {
    let workspace = try Self.loaded()
    try workspace.run(
      """
      customer good { util: 0.35, age: 42, num_30_59: 1, DebtRatio: 0.25, MonthlyIncome: 5500, num_credit_lines: 6,
        num_90: 0, num_real_estate: 1, num_60_89: 0, NumberOfDependents: 2 }
      customer bad { util: 0.98, age: 22, num_30_59: 3, DebtRatio: 1.00, MonthlyIncome: 1500, num_credit_lines: 12,
        num_90: 4, num_real_estate: 0, num_60_89: 2, NumberOfDependents: 3 }
      let scores = score good, bad
      let pds = [$scores[0].pd, $scores[1].pd]
      let losses = [$scores[0].lgd, $scores[1].lgd]
      let expected = [$scores[0].el, $scores[1].el]
      """)
    // The figures that the original documents.
    for (name, known) in [
      ("pds", [0.05688152, 0.80278647]), ("losses", [7175.9907, 17290.2881]), ("expected", [408.1813, 13880.4093]),
    ] {
      guard case .list(let found)? = workspace.session.value(ofVariable: name) else {
        Issue.record("no \(name)")
        continue
      }
      for (value, figure) in zip(found, known) {
        let digits = name == "pds" ? 1e-8 : 1e-4
        #expect(abs((value.asNumber ?? .nan) - figure) <= digits, "\(name)")
      }
    }
  }
}
