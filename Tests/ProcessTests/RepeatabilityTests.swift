import Foundation
import Testing

/// The same script gives the same bytes.
@Suite struct RepeatabilityTests {
  private static let script = """
    set seed 11
    simulate portfolio with rows = 3000
    features base { util = clip(util, 0, 2), late = num_30_59 + num_90, income = coalesce(monthly_income, median(monthly_income)), age }
    split portfolio into train 70%, test 30% stratify default
    train pd pd1 on train target default features base with rounds = 40, depth = 4, subsample = 0.7, colsample = 0.8
    evaluate pd1 on test
    score { util: 35%, age: 42, num_30_59: 1, num_90: 0, monthly_income: 5500 }
    portfolio | score | summarize n = count(), pd = mean(pd) by num_90
    describe portfolio
    """

  @Test func twoRunsWriteTheSameBytes() throws {
    let first = try Program(["s.risk": Self.script])
    let second = try Program(["s.risk": Self.script])
    let endings = try [first, second].map { try $0.run("s.risk", "--format", "json") }
    #expect(endings[0].status == 0, "\(endings[0].errors)")
    #expect(endings[0].output == endings[1].output)
    #expect(endings[0].output.split(separator: "\n").count == 8)
    for file in ["booster.json", "golden.csv"] {
      let (one, other) = (
        try first.folder.bytes(of: "models/pd1/\(file)"), try second.folder.bytes(of: "models/pd1/\(file)")
      )
      #expect(one == other)
    }
  }

  @Test func everyLineOfJSONIsAnObject() throws {
    let ending = try Program(["s.risk": Self.script]).run("--format", "json", "s.risk")
    for line in ending.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["command"] is String && object?["result"] != nil)
    }
  }
}
