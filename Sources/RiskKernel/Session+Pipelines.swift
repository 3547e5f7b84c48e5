import RiskDiagnostics
import RiskExpressions
import RiskSyntax

extension Session {
  /// Runs the stages of a pipeline one after another; the last one's output counts.
  func run(_ written: Pipeline) throws -> (output: Output, command: String) {
    let outer = self.pipeline
    self.pipeline = written.span
    defer { self.pipeline = outer }
    let pipeline = written.turned(by: catalogue)
    var (output, command, name) = try begin(pipeline)
    for stage in pipeline.stages.dropFirst() {
      guard let table = output.rows.rows else {
        throw KernelFault.emptyPipeline(output.value.kindName).at(stage.span)
      }
      let runnable = try stage.stageCommand(in: self)
      let bound = try PhraseBinder.bind(stage, to: runnable.spec(asStage: true))
      output = try run(runnable, bound, input: Call.InputTable(table, name: name))
      command = bound.spec.name
      if bound.spec.changesRows { name = nil }
    }
    return (output, command)
  }

  private func begin(_ pipeline: Pipeline) throws -> (Output, command: String, name: String?) {
    let phrase = pipeline.stages[0]
    switch try phrase.opening(
      of: pipeline, command: { command(named: $0)?.spec(asStage: false) }, isDataset: { hasDataset($0) })
    {
    case .command(let name):
      guard let runnable = command(named: name.text) else { throw unknownCommand(name) }
      let spec = runnable.spec(asStage: false)
      return (try run(runnable, try PhraseBinder.bind(phrase, to: spec), input: nil), spec.name, nil)
    case .dataset(let name):
      return (Output(.table(try thing(.dataset, named: name))), "show", name.text)
    case .value(let expression):
      let value = try evaluate(expression)
      if case .variable(let name) = expression.kind { return (Output(value), "show", "$\(name.text)") }
      return (Output(value), "show", nil)
    }
  }

  /// Runs a bound command on rows or none.
  func run(_ runnable: Runnable, _ bound: BoundPhrase, input: Call.InputTable?) throws -> Output {
    if interruption.isRequested { throw KernelFault.interrupted.at(bound.span) }
    if bound.spec.input == .required, input == nil { throw KernelFault.needsInput(bound.spec.name).at(bound.span) }
    if bound.spec.input == .none, input != nil { throw KernelFault.notAStage(bound.spec.name).at(bound.span) }
    work = Work(bound.spec.name)
    do {
      switch runnable {
      case .built(let type): return try type.run(Call(phrase: bound, session: self, input: input), in: self)
      case .own(let own): return try run(own, bound, input)
      }
    } catch let fault as any Fault {
      throw fault.at(bound.span)
    }
  }

  /// Runs an own command; what it does not return it has shown already.
  private func run(_ own: OwnCommand, _ bound: BoundPhrase, _ input: Call.InputTable?) throws -> Output {
    var arguments = input.map { [OwnArgument(nil, .table($0.table), at: bound.span)] } ?? []
    for slot in bound.filled {
      let expression = try slot.soleExpression()
      let label = Identifier(slot.parameter.name, span: slot.span)
      arguments.append(OwnArgument(label, try argumentValue(expression), at: slot.span))
    }
    let value = try call(own, with: arguments, at: bound.span)
    return value.isNull ? .silent() : Output(value)
  }

  /// What an argument of an own command stands for: a bare name is a dataset's.
  private func argumentValue(_ expression: Expression) throws -> Value {
    guard case .name = expression.kind else { return try evaluate(expression) }
    return .table(try table(of: expression).table)
  }

  private func hasDataset(_ name: String) -> Bool {
    (try? existing(.dataset, named: name)) != nil
  }

  private func unknownCommand(_ name: Identifier) -> Diagnostic {
    catalogue.unknownCommand(name, others: names(of: .dataset) + environment.definitionNames)
  }
}

extension Catalogue {
  /// The fault for a word that begins a line and is no command.
  func unknownCommand(_ name: Identifier, others: [String]) -> Diagnostic {
    let near = nearest(to: name.text, stagesOnly: false) ?? Suggestion.nearest(to: name.text, among: others)
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

extension Pipeline {
  /// The pipeline with a command that stands in front of the whole of it put behind: `explain query portfolio | take 3`
  /// is `portfolio | take 3 | explain query`.
  func turned(by catalogue: Catalogue) -> Pipeline {
    guard let group = stages[0].groups.first, group.arguments.count > 2,
      let name = group.arguments[0].bareName, let word = group.arguments[1].bareName,
      catalogue[name.text]?.spec.frontWord == word.text
    else { return self }
    // A dataset alone is an argument like any other.
    let isCommand = group.arguments.count > 3 && group.arguments[2].bareName.map { catalogue[$0.text] != nil } ?? false
    guard stages.count > 1 || isCommand else { return self }
    let rest = Array(group.arguments.dropFirst(2))
    let start = rest[0].span.range.lowerBound
    let first = ArgumentGroup(arguments: rest, span: Span(span.source, start..<group.span.range.upperBound))
    let phrase = Phrase(
      groups: [first] + stages[0].groups.dropFirst(), clauses: stages[0].clauses,
      span: Span(span.source, start..<stages[0].span.range.upperBound))
    let front = ArgumentGroup(arguments: Array(group.arguments.prefix(2)), span: name.span.joined(word.span))
    let last = Phrase(groups: [front], clauses: [], span: front.span)
    return Pipeline(stages: [phrase] + stages.dropFirst() + [last], span: span)
  }
}

extension Argument {
  /// The name it is, if it is nothing but one without backticks.
  fileprivate var bareName: Identifier? {
    guard label == nil, case .name(let name) = value.kind, !name.isQuoted else { return nil }
    return name
  }
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
  /// Whether it is a single argument and nothing else.
  var isSoleArgument: Bool { clauses.isEmpty && groups.count == 1 && groups[0].arguments.count == 1 }

  /// Whether it begins with a name by itself.
  fileprivate var isOpenedByName: Bool {
    if case .name? = groups.first?.arguments.first?.value.kind { true } else { false }
  }

  /// The name it begins with, also where an operator stands right behind it: `history like "x"`.
  var openingName: String? {
    guard let first = groups.first?.arguments.first?.value else { return nil }
    if case .name(let name) = first.kind { return name.text }
    return first.leadingOperator?.name.text
  }

  /// Decides what a pipeline begins with: a command and its arguments, a dataset's name, or a value.
  func opening(
    of pipeline: Pipeline, command: (String) -> CommandSpec?, isDataset: (String) -> Bool
  ) throws -> Opening {
    let first = groups[0].arguments[0]
    let isAlone = isSoleArgument
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
  func stageCommand(in session: Session) throws -> Runnable {
    let first = groups.first?.arguments.first
    if case .call(let name, _) = first?.value.kind {
      let isKnown = session.command(named: name.text) != nil
      let near = isKnown ? name.text : session.catalogue.nearest(to: name.text, stagesOnly: true)
      throw (near == nil ? KernelFault.notAStage(name.text) : .stageAsFunction(name.text, near: near)).at(name.span)
    }
    if let (name, symbol) = first?.value.leadingOperator, session.command(named: name.text) != nil {
      throw KernelFault.operatorBehindCommand(name.text, operator: symbol.rawValue).at(span)
    }
    guard let first, first.label == nil, case .name(let name) = first.value.kind, !name.isQuoted
    else { throw KernelFault.notAStage(span.text).at(span) }
    guard let runnable = session.command(named: name.text) else {
      let near =
        session.catalogue.nearest(to: name.text, stagesOnly: true)
        ?? Suggestion.nearest(to: name.text, among: session.environment.definitionNames)
      throw KernelFault.unknownStage(name.text, near: near).at(name.span)
    }
    guard runnable.spec(asStage: false).input != .none else { throw KernelFault.notAStage(name.text).at(name.span) }
    return runnable
  }
}
