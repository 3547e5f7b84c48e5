import RiskDiagnostics
import RiskLearn
import Testing

/// Options of the learner: only allowed values make parameters, and what is wrong is said so that it can be mended.
@Suite struct XGBoostParametersTests {
  @Test func defaultsAndGivenValues() throws {
    let parameters = try XGBoostParameters(["eta": 0.3, "rounds": 10])
    #expect(parameters[XGBoostParameters.eta] == 0.3)
    #expect(parameters[XGBoostParameters.rounds] == 10)
    #expect(parameters[XGBoostParameters.depth] == 4)
    #expect(try XGBoostParameters()[XGBoostParameters.rounds] == 300)
  }

  @Test(arguments: XGBoostParameters.all)
  func everyOptionKeepsItsBounds(info: HyperparameterInfo) throws {
    #expect(info.allows(info.defaultValue))
    #expect(!info.summary.isEmpty && info.summary.hasSuffix("."))
    for value in [info.defaultValue, info.range.lowerBound, info.range.upperBound] {
      #expect(throws: Never.self) { try XGBoostParameters([info.name: value]) }
    }
    var wrong = [info.range.lowerBound.nextDown, info.range.upperBound.nextUp, .nan, .infinity, -.infinity]
    if info.isWhole { wrong.append(info.defaultValue + 0.5) }
    for value in wrong {
      let fault = #expect(throws: LearnFault.self) { try XGBoostParameters([info.name: value]) }
      #expect(fault?.code == "parameter-out-of-range")
      #expect(fault?.message.contains("'\(info.name)'") == true)
    }
  }

  @Test func namesAreUniqueAndWordsSayTheRange() {
    #expect(Set(XGBoostParameters.all.map(\.name)).count == XGBoostParameters.all.count)
    #expect(XGBoostParameters.rounds.info.allowed == "a whole number from 1 to 10000")
    #expect(XGBoostParameters.subsample.info.allowed == "a number from 0.0001 to 1")
    #expect(XGBoostParameters.eta.info.allowed == "a number from 0.0001 to 1")
    #expect(XGBoostParameters.lambda.info.allowed == "a number from 0 to 1000000000")
  }

  @Test func messagesHelp() {
    let range = #expect(throws: LearnFault.self) { try XGBoostParameters(["rounds": 0]) }
    #expect(range?.message == "the option 'rounds' takes a whole number from 1 to 10000, not 0")
    #expect(range?.hint == "rounds 300")
    let near = #expect(throws: LearnFault.self) { try XGBoostParameters(["round": 5]) }
    #expect(near?.message == "the learner xgboost has no option 'round'")
    #expect(near?.hint == "did you mean 'rounds'?")
    let far = #expect(throws: LearnFault.self) { try XGBoostParameters(["momentum": 5]) }
    #expect(far?.hint?.hasPrefix("its options are rounds, depth, eta") == true)
  }
}
