import RiskExpressions
import RiskModels
import Testing

/// Default, loss and exposure together, by every learner.
@Suite("An expected loss")
struct ExpectedLossTests {
  private static let book = """
    simulate book with rows = 1500
    \(BulkAndSingleTests.features)
    features plain { util = clip(util, 0, 2); late = num_30_59 + num_60_89 + num_90; age }
    let bad = book | where default = 1 | derive share = loss / exposure
    """

  @Test(
    "is the same in rows and alone, to the last bit, whoever fitted the models",
    arguments: [
      ("pd m on book target default features all using lightgbm with rounds = 20", "loss", "use m, l"),
      ("pd m on book target default features plain using logistic", "loss", "use m, l"),
      ("pd m on book target default features plain with booster = gblinear, rounds = 20", "share", "use m, l, e"),
      (
        "pd m on book target default features all with booster = dart, rounds = 20", "share",
        "use m, l with exposure = exposure"
      ),
    ])
  func bulkIsSingle(_ training: String, _ target: String, _ use: String) throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      \(Self.book)
      train \(training)
      train lgd l on $bad target \(target) features plain using linear
      train ead e on book target exposure features plain using lightgbm with rounds = 10
      calibrate m on book by isotonic
      \(use)
      let scored = book | take 400 | score
      """)
    let models = try ["m", "l", "e"].map { try workspace.model($0) }
    let usesModel = use.hasSuffix("e") && use.hasPrefix("use m, l, e")
    let scorer = try Scorer(
      pd: models[0], lgd: models[1], ead: usesModel ? models[2] : nil,
      exposure: use.contains("exposure =") ? "exposure" : nil)
    let rows = try workspace.rows(of: "scored")
    #expect(rows.count == 400)
    for row in rows {
      let names = scorer.inputNames.sorted()
      let score = try scorer.score(Record(names.map { Record.Field($0, row[$0] ?? .null) }))
      #expect(row["pd"]?.asNumber == score.pd)
      #expect(row["lgd"]?.asNumber == score.lgd)
      if usesModel { #expect(row["ead"]?.asNumber == score.exposure) }
      let loss = try #require(score.expectedLoss)
      #expect(row["el"]?.asNumber == loss)
      let exposure = target == "share" ? try #require(score.exposure) : 1
      #expect(loss == (score.pd ?? .nan) * (score.lgd ?? .nan) * exposure)
    }
  }

  @Test("takes a share for a share and an amount for an amount, and never one for the other")
  func measures() throws {
    let workspace = try Workspace()
    try workspace.run(
      """
      \(Self.book)
      train lgd amount on $bad target loss features plain using linear
      train lgd share on $bad target share features plain using linear with exposure = exposure
      """)
    let amount = try workspace.model("amount")
    let share = try workspace.model("share")
    #expect(amount.card.measure == .amount)
    #expect(share.card.measure == .share)
    #expect(throws: ScoringFault.exposureTwice(lgd: "amount", pd: nil)) {
      try Scorer(lgd: amount, exposure: "exposure")
    }
    #expect(try Scorer(lgd: share).expectedLoss == .withoutModel)
    #expect(try Scorer(pd: nil, lgd: share).models.count == 1)
  }
}
