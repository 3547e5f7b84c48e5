public import RiskDiagnostics
public import RiskSyntax

/// What was written for one parameter.
public struct Slot: Sendable {
  /// The parameter it is for.
  public let parameter: ParameterInfo
  /// What was written, cut at the commas.
  public let groups: [ArgumentGroup]
  /// Where it stands.
  public let span: Span

  /// The slot with more groups, the first of which goes on with its last one.
  func joining(_ more: [ArgumentGroup]) -> Slot {
    guard let last = groups.last, let first = more.first else { return self }
    let joined = ArgumentGroup(arguments: last.arguments + first.arguments, span: last.span.joined(first.span))
    return Slot(
      parameter: parameter, groups: groups.dropLast() + [joined] + more.dropFirst(),
      span: more.last.map { span.joined($0.span) } ?? span)
  }

  /// The arguments without the commas.
  public var arguments: [Argument] { groups.flatMap(\.arguments) }

  /// What stands between the commas, each as a slot of its own.
  var parts: [Slot] {
    groups.map { group in
      let places = group.arguments.map(\.span)
      return Slot(
        parameter: parameter, groups: [group], span: places.dropFirst().reduce(places.first ?? span) { $0.joined($1) })
    }
  }

  /// Whether rows stand there, and nothing else can.
  fileprivate var holdsRows: Bool {
    switch parameter.form {
    case .table: true
    case .tableOrThings: arguments.count == 1
    default: false
    }
  }

  /// What messages call the parameter.
  public var title: String {
    switch parameter.place {
    case .argument, .arguments: parameter.name
    case .clause: "what follows '\(parameter.name)'"
    case .option: "'\(parameter.name)'"
    }
  }

  /// The single argument that was written, or a fault where there are more.
  public func sole() throws -> Argument {
    guard let first = arguments.first else { throw wrong }
    if arguments.count > 1 { throw KernelFault.oneOnly(parameter.name).at(arguments[1].span) }
    return first
  }

  /// The arguments, of which one stands between commas; `what` names one of them for the fault.
  func soleArguments(_ what: String) throws -> [Argument] {
    try groups.map { group in
      if group.arguments.count > 1 { throw KernelFault.oneOnly(what).at(group.arguments[1].span) }
      return group.arguments[0]
    }
  }

  /// The single argument as an expression.
  public func soleExpression() throws -> Expression {
    let argument = try sole()
    return parameter.place == .option ? argument.value : try argument.asExpression()
  }

  /// The single argument as a bare name.
  public func soleName() throws -> Identifier {
    guard case .name(let name) = try soleExpression().kind else { throw wrong }
    return name
  }

  /// The single argument as a name: bare, or what a variable or a text with `{…}` holds.
  func name(in session: Session) throws -> Identifier { try session.name(of: try soleExpression()) ?? soleName() }

  /// The fault that a text stands where a name belongs; `use "file"` is another language's word for one of ours.
  func textForName(_ near: String?) -> KernelFault {
    .textForName(title, expected: parameter.wording, near: near)
  }

  /// The fault that what was written is not what the parameter accepts.
  public var wrong: Diagnostic { KernelFault.wrongArgument(title, expected: parameter.wording).at(span) }
}

/// The parameters of a call with what was written for each.
public struct BoundPhrase: Sendable {
  /// The command.
  public let spec: CommandSpec
  /// What was written, by the parameters' names and places.
  let slots: [String: Slot]
  /// Where the whole phrase stands.
  public let span: Span

  /// What was written for a parameter, or nil.
  public subscript(info: ParameterInfo) -> Slot? { slots[info.key] }

  /// The phrase without the rows it names, and those rows; nil where it names none.
  var partingRows: (rest: BoundPhrase, rows: Expression)? {
    guard let slot = filled.first(where: \.holdsRows),
      let rows = try? slot.soleExpression()
    else { return nil }
    return (BoundPhrase(spec: spec, slots: slots.filter { $0.key != slot.parameter.key }, span: span), rows)
  }

  /// All that was written, in the order of the declaration.
  public var filled: [Slot] { spec.parameters.compactMap { slots[$0.key] } }
}

extension ParameterInfo {
  /// What tells parameters of one command apart: an option may have a clause's name.
  var key: String { place == .option ? "with \(name)" : name }
}
