import RiskCommands
import RiskExpressions
import RiskKernel
import Testing

/// Help knows everything that is declared.
@Suite struct HelpTests {
  @Test(arguments: Catalogue.all.commands.map { $0.spec }) func explainsEveryCommand(_ spec: CommandSpec) throws {
    let bench = try Bench()
    try bench.run("help \(spec.name)")
    let sentences = Self.joined(bench.shown)
    #expect(sentences.contains(spec.usage))
    for parameter in spec.parameters where parameter.topic == nil { #expect(sentences.contains(parameter.summary)) }
    for topic in Set(spec.parameters.compactMap(\.topic)) { #expect(sentences.contains("help \(topic)")) }
    for example in spec.examples { #expect(bench.shown.contains(example.text)) }
  }

  @Test func listsEveryCommandFunctionAndSetting() throws {
    let bench = try Bench()
    try bench.run("help; help functions; help settings; help pipelines")
    let sentences = Self.joined(bench.shown)
    for spec in Catalogue.all.commands.map({ $0.spec }) { #expect(sentences.contains(spec.summary)) }
    for function in FunctionTable.all { #expect(sentences.contains(function.summary)) }
    for setting in Settings.all { #expect(sentences.contains(setting.summary)) }
  }

  @Test(arguments: ["help", "help functions", "help settings", "help faults", "help train", "help missing"])
  func fitsATerminal(_ line: String) throws {
    let bench = try Bench()
    try bench.run(line)
    // Examples may be longer, as they are to be copied.
    for line in bench.shown.split(separator: "\n") where !line.contains("target default features base") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func explainsEveryFunction() throws {
    let bench = try Bench()
    for function in FunctionTable.all where !function.isOperator {
      try bench.run("help \(function.name)")
      #expect(bench.shown.contains(function.usage))
    }
  }

  /// What was shown, with lines that go on joined again.
  private static func joined(_ text: String) -> String { text.replacing(/\n? +|\n/, with: " ") }
}
