import Foundation
import RiskExpressions
import RiskServer
import Testing

@Suite("The prediction service")
struct PredictionServiceTests {
  private static func service(_ workspace: Workspace) throws -> PredictionService {
    try workspace.run(
      """
      simulate book with rows = 500
      let typed = book | derive late = num_90 > 0
      features f { late = if late then 1 else 0; old = if month < 2023-06-01 then 1 else 0; util; age }
      train pd m on $typed target default features f with rounds = 5
      """)
    return PredictionService(model: try workspace.model("m"))
  }

  private static func text(_ answer: PredictionService.Answer) -> String {
    String(decoding: answer.body, as: UTF8.self)
  }

  @Test("takes conditions and dates as JSON has them, and answers with a number")
  func types() throws {
    let workspace = try Workspace()
    let service = try Self.service(workspace)
    let answer = service.answer(
      Array(#"{"late": true, "month": "2023-01-31", "util": 0.5, "age": 44.7}"#.utf8))
    #expect(answer.status == 200)
    try workspace.run("customer c { late: true, month: 2023-01-31, util: 0.5, age: 44.7 }\nlet s = (score c)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
    let model = try workspace.model("m")
    let score = try model.score(
      Record([
        Record.Field("late", .boolean(true)),
        Record.Field("month", model.plan.reading(.text("2023-01-31"), for: "month")),
        Record.Field("util", .number(0.5)), Record.Field("age", .number(44.7)),
      ]))
    #expect(object["pd_score"] as? Double == score.prediction)
    #expect(Self.text(answer) == #"{"model":"m","pd_score":\#(score.prediction)}"#)
  }

  @Test(
    "refuses what is not a record of single values of the right types",
    arguments: [
      "", "[]", "{", #"{"util": [1]}"#, #"{"util": {}}"#, #"{"late": "yes"}"#, #"{"month": "May"}"#, #"{"month": 5}"#,
      #"{"utli": 1}"#, #"{"util": "1"}"#, #"{"util": 1e999}"#,
    ])
  func refusals(request: String) throws {
    let answer = try Self.service(try Workspace()).answer(Array(request.utf8))
    #expect(answer.status == 400)
    #expect(Self.text(answer).hasPrefix(#"{"error":"#))
  }
}
