import RiskDiagnostics
import RiskExpressions
import RiskSyntax

extension Session {
  /// Runs the stages of a pipeline one after another; the last one's output counts.
  func run(_ pipeline: Pipeline) throws -> (output: Output, command: String) {
    var (output, command, name) = try begin(pipeline)
    for stage in pipeline.stages.dropFirst() {
      guard case .table(let table) = output.value else {
        throw KernelFault.emptyPipeline(output.value.kindName).at(stage.span)
      }
      let type = try stage.stageCommand(in: catalogue)
      let bound = try PhraseBinder.bind(stage, to: type.spec)
      output = try run(type, bound, input: Call.InputTable(table, name: name))
      command = type.spec.name
      if type.spec.changesRows { name = nil }
    }
    return (output, command)
  }

  private func begin(_ pipeline: Pipeline) throws -> (Output, command: String, name: String?) {
    let phrase = pipeline.stages[0]
    switch try phrase.opening(of: pipeline, command: { catalogue[$0]?.spec }, isDataset: { hasDataset($0) }) {
    case .command(let name):
      guard let type = catalogue[name.text] else { throw unknownCommand(name) }
      return (try run(type, try PhraseBinder.bind(phrase, to: type.spec), input: nil), type.spec.name, nil)
    case .dataset(let name):
      return (Output(.table(try thing(.dataset, named: name))), "show", name.text)
    case .value(let expression):
      let value = try evaluate(expression)
      if case .variable(let name) = expression.kind { return (Output(value), "show", "$\(name.text)") }
      return (Output(value), "show", nil)
    }
  }

  private func run(_ type: any Command.Type, _ bound: BoundPhrase, input: Call.InputTable?) throws -> Output {
    if interruption.isRequested { throw KernelFault.interrupted.at(bound.span) }
    if type.spec.input == .required, input == nil { throw KernelFault.needsInput(type.spec.name).at(bound.span) }
    if type.spec.input == .none, input != nil { throw KernelFault.notAStage(type.spec.name).at(bound.span) }
    work = Work(type.spec.name)
    do {
      return try type.run(Call(phrase: bound, session: self, input: input), in: self)
    } catch let fault as any Fault {
      throw fault.at(bound.span)
    }
  }

  private func hasDataset(_ name: String) -> Bool {
    (try? existing(.dataset, named: name)) != nil
  }

  private func unknownCommand(_ name: Identifier) -> Diagnostic {
    catalogue.unknownCommand(name, datasets: names(of: .dataset))
  }
}

extension Catalogue {
  /// The fault for a word that begins a line and is no command.
  func unknownCommand(_ name: Identifier, datasets: [String]) -> Diagnostic {
    let near = nearest(to: name.text, stagesOnly: false) ?? Suggestion.nearest(to: name.text, among: datasets)
    guard near == nil, !FunctionTable.functions(named: name.text).isEmpty else {
      return KernelFault.unknownCommand(name.text, near: near).at(name.span)
    }
    return KernelFault.functionAsCommand(name.text).at(name.span)
  }
}

extension CommandSpec {
  /// Whether what comes out is other rows than came in, so that the dataset's name no longer fits.
  var changesRows: Bool { input == .required }
}

/// How a pipeline begins.
enum Opening {
  case command(Identifier)
  case dataset(Identifier)
  case value(Expression)
}

extension Expression {
  /// The name an expression begins with and the operator behind it.
  fileprivate var leadingOperator: (name: Identifier, symbol: BinaryOperator)? {
    guard case .binary(let symbol, let left, _) = kind else { return nil }
    if case .name(let name) = left.kind { return (name, symbol) }
    return left.leadingOperator
  }
}

extension Phrase {
  /// Whether it begins with a name by itself.
  fileprivate var isOpenedByName: Bool {
    if case .name? = groups.first?.arguments.first?.value.kind { true } else { false }
  }

  /// Whether it is a name and nothing else.
  var isSoleName: Bool {
    guard clauses.isEmpty, groups.count == 1, groups[0].arguments.count == 1 else { return false }
    if case .name = groups[0].arguments[0].value.kind { return true }
    return false
  }

  /// Decides what a pipeline begins with: a command and its arguments, a dataset's name, or a value.
  func opening(
    of pipeline: Pipeline, command: (String) -> CommandSpec?, isDataset: (String) -> Bool
  ) throws -> Opening {
    let first = groups[0].arguments[0]
    let isAlone = clauses.isEmpty && groups.count == 1 && groups[0].arguments.count == 1
    if let label = first.label {
      throw KernelFault.assignmentWithoutLet(label.text).at(label.span)
    }
    guard case .name(let name) = first.value.kind else {
      if let (name, symbol) = first.value.leadingOperator, let spec = command(name.text) {
        if partingLeadingClause(of: spec).isOpenedByName { return .command(name) }
        throw KernelFault.operatorBehindCommand(name.text, operator: symbol.rawValue).at(first.span)
      }
      guard isAlone else { throw (groups[0].tightMinus ?? .notACommand).at(span) }
      return .value(first.value)
    }
    guard isAlone, !name.isQuoted else { return isAlone ? .dataset(name) : .command(name) }
    let standsFirst = pipeline.stages.count > 1
    if isDataset(name.text), standsFirst || command(name.text) == nil { return .dataset(name) }
    return .command(name)
  }

  /// The command of a stage behind a `|`.
  func stageCommand(in catalogue: Catalogue) throws -> any Command.Type {
    let first = groups.first?.arguments.first
    if case .call(let name, _) = first?.value.kind {
      let near = catalogue[name.text] == nil ? catalogue.nearest(to: name.text, stagesOnly: true) : name.text
      throw (near == nil ? KernelFault.notAStage(name.text) : .stageAsFunction(name.text, near: near)).at(name.span)
    }
    if let (name, symbol) = first?.value.leadingOperator, catalogue[name.text] != nil {
      throw KernelFault.operatorBehindCommand(name.text, operator: symbol.rawValue).at(span)
    }
    guard let first, first.label == nil, case .name(let name) = first.value.kind, !name.isQuoted
    else { throw KernelFault.notAStage(span.text).at(span) }
    guard let type = catalogue[name.text] else {
      let near = catalogue.nearest(to: name.text, stagesOnly: true)
      throw KernelFault.unknownStage(name.text, near: near).at(name.span)
    }
    guard type.spec.input != .none else { throw KernelFault.notAStage(name.text).at(name.span) }
    return type
  }
}
