import RiskDiagnostics
import RiskExpressions
import RiskSyntax

extension Checker {
  /// Checks a pipeline, and gives the columns of its rows where they are known.
  @discardableResult
  mutating func check(_ written: Pipeline) -> Schema? {
    let pipeline = written.turned(by: session.catalogue)
    let phrase = pipeline.stages[0]
    var rows: (schema: Schema, name: String?)?
    do {
      let opening = try phrase.opening(
        of: pipeline, command: { session.command(named: $0)?.spec(asStage: false) },
        isDataset: { outlook.things["dataset"]?.contains($0) ?? false })
      switch opening {
      case .command(let name): check(phrase, command: name)
      case .dataset(let name):
        check(thing: "dataset", name)
        rows = reader.schema(of: Expression(name: name)).map { ($0, name.text) }
      case .value(let expression):
        let schema = check(statement: expression)
        rows = schema.map { ($0, expression.rowsName) }
      }
    } catch { report(error, phrase.span) }
    for stage in pipeline.stages.dropFirst() { check(stage, behind: &rows) }
    return rows?.schema
  }

  private mutating func check(_ stage: Phrase, behind rows: inout (schema: Schema, name: String?)?) {
    do {
      let runnable = try stage.stageCommand(in: session)
      let before = faultCount
      guard let bound = check(stage, spec: runnable.spec(asStage: true), asStage: true) else { return rows = nil }
      guard let known = rows else { return }
      rows = nil
      switch bound.spec.outline {
      case .unknown: return
      case .adds(let columns): rows = (known.schema.adding(columns), nil)
      case .plans, .keepsColumns:
        let schema = faultCount == before ? outline(runnable, bound, stage, known) : nil
        if case .keepsColumns = bound.spec.outline { rows = (schema ?? known.schema, nil) }
        if case .plans = bound.spec.outline { rows = schema.map { ($0, nil) } }
      }
    } catch {
      rows = nil
      if !outlook.isOpen || !stage.isUnknown(in: session) { report(error, stage.span) }
    }
  }

  /// The columns a stage gives, found by running it on an outline of its rows, which reads none.
  private mutating func outline(
    _ runnable: Runnable, _ bound: BoundPhrase, _ stage: Phrase, _ rows: (schema: Schema, name: String?)
  ) -> Schema? {
    do {
      let input = Call.InputTable(TableOutline(rows.schema), name: rows.name)
      guard case .table(let table) = try session.run(runnable, bound, input: input).value else { return nil }
      return table.schema
    } catch {
      if isCertain(error, stage) { report(error, stage.span) }
      return nil
    }
  }

  /// Whether a fault would come up whatever the values are that only running tells.
  private func isCertain(_ error: any Error, _ stage: Phrase) -> Bool {
    guard let diagnostic = error as? Diagnostic else { return false }
    if case ExpressionFault.unknownColumn = diagnostic.fault { return true }
    return !stage.expressions.contains { $0.isOpen(in: session.environment) }
  }

  private mutating func check(_ phrase: Phrase, command name: Identifier) {
    guard let runnable = session.command(named: name.text) else {
      if outlook.isOpen || outlook.openKinds.contains("dataset") && phrase.isSoleArgument { return }
      let others = (outlook.things["dataset"] ?? []).sorted() + session.environment.definitionNames
      return add(session.catalogue.unknownCommand(name, others: others))
    }
    let spec = runnable.spec(asStage: false)
    if spec.input == .required { return report(KernelFault.needsInput(name.text), phrase.span) }
    let before = faultCount
    guard let bound = check(phrase, spec: spec), faultCount == before else { return }
    outline(runnable, bound, of: phrase)
  }

  /// Finds the faults of a command that names its rows itself, by running it on an outline of them as behind a `|`.
  private mutating func outline(_ runnable: Runnable, _ bound: BoundPhrase, of phrase: Phrase) {
    guard case .plans = bound.spec.outline, bound.spec.input == .optional, let (rest, table) = bound.partingRows,
      let schema = reader.schema(of: table)
    else { return }
    _ = outline(runnable, rest, phrase, (schema, table.rowsName))
  }

  @discardableResult
  private mutating func check(_ phrase: Phrase, spec: CommandSpec, asStage: Bool = false) -> BoundPhrase? {
    do {
      let bound = try PhraseBinder.bind(phrase, to: spec)
      let slot = bound.filled.first { $0.isTable && $0.arguments.count == 1 }
      let rows = try slot.map { try $0.soleExpression() }
      let known = rows.flatMap { rows in reader.schema(of: rows).map { (schema: $0, name: rows.rowsName) } }
      let direct = slot == nil && !asStage ? bound.filled.first { $0.parameter.isTableOrColumn } : nil
      let columns = try direct.flatMap { slot in
        let rows = try slot.soleExpression()
        return reader.schema(of: rows).map { (schema: $0, name: rows.rowsName) }
      }
      for filled in bound.filled { check(filled, of: spec, known ?? columns, hasRows: slot != nil || asStage) }
      if spec.group == .own { outlook.expect(Effects(ofCalling: spec.name, in: session)) }
      try define(bound)
      return bound
    } catch {
      report(error, phrase.span)
      return nil
    }
  }

  /// Makes known what a call makes.
  private mutating func define(_ bound: BoundPhrase) throws {
    for parameter in bound.spec.parameters {
      guard case .newName(let kind) = parameter.form, let slot = bound[parameter] else { continue }
      for part in slot.parts {
        if let name = try? part.soleName() {
          make(ThingName(kind: kind, name: name.text))
        } else {
          outlook.openKinds.insert(kind)
        }
      }
    }
    if let makes = bound.spec.makes {
      let things = try makes(bound, reader)
      if things == nil { outlook.openKinds.formUnion(bound.spec.madeKinds) }
      for thing in things ?? [] { make(thing) }
    }
    guard let parameter = bound.spec.writes, let slot = bound[parameter] else { return }
    if let path = (try? slot.soleExpression()).flatMap(reader.text) {
      outlook.written.insert(path)
    } else {
      outlook.writesAnywhere = true
    }
  }

  private mutating func make(_ thing: ThingName) {
    outlook.things[thing.kind, default: []].insert(thing.name)
    outlook.reads[thing.kind, default: [:]][thing.name] = thing.reads
    for expression in thing.reads { check(rowExpression: expression) }
    if thing.kind == "dataset" { outlook[.dataset(thing.name)] = .some(thing.schema) }
  }

  /// What commands may ask of what is known.
  var reader: OutlookReader { OutlookReader(outlook: outlook, session: session) }
}

extension Schema {
  /// The columns with others behind them, which take the places of those of the same names.
  fileprivate func adding(_ others: [Column]) -> Schema {
    Schema(columns.filter { column in !others.contains { $0.name == column.name } } + others)
  }
}

extension Slot {
  /// Whether rows are named there.
  fileprivate var isTable: Bool { if case .table = parameter.form { true } else { false } }
}

extension Phrase {
  /// Whether it begins with a word that is no command yet.
  fileprivate func isUnknown(in session: Session) -> Bool {
    openingName.map { session.command(named: $0) == nil } ?? false
  }

  /// The expressions in it, those of its clauses included.
  fileprivate var expressions: [Expression] {
    (groups + clauses.flatMap(\.groups)).flatMap(\.arguments).map(\.value)
  }
}

extension Expression {
  /// What messages call the rows it stands for.
  var rowsName: String? {
    switch kind {
    case .name(let name): name.text
    case .variable(let name): "$\(name.text)"
    default: nil
    }
  }
}
