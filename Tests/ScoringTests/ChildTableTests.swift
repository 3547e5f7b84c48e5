import Foundation
import RiskExpressions
import RiskModels
import RiskServer
import RiskStore
import Testing

@Suite("Child tables")
struct ChildTableTests {
  private static let columns = [
    "util", "age", "num_30_59", "num_60_89", "num_90", "debt_ratio", "monthly_income", "num_credit_lines",
    "num_real_estate", "dependents",
  ]

  @Test("give the ten features of the tour back as the portfolio has them, amounts to the cent")
  func tour() throws {
    let workspace = try Workspace()
    let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("data").path
    let script = try String(contentsOfFile: "\(data)/tour.risk", encoding: .utf8)
    try workspace.run(script.replacingOccurrences(of: "\"data/bank\"", with: "\"\(data)/bank\""))
    try workspace.run(
      """
      set seed 42
      simulate book with rows = 2000
      let expected = book | take 2000
      let found = customers | compute bank keeping customer_id
      """)
    let (expected, found) = (try workspace.rows(of: "expected"), try workspace.rows(of: "found"))
    try #require(expected.count == 2000 && found.count == 2000)
    var (complete, withoutCard) = (0, 0)
    for (book, built) in zip(expected, found) {
      #expect(built["customer_id"]?.plainText == book["id"]?.plainText)
      // Who has no account was late with none, and a ratio needs what it is divided by.
      let lines = (book["num_credit_lines"]?.asNumber ?? 0) + (book["num_real_estate"]?.asNumber ?? 0)
      let hasIncome = book["monthly_income"]?.asNumber != nil
      for column in Self.columns {
        let (wanted, given) = (book[column]?.asNumber, built[column]?.asNumber)
        switch column {
        case "util" where given == nil: withoutCard += 1
        case "debt_ratio" where !hasIncome || lines == 0: #expect(given == nil)
        case "num_30_59" where lines == 0, "num_60_89" where lines == 0, "num_90" where lines == 0: #expect(given == 0)
        default:
          // A cent of the instalments, and the last bit of the balances.
          let cent = 0.01 / (book["monthly_income"]?.asNumber ?? 1)
          let tolerance = column == "util" ? 1e-12 : column == "debt_ratio" ? cent : 0
          #expect(wanted == given || abs((wanted ?? .nan) - (given ?? .nan)) <= tolerance, "\(column)")
          complete += 1
        }
      }
    }
    #expect(complete > 18_000)
    #expect(withoutCard < 200)
  }

  @Test(
    "are summed up by every aggregate that needs no order",
    arguments: FunctionTable.all.filter { $0.isAggregate && !["first", "last"].contains($0.name) }.map(\.name))
  func aggregates(name: String) throws {
    let function = try #require(FunctionTable.functions(named: name).first { $0.isAggregate })
    let arguments = function.parameters.map { parameter in
      if parameter.constant != nil { return "0.5" }
      return parameter.accepts.includes(.number) ? "a.x" : "a.x > 0"
    }
    let block = "{ table a on id; x = coalesce(\(name)(\(arguments.joined(separator: ", "))), 0) }"
    let set = try FeatureSet(name: "f", source: block)
    let schema = Schema([Schema.Column("id", .integer)])
    let children = ["a": Schema([Schema.Column("id", .integer), Schema.Column("x", .number)])]
    let draft = try FeatureDraft(set, schema: schema, owner: nil, environment: EmptyEnvironment(), children: children)
    #expect(draft.childAggregates.count == 1)
  }

  private static func trained() throws -> (Workspace, CreditModel) {
    let workspace = try Workspace()
    try workspace.run(
      """
      simulate customers, accounts, payments with rows = 200
      features bank {
        table accounts on customer_id
        table payments on account_id from accounts
        owed = sum(accounts.balance, where = accounts.opened <= as_of)
        late = count(payments, where = payments.days_late >= 30)
        onehot(dependents)
      }
      train pd m on customers target default features bank with rounds = 3
      """)
    return (workspace, try workspace.model("m"))
  }

  @Test("go into a request as lists of objects, and come to the score of the record")
  func request() throws {
    let (workspace, model) = try Self.trained()
    let accounts = """
      [{"opened": "2020-01-01", "balance": 120.5, "payments": [{"days_late": 31}]}, {"opened": "2030-01-01", "balance": 7}]
      """
    let body = #"{"as_of": "2024-01-01", "dependents": 1, "accounts": \#(accounts)}"#
    let answer = PredictionService(model: model).answer(Array(body.utf8))
    #expect(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
    try workspace.run(
      """
      let anna = { as_of: 2024-01-01, dependents: 1, accounts: [
        { opened: 2020-01-01, balance: 120.5, payments: [{ days_late: 31 }] }, { opened: 2030-01-01, balance: 7 }
      ] }
      """)
    guard case .record(let record)? = workspace.session.value(ofVariable: "anna") else {
      Issue.record("no record")
      return
    }
    let score = try model.score(record)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("\(score.prediction)"))
    let features = try model.plan.row(of: record, model: "m").values
    #expect(try model.plan.expressions.prefix(2).map { try $0.evaluate(features).asNumber } == [120.5, 1])
    #expect(score.missing == ["accounts.payments"])
  }

  @Test(
    "are refused in a request where a field or a type is wrong",
    arguments: [
      (#"{"accounts": [{"balnce": 5}]}"#, "accounts.balnce"), (#"{"accounts": 5}"#, "accounts"),
      (#"{"accounts": [5]}"#, "object"), (#"{"accounts": [{"balance": "x"}]}"#, "accounts.balance"),
      (#"{"payments": []}"#, "payments"),
    ])
  func refused(body: String, part: String) throws {
    let (_, model) = try Self.trained()
    let answer = PredictionService(model: model).answer(Array(body.utf8))
    #expect(answer.status == 400)
    #expect(String(decoding: answer.body, as: UTF8.self).contains(part))
  }

  @Test("belong to a bundle, which is damaged without them", arguments: ["tables", "levels"])
  func damaged(part: String) throws {
    let (workspace, _) = try Self.trained()
    let folder = URL(fileURLWithPath: workspace.folder + "/models/m")
    var files: [String: [UInt8]] = [:]
    for name in ["model.json", "booster.json", "golden.csv"] {
      files[name] = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
    let card = try #require(files["model.json"])
    var object = try #require(try JSONSerialization.jsonObject(with: Data(card)) as? [String: Any])
    var features = try #require(object["features"] as? [String: Any])
    #expect(features.removeValue(forKey: part) != nil)
    object["features"] = features
    files["model.json"] = Array(try JSONSerialization.data(withJSONObject: object))
    #expect(throws: ModelFault.self) { try ModelBundle(name: "m", files: files) }
  }
}
