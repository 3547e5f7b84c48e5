import RiskDiagnostics
import RiskExpressions
import RiskSyntax

extension Checker {
  /// Checks what was written for a parameter; `rows` are those the same line names, where their columns are known.
  mutating func check(
    _ slot: Slot, of spec: CommandSpec, _ rows: (schema: Schema, name: String?)?, hasRows: Bool = false
  ) {
    do {
      switch slot.parameter.form {
      case .newName: for part in slot.parts { try checkName(part) }
      case .thing(let kind):
        for argument in slot.arguments {
          let expression = try argument.asExpression()
          if case .text = expression.kind { throw slot.textForName(Synonyms.commands[spec.name]).at(expression.span) }
          switch expression.kind {
          case .name(let name):
            check(thing: kind, name)
            check(columnsReadBy: name, kind, rows)
          case .variable, .interpolation: check(expression)
          default: throw slot.wrong
          }
        }
      case .table:
        if slot.parameter.place == .arguments {
          for argument in try slot.soleArguments("dataset between commas") { check(table: try argument.asExpression()) }
          return
        }
        if case .name(let name) = try slot.soleExpression().kind, slot.parameter.isWord(name) { return }
        check(table: try slot.soleExpression())
      case .tableOrThings(let kind): try check(slot, rowsOrThings: kind)
      case .thingOrValue(let kinds): try check(slot, thingsOf: kinds)
      case .tableOrColumn where hasRows: try check(columns: slot, of: rows)
      case .anything, .tableOrColumn: check(table: try slot.soleExpression())
      case .value(let accepts): try check(slot, accepts)
      case .wordOrValue(let words):
        if case .name(let name) = try slot.soleExpression().kind, words.contains(name.text) { return }
        check(try slot.soleExpression())
      case .word(let words):
        if spec.input == .optional, try slot.soleExpression().standsForTable { return check(try slot.soleExpression()) }
        switch try slot.soleExpression().kind {
        case .variable, .interpolation: return check(try slot.soleExpression())
        default: break
        }
        let name = try slot.soleName()
        guard words.contains(name.text) else {
          return report(KernelFault.notAllowed(slot.title, allowed: words), name.span)
        }
      case .names: try check(columns: slot, of: rows)
      case .rowExpressions:
        for group in slot.groups { check(group) }
        for argument in slot.arguments { check(rowExpression: argument.value) }
      case .block: for argument in slot.arguments { check(rowExpression: argument.value) }
      }
    } catch { report(error, slot.span) }
  }

  /// Checks that a name stands where one is needed, or a variable that will hold one.
  private mutating func checkName(_ slot: Slot) throws {
    let expression = try slot.soleExpression()
    switch expression.kind {
    case .variable, .interpolation: check(expression)
    default: _ = try slot.soleName()
    }
  }

  /// Checks rows by themselves, or things of a kind; what is the one in the other's place is for the command to say.
  private mutating func check(_ slot: Slot, rowsOrThings kind: String) throws {
    let arguments = try slot.soleArguments("name between commas")
    for argument in arguments {
      let expression = try argument.asExpression()
      guard case .name(let name) = expression.kind else {
        check(expression)
        continue
      }
      let isAlone = arguments.count == 1
      if isKnown(isAlone ? kind : "dataset", name) { continue }
      check(thing: isAlone ? "dataset" : kind, name)
    }
  }

  /// Checks names that stand for things of one of several kinds; others are values.
  private mutating func check(_ slot: Slot, thingsOf kinds: [String]) throws {
    for argument in try slot.soleArguments("name between commas") {
      let expression = try argument.asExpression()
      guard case .name(let name) = expression.kind else {
        check(expression)
        continue
      }
      let isKnown = kinds.contains { kind in
        self.isKnown(kind, name) || outlook.mayKnow(name, kind, in: session)
      }
      if !isKnown, let kind = kinds.first { check(thing: kind, name) }
    }
  }

  private func isKnown(_ kind: String, _ name: Identifier) -> Bool {
    outlook.openKinds.contains(kind) || outlook.things[kind]?.contains(name.text) ?? false
  }

  /// Checks that what a thing computes finds its columns among the rows of the same line.
  private mutating func check(
    columnsReadBy thing: Identifier, _ kind: String, _ rows: (schema: Schema, name: String?)?
  ) {
    guard let rows else { return }
    for name in (outlook.reads[kind]?[thing.text] ?? []).flatMap(\.columnNames) where rows.schema[name.text] == nil {
      let near = Suggestion.nearest(to: name.text, among: rows.schema.names)
      let fault = ExpressionFault.unknownColumn(name.text, owner: rows.name, near: near)
      add(fault.at(name.span).noting("used here", at: thing.span))
    }
  }

  /// Checks that columns are those of the rows.
  private mutating func check(columns slot: Slot, of rows: (schema: Schema, name: String?)?) throws {
    guard let rows else { return }
    for argument in slot.arguments {
      guard case .name(let name) = try argument.asExpression().kind, rows.schema[name.text] == nil else { continue }
      let near = Suggestion.nearest(to: name.text, among: rows.schema.names)
      report(ExpressionFault.unknownColumn(name.text, owner: rows.name, near: near), name.span)
    }
  }

  /// Checks that expressions have commas between them.
  private mutating func check(_ group: ArgumentGroup) {
    guard group.arguments.count > 1 else { return }
    let surplus = group.arguments[1]
    if let name = group.arguments[0].functionCalled(with: surplus) {
      report(KernelFault.functionApart(name), surplus.span)
    } else {
      report(KernelFault.oneOnly("expression between commas"), surplus.span)
    }
  }

  private mutating func check(_ slot: Slot, _ accepts: (Value) throws(KernelFault) -> Void) throws {
    let expression = try slot.soleExpression()
    if case .name(let name) = expression.kind, slot.parameter.isWord(name) { return }
    check(expression)
    guard let value = constant(expression) else { return }
    do { try accepts(value) } catch {
      guard case .outOfRange(_, let range) = error else { return report(error, slot.span) }
      report(KernelFault.outOfRange(slot.title, range: range), slot.span)
    }
  }

  private mutating func check(table expression: Expression) {
    if case .name(let name) = expression.kind { return check(thing: "dataset", name) }
    check(expression)
  }

  mutating func check(thing kindName: String, _ name: Identifier) {
    guard let kind = session.kinds.first(where: { $0.name == kindName }) else { return }
    guard !isKnown(kindName, name), !outlook.mayKnow(name, kindName, in: session) else { return }
    add(session.unknownThing(kind, name, known: (outlook.things[kindName] ?? []).sorted()))
  }

  // Expressions

  /// Checks a value that is a statement of its own; a call of no function was meant to be a command.
  mutating func check(statement expression: Expression) -> Schema? {
    guard case .call(let name, _) = expression.kind, FunctionTable.functions(named: name.text).isEmpty,
      session.ownCommand(named: name.text) == nil, !outlook.isOpen
    else {
      check(expression)
      return reader.schema(of: expression)
    }
    let near =
      session.catalogue.nearest(to: name.text, stagesOnly: false)
      ?? Suggestion.nearest(to: name.text, among: session.environment.definitionNames)
    report(KernelFault.unknownCommand(name.text, near: near), name.span)
    return nil
  }

  /// Checks an expression outside of any row.
  mutating func check(_ expression: Expression) {
    visit(expression, inRow: false)
    guard expression.isConstant, !isLiteral(expression), !expression.isOpen(in: EmptyEnvironment()) else { return }
    do { _ = try Evaluator(EmptyEnvironment()).evaluate(expression) } catch let diagnostic as Diagnostic {
      if diagnostic.fault.status == .misused, !isReported(diagnostic) { add(diagnostic) }
    } catch { report(error, expression.span) }
  }

  /// Checks what a loop goes through, which may be a range that ends before it begins.
  mutating func check(loopItems expression: Expression) { visit(expression, inRow: false) }

  private func isLiteral(_ expression: Expression) -> Bool { expression.children.isEmpty }

  mutating func check(rowExpression expression: Expression) { visit(expression, inRow: true) }

  private mutating func visit(_ expression: Expression, inRow: Bool) {
    switch expression.kind {
    case .variable(let name):
      guard !outlook.variables.contains(name.text), !outlook.isOpen else { return }
      let near = Suggestion.nearest(to: name.text, among: outlook.variables.sorted())
      report(ExpressionFault.unknownVariable(name.text, near: near), name.span)
    case .name(let name) where !inRow:
      let isVariable = outlook.variables.contains(name.text)
      report(ExpressionFault.nameOutsideRow(name.text, isVariable: isVariable), name.span)
    case .call(let name, let arguments):
      do { try check(call: name, arguments) } catch { return report(error, name.span) }
    case .pipeline(let pipeline): outlook[pipeline.span] = check(pipeline)
    default: break
    }
    let isOwnCall = expression.ownCallName.map { session.ownCommand(named: $0) != nil } ?? false
    for child in expression.children {
      if isOwnCall, !inRow, case .name(let dataset) = child.kind {
        check(thing: "dataset", dataset)
      } else {
        visit(child, inRow: inRow)
      }
    }
  }

  private func check(call name: Identifier, _ arguments: [Expression.CallArgument]) throws {
    guard FunctionTable.functions(named: name.text).isEmpty else {
      _ = try FunctionTable.function(named: name.text, argumentCount: arguments.count)
      return
    }
    guard let own = session.ownCommand(named: name.text) else {
      if outlook.isOpen { return }
      throw FunctionTable.unknownFunction(name.text, own: session.environment.definitionNames)
    }
    _ = try own.places(of: arguments.map { ($0.label, $0.value.span) }, at: name.span)
    outlook.expect(Effects(ofCalling: name.text, in: session))
  }
}

extension Outlook {
  /// Whether a kind of thing may know a name that is not among those listed.
  fileprivate func mayKnow(_ name: Identifier, _ kindName: String, in session: Session) -> Bool {
    guard let kind = session.kinds.first(where: { $0.name == kindName }) else { return false }
    return kind.mayKnow?(name.text, things[kindName] ?? [], session) ?? false
  }
}

extension Expression {
  /// The bare names in it, which are columns.
  fileprivate var columnNames: [Identifier] {
    if case .name(let name) = kind { return [name] }
    return children.flatMap(\.columnNames)
  }

  /// The name of what is called, where it is no function of the language.
  fileprivate var ownCallName: String? {
    guard case .call(let name, _) = kind, FunctionTable.functions(named: name.text).isEmpty else { return nil }
    return name.text
  }

  /// Whether rows can be given in this way besides by their name: `plot $monthly`.
  fileprivate var standsForTable: Bool {
    switch kind {
    case .variable, .pipeline: true
    default: false
    }
  }
}
