import RiskDiagnostics
import RiskExpressions
import RiskSyntax

extension Checker {
  /// Checks a statement that directs the flow.
  mutating func check(control statement: Statement) {
    switch statement.kind {
    case .choice(let branches, let otherwise):
      for branch in branches {
        check(branch.condition)
        check(branch.block)
      }
      if let otherwise { check(otherwise) }
    case .loop(let name, let items, let body):
      if case .name(let dataset) = items.kind { check(thing: "dataset", dataset) } else { check(items) }
      outlook.variables.insert(name.text)
      check(loop: body)
    case .repetition(let condition, let body):
      check(condition)
      check(loop: body)
    case .attempt(let body, let name, let rescue):
      check(body)
      if let name { outlook.variables.insert(name.text) }
      check(rescue)
    case .definition(let definition): check(definition, statement.span)
    case .leave: requireLoop("break", statement.span)
    case .next: requireLoop("continue", statement.span)
    case .result(let pipeline):
      if !place.isInDefinition {
        report(KernelFault.misplaced("return", where: "outside of any definition"), statement.span)
      }
      if let pipeline { check(pipeline) }
    case .exit(let status): if let status { check(exit: status) }
    case .pipeline, .binding, .setting, .parameter, .assertion, .inclusion: break
    }
  }

  private mutating func check(_ block: Block) {
    place.blocks += 1
    var checker = self
    outlook.branching { for statement in block.statements { checker.check(statement) } }
    self = checker
    place.blocks -= 1
  }

  private mutating func check(loop body: Block) {
    // A later pass finds what an earlier one made.
    outlook.expect(Effects(of: body, in: session))
    place.loops += 1
    check(body)
    place.loops -= 1
  }

  private mutating func requireLoop(_ word: String, _ span: Span) {
    if place.loops == 0 { report(KernelFault.misplaced(word, where: "outside of any loop"), span) }
  }

  private mutating func check(exit status: Expression) {
    check(status)
    guard let value = constant(status) else { return }
    if case .integer(let number) = value, (0...255).contains(number) { return }
    report(KernelFault.outOfRange("the status", range: "a whole number from 0 to 255"), status.span)
  }

  // Definitions

  private mutating func check(_ definition: Definition, _ span: Span) {
    guard place.blocks == 0 else {
      return report(KernelFault.misplaced("def", where: "in a block"), definition.name.span)
    }
    for parameter in definition.parameters where parameter.fallback == nil {
      let earlier = definition.parameters.prefix {
        $0.name.span.range.lowerBound < parameter.name.span.range.lowerBound
      }
      if let optional = earlier.first(where: { $0.fallback != nil }) {
        add(
          KernelFault.defaultBeforeRequired(parameter.name.text).at(parameter.name.span)
            .noting("this one has a default", at: optional.name.span))
      }
    }
    outlook.definitions[definition.name.text] = OwnCommand(definition)
    postpone(definition)
  }

  /// Checks a definition's body, in which its own variables hide the script's.
  mutating func check(body definition: Definition) {
    let own = definition.parameters.map(\.name.text) + definition.body.boundNames
    let constants = outlook.constants
    let hidden = own.filter { outlook.assigned.insert($0).inserted }
    let added = own.filter { outlook.variables.insert($0).inserted }
    for name in own {
      outlook.constants[name] = nil
      outlook[.variable(name)] = .some(nil)
    }
    outlook.forgetDatasets()
    for case let fallback? in definition.parameters.map(\.fallback) { check(fallback) }
    for statement in definition.body.statements { check(statement) }
    outlook.assigned.subtract(hidden)
    outlook.variables.subtract(added)
    outlook.constants = constants
  }
}
