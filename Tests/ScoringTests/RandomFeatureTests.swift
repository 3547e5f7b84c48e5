import Foundation
import RiskExpressions
import RiskModels
import Testing

@Suite("Random feature sets")
struct RandomFeatureTests {
  @Test(
    "give many rows and each of them alone the same features, to the last bit, after save and load",
    arguments: 1...12 as ClosedRange<UInt64>)
  func bulkIsSingle(seed: UInt64) throws {
    var bank = RandomBank(seed: seed, customers: 120)
    let workspace = try Workspace()
    for (name, text) in [("customers", bank.customers), ("accounts", bank.accounts), ("payments", bank.payments)] {
      try text.write(toFile: "\(workspace.folder)/\(name).csv", atomically: true, encoding: .utf8)
      try workspace.run("load \"\(name).csv\"; let rows_of_\(name) = \(name) | take 100000")
    }
    let features = bank.features()
    try workspace.run(
      """
      \(features)
      train pd m on customers target default features all with rounds = 3
      let computed = customers | compute m
      let learned_anew = customers | compute all
      let scored = customers | score
      """)
    let model = try workspace.model("m")
    let (computed, scored) = (try workspace.rows(of: "computed"), try workspace.rows(of: "scored"))
    let anew = try workspace.rows(of: "learned_anew")
    let records = try nested(workspace, model)
    try #require(computed.count == 120 && scored.count == 120 && records.count == 120)
    for (place, record) in records.enumerated() {
      let row = try model.plan.row(of: record, model: "m").values
      for (feature, expression) in zip(model.plan.features, model.plan.expressions) {
        let (single, bulk) = (try expression.evaluate(row).asNumber, computed[place][feature.name]?.asNumber)
        #expect(single?.bitPattern == bulk?.bitPattern, "\(feature.name) of row \(place + 1): \(features)")
        #expect(anew[place][feature.name]?.asNumber?.bitPattern == bulk?.bitPattern)
      }
      #expect(try model.score(record).prediction == scored[place]["pd"]?.asNumber)
    }
    let again = try ModelBundle(name: "m", files: try ModelBundle(model, goldenInputs: [golden(model)]).files)
    #expect(again.isSameModel(as: try ModelBundle(again.model, goldenInputs: [golden(model)])))
  }

  private func golden(_ model: CreditModel) -> [Value] { model.plan.inputs.names.map { _ in .null } }

  /// The customers with their accounts and payments inside.
  private func nested(_ workspace: Workspace, _ model: CreditModel) throws -> [Record] {
    let payments = Dictionary(grouping: try workspace.rows(of: "rows_of_payments")) { $0["account"]?.plainText }
    let accounts = try workspace.rows(of: "rows_of_accounts").map { account in
      Record(account.fields + [list("payments", payments[account["account"]?.plainText] ?? [])])
    }
    let byCustomer = Dictionary(grouping: accounts) { $0["id"]?.plainText }
    return try workspace.rows(of: "rows_of_customers").map { customer in
      let own = customer.fields.filter { model.plan.ownInputs.index(of: $0.name) != nil }
      return Record(own + [list("accounts", byCustomer[customer["id"]?.plainText] ?? [])])
    }
  }

  private func list(_ name: String, _ records: [Record]) -> Record.Field {
    Record.Field(name, .list(records.map(Value.record)))
  }
}
