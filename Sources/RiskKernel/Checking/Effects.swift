import RiskSyntax

/// What statements that may run, or run again, can make and bind: names of things with their kinds, nil for a name that
/// only running tells, and variables.
struct Effects {
  var things: [(kind: String, name: String?)] = []
  var variables: [String] = []

  /// The effects of a block, those of the user's own commands it calls among them.
  init(of block: Block, in session: Session) {
    var seen: Set<String> = []
    collect(block, session, &seen)
  }

  /// The effects of calling a command or function of the user's own.
  init(ofCalling name: String, in session: Session) {
    var seen: Set<String> = []
    collect(call: name, session, &seen)
    // Its variables are its own.
    variables = []
  }

  private mutating func collect(_ block: Block, _ session: Session, _ seen: inout Set<String>) {
    for statement in block.statements {
      variables += statement.boundNames
      for pipeline in statement.pipelines { collect(pipeline, session, &seen) }
      for expression in statement.expressions { collect(expression, session, &seen) }
      for inner in statement.blocks { collect(inner, session, &seen) }
    }
  }

  private mutating func collect(_ pipeline: Pipeline, _ session: Session, _ seen: inout Set<String>) {
    for phrase in pipeline.stages {
      if let name = phrase.openingName {
        if let spec = session.catalogue[name]?.spec {
          collect(phrase, spec)
        } else {
          collect(call: name, session, &seen)
        }
      }
      let groups = phrase.groups + phrase.clauses.flatMap(\.groups)
      for argument in groups.flatMap(\.arguments) { collect(argument.value, session, &seen) }
    }
  }

  private mutating func collect(_ phrase: Phrase, _ spec: CommandSpec) {
    for case .newName(let kind) in spec.parameters.map(\.form) {
      let bound = try? PhraseBinder.bind(phrase, to: spec)
      let slot = bound?.filled.first { if case .newName(kind) = $0.parameter.form { true } else { false } }
      for part in slot?.parts ?? [] { things.append((kind, try? part.soleName().text)) }
      if slot == nil { things.append((kind, nil)) }
    }
    if spec.makes != nil { things += spec.madeKinds.map { ($0, nil) } }
  }

  private mutating func collect(_ expression: Expression, _ session: Session, _ seen: inout Set<String>) {
    switch expression.kind {
    case .pipeline(let pipeline): collect(pipeline, session, &seen)
    case .call(let name, _): collect(call: name.text, session, &seen)
    default: break
    }
    for child in expression.children { collect(child, session, &seen) }
  }

  private mutating func collect(call name: String, _ session: Session, _ seen: inout Set<String>) {
    guard let own = session.ownCommand(named: name), seen.insert(name).inserted else { return }
    collect(own.definition.body, session, &seen)
  }
}

extension Statement {
  /// The blocks right inside it.
  fileprivate var blocks: [Block] {
    switch kind {
    case .choice(let branches, let otherwise): branches.map(\.block) + (otherwise.map { [$0] } ?? [])
    case .loop(_, _, let body), .repetition(_, let body): [body]
    case .attempt(let body, _, let rescue): [body, rescue]
    default: []
    }
  }

  /// The pipelines right inside it.
  fileprivate var pipelines: [Pipeline] {
    switch kind {
    case .pipeline(let pipeline), .binding(_, let pipeline), .result(let pipeline?): [pipeline]
    default: []
    }
  }

  /// The expressions right inside it.
  fileprivate var expressions: [Expression] {
    switch kind {
    case .setting(_, let value), .parameter(_, let value), .inclusion(let value), .loop(_, let value, _),
      .repetition(let value, _), .exit(let value?):
      [value]
    case .assertion(let condition, let message): [condition] + (message.map { [$0] } ?? [])
    case .choice(let branches, _): branches.map(\.condition)
    default: []
    }
  }
}

extension Outlook {
  /// Makes room for what may be made and bound: names are known from now on, and columns no more.
  func expect(_ effects: Effects) {
    for (kind, name) in effects.things {
      if let name { things[kind, default: []].insert(name) } else { openKinds.insert(kind) }
      guard kind == "dataset" else { continue }
      if let name { self[.dataset(name)] = .some(nil) } else { forgetDatasets() }
    }
    for name in effects.variables {
      variables.insert(name)
      self[.variable(name)] = .some(nil)
    }
  }
}
