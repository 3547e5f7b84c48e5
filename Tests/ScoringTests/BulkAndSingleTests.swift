import RiskExpressions
import RiskKernel
import RiskModels
import Testing

@Suite("One scorer")
struct BulkAndSingleTests {
  /// Features of every kind there is: learned constants, variables, conditions, dates, missing values kept and filled.
  static let features = """
    let cap = 1.5
    features all {
      util = clip(util, 0, $cap) as "Utilisation" in 0..2
      late = num_30_59 + num_60_89 + num_90
      income = coalesce(monthly_income, median(monthly_income))
      poor = monthly_income < quantile(monthly_income, 0.25)
      log_debt = ln(debt_ratio + 0.01)
      burden = debt_ratio / nullif(dependents, 0)
      band = if age < 30 then 1 else if age < 60 then 2 else 3
      youth = case when age < 25 then 1.5 when age < 40 then 0.5 end
      season = month(month)
      old = month < 2023-06-01
      steps = age // 10 + age mod 10
      power = (util + 1) ^ 0.5
      centred = (age - mean(age)) / stdev(age)
      rounded = round(debt_ratio, 1)
      dependents, num_credit_lines
    }
    """

  @Test("gives many rows and each of them alone the same PD, to the last bit, also after save and load")
  func bulkIsSingle() throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 3000
      \(Self.features)
      train pd m on book target default features all with rounds = 40
      let scored = book | score
      """)
    let model = try workspace.model("m")
    let rows = try workspace.rows(of: "scored")
    #expect(rows.count == 3000)
    for row in rows {
      let inputs = Record(model.plan.inputs.names.map { Record.Field($0, row[$0] ?? .null) })
      let score = try model.score(inputs)
      guard case .number(let pd)? = row["pd"] else {
        Issue.record("a row has no PD")
        return
      }
      #expect(pd == score.prediction)
    }
  }

  @Test("gives a bundle that was written and read the same bytes")
  func saveIsLoad() throws {
    let workspace = try Workspace()
    try workspace.run(
      "simulate book with rows = 500\n\(Self.features)\ntrain pd m on book target default features all with rounds = 5")
    let model = try workspace.model("m")
    let again = try ModelBundle(name: "m", files: try ModelBundle(model, goldenInputs: [row(model)]).files)
    let third = try ModelBundle(again.model, goldenInputs: [row(model)])
    #expect(again.files == third.files)
    #expect(again.model.plan.constants.map(\.plainText) == model.plan.constants.map(\.plainText))
    #expect(again.isSameModel(as: third))
  }

  /// The loss as an amount, as a share of a column, and as a share of what a third model says.
  @Test(
    "gives many rows and each of them alone the same expected loss, to the last bit",
    arguments: [
      ("train lgd l on $bad target loss features raw using lightgbm with rounds = 30", "use p, l"),
      (
        "train lgd l on $bad target share features raw using xgboost with rounds = 20",
        "use p, l with exposure = exposure"
      ),
      (
        "train lgd l on $bad target share features raw using lightgbm with rounds = 10\n"
          + "train ead e on $bad target exposure features raw using xgboost with rounds = 10", "use p, l, e"
      ),
    ])
  func bulkIsSingleLoss(_ training: String, _ use: String) throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate book with rows = 6000
      features raw { util, age, monthly_income, num_90 }
      let bad = book | where default = 1 | derive share = clip(loss / exposure, 0, 1)
      train pd p on book target default features raw with rounds = 20
      \(training)
      \(use)
      let scored = book | score
      """)
    let models = try (["p", "l"] + (training.contains("train ead") ? ["e"] : [])).map(workspace.model)
    let scorer = try Scorer(
      pd: models.first { $0.kind == .pd }, lgd: models.first { $0.kind == .lgd }, ead: models.first { $0.kind == .ead },
      exposure: use.contains("exposure") ? "exposure" : nil)
    let rows = try workspace.rows(of: "scored")
    #expect(rows.count == 6000)
    for row in rows {
      let inputs = Record(scorer.inputNames.map { Record.Field($0, row[$0] ?? .null) })
      let score = try scorer.score(inputs)
      #expect(row["pd"]?.asNumber == score.pd)
      #expect(row["lgd"]?.asNumber == score.lgd)
      #expect(row["el"]?.asNumber == score.expectedLoss.flatMap { $0.isNaN ? nil : $0 })
    }
  }

  private func row(_ model: CreditModel) -> [Value] { model.plan.inputs.names.map { _ in .null } }

  @Test("gives the same numbers twice, and the same model for one thread and two")
  func deterministic() throws {
    let models = try [1, 2, 2].map { threads in
      let workspace = try Workspace()
      try workspace.run(
        """
        set threads \(threads)
        simulate book with rows = 2000
        \(Self.features)
        split book into train 70%, test 30% stratify default
        train pd m on train target default features all with rounds = 20, subsample = 0.8, colsample = 0.8
        """)
      return try workspace.model("m")
    }
    #expect(models[1].file.bytes == models[2].file.bytes)
    #expect(models[0].plan.constants.map(\.plainText) == models[1].plan.constants.map(\.plainText))
    #expect(models[0].file.bytes == models[1].file.bytes)
  }
}
