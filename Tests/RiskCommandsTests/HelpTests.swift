import RiskCommands
import RiskExpressions
import RiskKernel
import Testing

/// Help knows everything that is declared.
@Suite struct HelpTests {
  @Test(arguments: Catalogue.all.commands.map { $0.spec }) func explainsEveryCommand(_ spec: CommandSpec) throws {
    let bench = try Bench()
    try bench.run("help \(spec.name)")
    #expect(bench.shown.contains(spec.usage))
    for parameter in spec.parameters { #expect(bench.shown.contains(parameter.summary)) }
    for example in spec.examples { #expect(bench.shown.contains(example.text)) }
  }

  @Test func listsEveryCommandFunctionAndSetting() throws {
    let bench = try Bench()
    try bench.run("help; help functions; help settings; help pipelines")
    for spec in Catalogue.all.commands.map({ $0.spec }) { #expect(bench.shown.contains(spec.summary)) }
    for function in FunctionTable.all { #expect(bench.shown.contains(function.summary)) }
    for setting in Settings.all { #expect(bench.shown.contains(setting.summary)) }
  }

  @Test func explainsEveryFunction() throws {
    let bench = try Bench()
    for function in FunctionTable.all where !function.isOperator {
      try bench.run("help \(function.name)")
      #expect(bench.shown.contains(function.usage))
    }
  }
}
