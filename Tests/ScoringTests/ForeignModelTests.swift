import Foundation
import RiskDiagnostics
import Testing

/// Files of models that were trained elsewhere, whole and broken.
@Suite("A model from elsewhere")
struct ForeignModelTests {
  private static let files = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("RiskModelsTests/Reference").path
  private static let trees = "\(files)/logistic-3.4.1.json"
  private static let loss = "\(files)/lgb-absolute-4.7.0.txt"

  /// The codes of the faults of a line; none where it runs.
  private func codes(_ line: String, in workspace: Workspace) -> [String] {
    do { try workspace.run(line) } catch let all as Diagnostics { return all.all.map(\.fault.code) } catch let one
      as Diagnostic
    {
      return [one.fault.code]
    } catch { return ["\(error)"] }
    return []
  }

  @Test("is kept, opened again, scored and taken for what it is")
  func loads() throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      load model "\(Self.trees)" as pd1
      load model "\(Self.loss)" as lgd1 with kind = lgd, measure = share, exposure = balance
      """)
    let model = try workspace.model("pd1")
    #expect(model.kind == .pd)
    #expect(model.plan.inputs.names == ["utilisation", "age in years \"now\"", "income"])
    let loss = try workspace.model("lgd1")
    #expect(loss.card.measure == .share)
    #expect(loss.card.exposure == "balance")
    try workspace.run("let s = score { utilisation: 0.5, income: 2, branch: 1, purpose: 3, balance: 100 }")
  }

  @Test(
    "that does not fit what is said of it is refused, and nothing is kept",
    arguments: [
      ("load model \"\(trees)\" as m features [a, b]", "feature-count-mismatch"),
      ("load model \"\(trees)\" as m features [utilisation, income, age]", "feature-name-mismatch"),
      ("load model \"\(trees)\" as m with kind = lgd, measure = amount, exposure = e", "exposure-twice"),
      ("load model \"\(loss)\" as m", "kind-unknown"),
      ("load model \"\(loss)\" as m with kind = lgd", "kind-unknown"),
      ("load model \"\(loss)\" as m with kind = ead, measure = share", "kind-unknown"),
      ("load model \"\(loss)\" as m with kind = pd", "not-a-default-model"),
      ("load model \"\(trees)\" as m with scaler = \"\(files)/rows.csv\"", "not-a-scaler"),
      ("load model \"\(trees)\" as m features \"\(files)/rows.csv\"", "not-a-feature-order"),
      ("load model \"\(files)/rows.csv\" as m", "unknown-model-format"),
      ("load model \"\(files)/none.json\" as m", "no-such-file"),
      ("load model \"/dev/zero\" as m", "not-a-file"),
      (
        "features f { utilisation, `age in years \"now\"`, income = coalesce(income, mean(income)) }; "
          + "load model \"\(trees)\" as m features f", "learns-from-rows"
      ),
    ])
  func refused(_ line: String, _ code: String) throws {
    let workspace = try Workspace()
    #expect(codes(line, in: workspace) == [code])
    #expect(!FileManager.default.fileExists(atPath: workspace.folder + "/models/m"))
  }

  @Test("cut off anywhere is a fault, and never the end of the session")
  func truncated() throws {
    let workspace = try Workspace()
    for file in [Self.trees, Self.loss] {
      let whole = try Data(contentsOf: URL(fileURLWithPath: file))
      let path = workspace.folder + "/cut"
      for share in [0.0, 0.1, 0.5, 0.9, 0.99] {
        try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(fileURLWithPath: path))
        #expect(!codes("load model \"\(path)\" as m with kind = pd", in: workspace).isEmpty)
      }
    }
    #expect(!FileManager.default.fileExists(atPath: workspace.folder + "/models/m"))
  }

  @Test("takes features that are computed, and a scaler's")
  func features() throws {
    let workspace = try Workspace()
    try Data(#"{"mean": [0.5, 40, 2000], "scale": [0.5, 10, 1000]}"#.utf8)
      .write(to: URL(fileURLWithPath: workspace.folder + "/scaler.json"))
    try workspace.run(
      """
      load model "\(Self.trees)" as a features { utilisation = (utilisation - 0.5) / 0.5
        `age in years "now"` = (`age in years "now"` - 40) / 10; income = (income - 2000) / 1000 }
      load model "\(Self.trees)" as b with scaler = "scaler.json"
      use a
      let first = score { utilisation: 0.7, `age in years "now"`: 33, income: 2500 }
      use b
      let second = score { utilisation: 0.7, `age in years "now"`: 33, income: 2500 }
      assert $first[0].pd = $second[0].pd, "they differ"
      """)
  }
}
