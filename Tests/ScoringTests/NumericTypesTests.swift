import RiskExpressions
import RiskKernel
import RiskModels
import Testing

@Suite("A model trained on whole numbers")
struct NumericTypesTests {
  /// A feature for each way to round, whose results depend on the type a value has.
  private static let features = [
    "integer(age) mod 2", "integer(age)", "floor(age) + ceil(age)", "round(age)", "round(age, -1)", "age // 7",
    "age mod 7", "-age // 3", "-age mod 3", "nullif(age, 44)", "clip(age, 30, 50) * 2", "abs(40 - age)",
    "if age > 44 then 1 else 0", "max(age, 40) - min(age)", "integer(age / 2)", "coalesce(age, 0) ^ 2",
    "if age between 30 and 44 then age else integer(age)", "(age - mean(age)) // 2",
  ]

  private static func workspace(on rows: String = "book") throws -> Workspace {
    let lines = features.enumerated().map { "  f\($0) = \($1)" }.joined(separator: "\n")
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 2000
      let broken = book | derive age = age + 0.25
      features all {
      \(lines)
      }
      train pd m on \(rows) target default features all with rounds = 30
      """)
    return workspace
  }

  /// Values beside the whole numbers it learned from: in the middle, just off, negative, and whole ones as numbers.
  @Test(
    "gives fractional values the same PD in rows and alone, to the last bit",
    arguments: ["age + 0.7", "age + 0.5", "age - 0.3", "age * 1.0", "0.5 - age", "age / 3", "age"])
  func fractions(age: String) throws {
    let workspace = try Self.workspace()
    try workspace.run("let scored = book | derive age = \(age) | score")
    #expect(try workspace.model("m").plan.inputs["age"]?.type == .integer)
    try check(workspace)
  }

  @Test("gives whole values the same PD in rows and alone where it learned from fractions")
  func wholes() throws {
    let workspace = try Self.workspace(on: "$broken")
    try workspace.run("let scored = book | score")
    #expect(try workspace.model("m").plan.inputs["age"]?.type == .number)
    try check(workspace)
  }

  private func check(_ workspace: Workspace) throws {
    let model = try workspace.model("m")
    let rows = try workspace.rows(of: "scored")
    #expect(rows.count == 2000)
    for row in rows {
      guard case .number(let pd)? = row["pd"] else {
        Issue.record("a row has no PD")
        return
      }
      #expect(try model.score(Record([Record.Field("age", row["age"] ?? .null)])).prediction == pd)
    }
  }

  @Test("computes the features of rows by the type they have, one by one")
  func features() throws {
    let workspace = try Self.workspace()
    let plan = try workspace.model("m").plan
    let rebound = try plan.expressions(over: Schema([Schema.Column("other", .text), Schema.Column("age", .number)]))
    let truncated = try rebound[0].sql()
    #expect(truncated.contains("trunc("))
    for value in [44.7, 44.5, -44.5, 0.5, 44, -7] {
      for (one, other) in zip(plan.expressions, rebound) {
        #expect(try one.evaluate([.number(value)]).asNumber == other.evaluate([.number(value)]).asNumber)
      }
    }
  }
}
