import Foundation
import RiskExpressions
import RiskModels
import RiskStore
import Testing

@Suite("A saved model")
struct SavedModelTests {
  /// What sets refer to beside numbers: each must read back in the next session.
  @Test(
    "keeps the lists, ranges and records its features refer to",
    arguments: [
      ("[30, 40]", "if age in $x then 1 else 0"), ("[30.5, 1e300, null, 0]", "if age in $x then 1 else 0"),
      ("18..45", "if age in $x then 1 else 0"), ("0.1..99.5", "if age in $x then 1 else 0"),
      ("{ low: 30, deep: { dates: [2024-01-31], label: '' } }", "if age > $x.low then 1 else 0"),
    ])
  func variables(value: String, feature: String) throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 500
      let x = \(value)
      features f { a = \(feature); util }
      train pd m on book target default features f with rounds = 5
      """)
    let model = try workspace.model("m")
    #expect(model.plan.variables["x"]?.plainText == workspace.session.value(ofVariable: "x")?.plainText)
  }

  @Test("tells a text of no characters from a missing one")
  func emptyTexts() throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 500
      let few = book | derive tag = if age > 45 then '' else if age > 30 then 'a"\u{301},b' else null
      features f { none = if tag is null then 1 else 0; blank = if tag = '' then 1 else 0; util }
      train pd m on $few target default features f with rounds = 5
      """)
    #expect(try workspace.model("m").plan.inputs["tag"]?.type == .text)
  }

  @Test("is refused before anything is written where it could not be read again")
  func unreadable() throws {
    let workspace = try Workspace()
    let model = try Self.trained(in: workspace)
    let deep = (0..<100).reduce(Value.integer(1)) { value, _ in .list([value]) }
    let plan = try FeaturePlan(
      set: model.plan.set, inputs: model.plan.inputs, constants: model.plan.constants,
      variables: Record([Record.Field("x", deep)]))
    let card = ModelCard(
      kind: .pd, learner: "xgboost", target: "default", features: ModelCard.Features(plan), parameters: [:],
      training: model.card.training, seed: 1, versions: [:], created: "")
    let other = try CreditModel(name: "other", plan: plan, file: model.file, card: card)
    let bundle = try ModelBundle(other, goldenInputs: [[.number(0.5)]])
    let folder = ModelRegistry(path: workspace.folder + "/models")
    let fault = #expect(throws: StoreFault.self) { try folder.save(bundle) }
    #expect(fault?.code == "unreadable-model")
    #expect(folder.names == ["m"] && !folder.contains("other"))
  }

  @Test("is there at every moment while another takes its place")
  func replacing() async throws {
    let workspace = try Workspace()
    let folder = ModelRegistry(path: workspace.folder + "/models")
    let model = try Self.trained(in: workspace)
    let bundles = try [0.25, 0.75].map { try ModelBundle(model, goldenInputs: [[.number($0)]]) }
    _ = try folder.save(bundles[0])
    let path = folder.path
    let watch = Task.detached {
      let folder = ModelRegistry(path: path)
      var absences = 0
      while !Task.isCancelled { absences += folder.names.contains("m") ? 0 : 1 }
      return absences
    }
    for turn in 1...50 { #expect(try folder.save(bundles[turn % 2]).outcome == .newVersion) }
    watch.cancel()
    #expect(await watch.value == 0)
  }

  @Test("takes its place whatever an interrupted save left beside it")
  func leftovers() throws {
    let workspace = try Workspace()
    let folder = ModelRegistry(path: workspace.folder + "/models")
    let model = try Self.trained(in: workspace)
    let beside = "\(folder.path)/.m.\(ProcessInfo.processInfo.processIdentifier).new"
    for left in [beside, beside + ".old"] {
      try FileManager.default.createDirectory(atPath: left + "/junk", withIntermediateDirectories: true)
    }
    let bundle = try ModelBundle(model, goldenInputs: [[.number(0.25)]])
    #expect(try folder.save(bundle).outcome == .newVersion)
    #expect(try folder.load("m").isSameModel(as: bundle))
    #expect(!FileManager.default.fileExists(atPath: beside))
  }

  /// A model of the single input `util`, kept as `m`.
  private static func trained(in workspace: Workspace) throws -> CreditModel {
    try workspace.run(
      """
      simulate book with rows = 500
      features f { util }
      train pd m on book target default features f with rounds = 5
      """)
    return try workspace.model("m")
  }
}
