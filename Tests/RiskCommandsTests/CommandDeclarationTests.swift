import RiskCommands
public import RiskKernel
import RiskSyntax
public import Testing

/// What every command's declaration must hold; a new command is covered when it is in the catalogue.
@Suite struct CommandDeclarationTests {
  private static let specs = Catalogue.all.commands.map { $0.spec }

  @Test func namesAreUnique() {
    #expect(Set(Self.specs.map(\.name)).count == Self.specs.count)
  }

  @Test(arguments: Self.specs) func speaksInSentences(_ spec: CommandSpec) {
    expectSentence(spec.summary, spec.name)
    for parameter in spec.parameters { expectSentence(parameter.summary, "\(spec.name) \(parameter.name)") }
    for example in spec.examples { expectSentence(example.summary, example.text) }
  }

  @Test(arguments: Self.specs) func usageNamesEveryParameter(_ spec: CommandSpec) {
    #expect(spec.usage.hasPrefix(spec.name))
    // More than three options would make a hint of several lines; help lists them one by one.
    let manyOptions = spec.parameters.count { $0.place == .option } > 3
    #expect(!manyOptions || spec.usage.contains("[with OPTION = …]"))
    for parameter in spec.parameters where parameter.place != .option || !manyOptions {
      #expect(spec.usage.lowercased().contains(parameter.name.lowercased()), "\(spec.usage): \(parameter.name)")
      #expect(!parameter.wording.isEmpty)
    }
  }

  @Test(arguments: Self.specs) func parametersHaveNamesOfTheirOwn(_ spec: CommandSpec) {
    let options = spec.parameters.filter { $0.place == .option }.map(\.name)
    let others = spec.parameters.filter { $0.place != .option }.map(\.name)
    #expect(Set(options).count == options.count)
    #expect(Set(others).count == others.count)
    #expect(spec.parameters.count { $0.place == .arguments } <= 1)
    if spec.hasOptions { #expect(!others.contains("with"), "'with' stands for the options") }
  }

  @Test(arguments: Self.specs) func clauseWordsBeginClauses(_ spec: CommandSpec) {
    for word in spec.clauseWords { #expect(ClauseWord.all.contains(word), "\(word)") }
  }

  @Test(arguments: Self.specs) func requiredParametersStandBeforeOthers(_ spec: CommandSpec) {
    let arguments = spec.parameters.filter { $0.place == .argument || $0.place == .arguments }
    let firstOptional = arguments.firstIndex { !$0.isRequired } ?? arguments.endIndex
    // A word that may be left out is told from what must follow it.
    let isWord =
      if firstOptional < arguments.endIndex, case .word = arguments[firstOptional].form { true } else { false }
    let others = arguments.dropFirst(isWord ? firstOptional + 2 : firstOptional)
    #expect(others.allSatisfy { !$0.isRequired }, "\(spec.usage)")
  }

  @Test(arguments: Self.specs) func hasAnExampleOfItself(_ spec: CommandSpec) {
    #expect(WrittenCommand(spec) != nil, "no example uses '\(spec.name)'")
  }
}

extension CommandSpec: CustomTestStringConvertible {
  public var testDescription: String { name }
}
