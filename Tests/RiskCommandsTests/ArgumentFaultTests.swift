import RiskCommands
import RiskKernel
import RiskSyntax
import Testing

/// Every command with something missing, surplus, unknown or of the wrong kind.
@Suite struct ArgumentFaultTests {
  private static let commands = Catalogue.all.commands.compactMap { WrittenCommand($0.spec) }

  @Test(arguments: Self.commands) func theExampleWrittenAgainRuns(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    try bench.addData()
    #expect(bench.faults(of: command.text())?.map(\.fault.message) == nil, "\(command.text())")
  }

  @Test(arguments: Self.commands) func aRequiredClauseThatIsMissingIsSaid(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    for parameter in command.spec.parameters where parameter.place == .clause && parameter.isRequired {
      let others = command.clauses.filter { $0.word != parameter.name }
      bench.expectRefused(
        command.text(clauses: others), "missing-argument", saying: ["'\(parameter.name)'", command.spec.usage])
    }
  }

  @Test(arguments: Self.commands) func aRequiredArgumentThatIsMissingIsSaid(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    let places = command.spec.parameters.filter { $0.place == .argument || $0.place == .arguments }
    for (number, parameter) in places.enumerated() where parameter.isRequired {
      bench.expectRefused(
        command.text(arguments: Array(command.arguments.prefix(number))), "missing-argument",
        saying: [parameter.wording, command.spec.usage])
    }
  }

  @Test(arguments: Self.commands) func anArgumentTooManyIsSaid(_ command: WrittenCommand) throws {
    let places = command.spec.parameters.filter { $0.place == .argument || $0.place == .arguments }
    guard !places.contains(where: { $0.place == .arguments }) else { return }
    let bench = try Bench(command.setup)
    let fillers = Array(repeating: "filler", count: max(0, places.count - command.arguments.count))
    bench.expectRefused(
      command.text(arguments: command.arguments + fillers + ["surplus"]), "surplus-argument", at: "surplus", hint: true)
  }

  @Test(arguments: Self.commands) func aClauseItDoesNotHaveIsSaid(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    let foreign = ClauseWord.all.subtracting(command.spec.clauseWords).subtracting(["in", "like", "step"]).sorted()
    let word = try #require(foreign.first)
    bench.expectRefused(
      command.text(end: " \(word) something"), "unknown-clause", at: word,
      saying: ["'\(command.spec.name)'"] + command.spec.clauseWords)
  }

  @Test(arguments: Self.commands) func aClauseTwiceIsSaid(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    for clause in command.clauses where clause.word != "in" && clause.word != "like" {
      bench.expectRefused(
        command.text(clauses: command.clauses + [clause]), "given-twice", at: clause.word, saying: [clause.word])
    }
  }

  @Test(arguments: Self.commands) func somethingOfTheWrongKindIsSaidAtItsPlace(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    for parameter in command.spec.parameters where parameter.place != .option {
      for (written, code) in Self.breakages(of: parameter) {
        bench.expectRefused(command.text(parameter, being: written), code, at: written)
      }
    }
  }

  /// Texts that a parameter cannot be, with the code of the fault.
  private static func breakages(of parameter: ParameterInfo) -> [(String, String)] {
    switch parameter.form {
    case .newName: [("5", "wrong-argument"), ("\"text\"", "wrong-argument")]
    case .thing(let kind): [("zzzzzzzz", "unknown-\(kind.replacing(" ", with: "-"))"), ("5", "wrong-argument")]
    case .thingOrValue(let kinds):
      [("zzzzzzzz", "unknown-\((kinds.first ?? "").replacing(" ", with: "-"))"), ("$zzzzzzzz", "unknown-variable")]
    case .table, .tableOrThings: [("zzzzzzzz", "unknown-dataset")]
    case .word: [("zzzzzzzz", "not-allowed"), ("5", "wrong-argument")]
    case .value, .wordOrValue: [("$zzzzzzzz", "unknown-variable")]
    case .names: []
    case .rowExpressions, .tableOrColumn: []
    case .block, .anything: []
    }
  }

  @Test(arguments: Self.commands) func aStageOutOfPlaceIsSaid(_ command: WrittenCommand) throws {
    let bench = try Bench([.nothing, .prompt].contains(command.setup) ? .portfolio : command.setup)
    let name = command.spec.name
    switch command.spec.input {
    case .none: bench.expectRefused("portfolio | \(name)", "not-a-stage", at: name, saying: [name], hint: true)
    case .required:
      let words = command.arguments.map { " " + $0 }.joined()
      let clauses = command.clauses.map { " \($0.word) \($0.text)" }.joined()
      bench.expectRefused(name + words + clauses, "needs-input", saying: [name], hint: true)
    case .optional: break
    }
  }
}
