import Foundation
import RiskDiagnostics
import RiskExpressions
import RiskModels
import RiskTestSupport
import Testing

/// Models of segments and anomalies that were trained elsewhere.
@Suite("Segments and anomalies from elsewhere")
struct UnsupervisedModelTests {
  static let segments = #"{"centers": [[-1, -1], [1, 1], [3, -1]], "feature_names": ["util", "age"]}"#
  static let forest = """
    {"max_samples": 8, "offset": -0.5, "feature_names": ["util", "age"], "trees": [
      {"children_left": [1, -1, 3, -1, -1], "children_right": [2, -1, 4, -1, -1], "feature": [0, -2, 1, -2, -2],
       "threshold": [0.5, -2, 0.25, -2, -2], "n_node_samples": [8, 5, 3, 2, 1]},
      {"children_left": [1, -1, -1], "children_right": [2, -1, -1], "feature": [1, -2, -2],
       "threshold": [-0.5, -2, -2], "n_node_samples": [8, 1, 7]}]}
    """
  static let scaler = #"{"mean": [0.3, 45], "scale": [0.4, 15], "feature_names": ["util", "age"]}"#

  private static func workspace() throws -> Workspace {
    let workspace = try Workspace()
    for (name, text) in [("segments", segments), ("forest", forest), ("scaler", scaler)] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(workspace.folder)/\(name).json"))
    }
    return workspace
  }

  /// The codes of the faults of a line; none where it runs.
  private static func codes(_ line: String, in workspace: Workspace) -> [String] {
    do { try workspace.run(line) } catch let all as Diagnostics { return all.all.map(\.fault.code) } catch let one
      as Diagnostic
    {
      return [one.fault.code]
    } catch { return ["\(error)"] }
    return []
  }

  @Test("give many rows and each of them alone the same, to the last bit, also after save and load")
  func bulkIsSingle() throws {
    let workspace = try Self.workspace()
    try workspace.run(
      """
      simulate book with rows = 5000
      let holes = book | derive util = if id mod 7 = 0 then null else util
      load model "segments.json" as seg1 with scaler = "scaler.json"
      load model "forest.json" as odd1 with scaler = "scaler.json"
      save model odd1 to "copy"
      load model "copy" as odd2
      use seg1, odd2
      let scored = $holes | score
      """)
    let scorer = try Scorer(segments: try workspace.model("seg1"), anomaly: try workspace.model("odd2"))
    let rows = try workspace.rows(of: "scored")
    #expect(rows.count == 5000)
    var (found, blanks) = (Set<Int64>(), 0)
    for row in rows {
      let inputs = Record(["util", "age"].map { Record.Field($0, row[$0] ?? .null) })
      let score = try scorer.score(inputs)
      if case .integer(let segment)? = row["segment"] { found.insert(segment) } else { blanks += 1 }
      #expect(row["segment"]?.asNumber == score.segment.map(Double.init))
      #expect(row["anomaly"]?.asNumber == score.anomaly.flatMap { $0.isNaN ? nil : $0 })
      #expect((score.segment == nil) == (row["util"]?.isNull == true))
    }
    #expect(found == [0, 1, 2])
    #expect(blanks > 500)
  }

  @Test("stand beside a probability in one score, and fill in what their own features fill in")
  func together() throws {
    let workspace = try Self.workspace()
    try workspace.run(
      """
      simulate book with rows = 800
      features f { util, age }
      train pd pd1 on book target default features f with rounds = 5
      load model "segments.json" as seg1 features { util = coalesce(util, 0.3) - 0.3; age = (age - 45) / 15 }
      load model "forest.json" as odd1 with scaler = "scaler.json"
      use pd1, seg1, odd1
      let full = score { util: 0.9, age: 60 }
      let half = score { age: 60 }
      policy { refer when anomaly > 0.1 or segment = 2; approve when pd < 100%; decline otherwise }
      let decided = score { util: 0.9, age: 60 }, { util: 1.5, age: 30 }, { age: 60 }
      assert $decided[0].decision = "approve" and $decided[1].decision = "refer" and $decided[2].decision is null
      let rows = book | score
      let wrong = $rows | where (decision = "refer") != (anomaly > 0.1 or segment = 2)
      let count = $wrong | summarize n = count()
      assert $count[0].n = 0
      assert $full[0].segment = 1 and $full[0].anomaly is not null and $full[0].pd > 0
      assert $half[0].segment is not null and $half[0].anomaly is null and $half[0].pd > 0
      """)
  }

  @Test(
    "that do not fit what is said of them are refused, and nothing is kept",
    arguments: [
      ("load model \"segments.json\" as m with kind = lgd, measure = amount", "wrong-kind-of-model"),
      ("load model \"forest.json\" as m with kind = pd", "wrong-kind-of-model"),
      ("load model \"segments.json\" as m features [age, util]", "feature-name-mismatch"),
      ("load model \"segments.json\" as m features [util]", "feature-count-mismatch"),
      ("load model \"segments.json\" as m with measure = amount", "kind-unknown"),
      ("load model \"forest.json\" as m with exposure = balance", "kind-unknown"),
    ])
  func refused(_ line: String, _ code: String) throws {
    let workspace = try Self.workspace()
    #expect(Self.codes(line, in: workspace) == [code])
    #expect(!FileManager.default.fileExists(atPath: workspace.folder + "/models/m"))
  }

  @Test("are compared with nothing and not calibrated")
  func noTarget() throws {
    let workspace = try Self.workspace()
    try workspace.run(
      """
      simulate book with rows = 300
      load model "segments.json" as seg1
      load model "forest.json" as odd1
      """)
    for line in [
      "evaluate seg1 on book", "evaluate odd1 on book against default", "calibrate odd1 on book to 3%",

    ] {
      #expect(Self.codes(line, in: workspace) == ["wrong-kind-of-model"], "\(line)")
    }
    try workspace.run("model show seg1; model show odd1; models")
  }

  @Test("whose kept files were changed into another kind are damaged")
  func otherKind() throws {
    let workspace = try Self.workspace()
    try workspace.run("load model \"segments.json\" as seg1")
    let card = "\(workspace.folder)/models/seg1/model.json"
    let text = try String(contentsOfFile: card, encoding: .utf8)
    #expect(text.contains("\"segments\""))
    let files = try ["model.json", "segments.json", "golden.csv"].map { name in
      (name, Array(try Data(contentsOf: URL(fileURLWithPath: "\(workspace.folder)/models/seg1/\(name)"))))
    }
    var bundle = Dictionary(uniqueKeysWithValues: files)
    _ = try ModelBundle(name: "seg1", files: bundle)
    bundle["model.json"] = Array(text.replacing("\"kind\" : \"segments\"", with: "\"kind\" : \"anomaly\"").utf8)
    #expect(throws: ModelFault.self) { try ModelBundle(name: "seg1", files: bundle) }
  }
}

/// The segments and anomaly scores of the Python system this program replaces; its numbers are the reference.
@Suite("The original's segments and anomalies", .enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct OriginalSegmentTests {
  @Test("are those of the documented customers and a hundred others")
  func sameNumbers() throws {
    let workspace = try Workspace()
    let folder = try RealData.file("original").path
    try workspace.run(
      """
      load model "\(folder)/kmeans.json" as seg1 with scaler = "\(folder)/scaler_pd.json"
      load model "\(folder)/iforest.json" as odd1 with scaler = "\(folder)/scaler_pd.json"
      use seg1, odd1
      """)
    for file in ["two_customers.csv", "random100.csv"] {
      try workspace.run("load \"\(folder)/\(file)\" as known; let scored = known | score")
      let rows = try workspace.rows(of: "scored")
      #expect(rows.count == (file == "random100.csv" ? 100 : 2))
      for row in rows {
        #expect(row["segment"]?.asNumber == row["cluster"]?.asNumber)
        let expected = try #require(row["anomaly_score"]?.asNumber)
        #expect(abs(try #require(row["anomaly"]?.asNumber) - expected) < 1e-12)
      }
    }
  }
}
