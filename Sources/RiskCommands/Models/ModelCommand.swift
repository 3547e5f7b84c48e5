import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskStore
import RiskSyntax

/// Shows a model's card, says where it stands, and renames or removes it.
enum ModelCommand: Command {
  private enum Action: String, CaseIterable {
    case show, stage, rename, remove
  }

  private static let action = Parameter(
    "action", .word(Action.allCases.map(\.rawValue)), at: .argument, "What to do: show, stage, rename or remove.")
  private static let model = Parameter(
    "model", .modelTitle, at: .argument,
    "The model; an earlier version has its number behind an @, and the whole in backticks.")
  private static let stage = Parameter(
    optional: "stage", .word(ModelStage.allCases.map(\.rawValue)), at: .argument,
    "Where it stands, for 'model stage': challenger, champion (one of each kind) or retired.")
  private static let newName = Parameter(
    optional: "to", .newName(ThingKind.model.name), at: .clause, "The new name, for 'model rename'.")

  static let spec = CommandSpec(
    "model", group: .models, "Show a model's card, say where it stands, rename or remove it.",
    parameters: [action.info, model.info, stage.info, newName.info],
    examples: [
      Example(
        "model show pd1", "All that is known of a model: what it learned, how good it is, its files.", setup: .model),
      Example("model stage pd1 champion", "Make it the one in use; the champion it follows is retired.", setup: .model),
      Example("model rename pd1 to pd_2024", "Give it another name, with all its versions.", setup: .model),
      Example("model remove pd1", "Remove it with all its versions.", setup: .model),
    ], madeKinds: [], makes: shape)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let title = try call[model]
    switch Action(rawValue: try call[action]) ?? .show {
    case .show: return try call.at(model) { try ModelSheet(of: title, in: session).output }
    case .stage: return try setStage(of: title, call, session)
    case .rename: return try rename(title, call, session)
    case .remove: return try remove(title, call, session)
    }
  }

  /// Faults where a line has what its action does not take, or lacks what it needs, before anything runs.
  @Sendable private static func shape(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName]? {
    guard let name = try phrase[action.info]?.soleName(), let action = Action(rawValue: name.text) else { return [] }
    let takes: [(info: ParameterInfo, action: Action)] = [(stage.info, .stage), (newName.info, .rename)]
    for (info, owner) in takes {
      if let slot = phrase[info], action != owner {
        throw KernelFault.surplusArgument(command: "model \(action.rawValue)", usage: usage(action)).at(slot.span)
      }
      if phrase[info] == nil, action == owner {
        let need = info.place == .clause ? "the clause '\(info.name)'" : info.wording
        throw KernelFault.missingArgument(need, command: "model \(action.rawValue)", usage: usage(action))
          .at(phrase.span)
      }
    }
    return []
  }

  private static func usage(_ action: Action) -> String {
    switch action {
    case .show, .remove: "model \(action.rawValue) MODEL"
    case .stage: "model stage MODEL challenger|champion|retired"
    case .rename: "model rename MODEL to NAME"
    }
  }

  // What is done

  private static func setStage(of title: ModelTitle, _ call: Call, _ session: Session) throws -> Output {
    guard let stage = try call[stage].flatMap(ModelStage.init) else { throw missing(.stage, call) }
    let change = try call.at(model) { try session.registry.setStage(of: title, to: stage) }
    var text = "\(change.title), version \(change.version)   \(change.former.rawValue) → \(stage.rawValue)"
    if change.former == stage { text = "\(change.title), version \(change.version)   \(stage.rawValue) already" }
    let retired = change.retired.map { [View.line(" \($0), the champion before, is retired")] } ?? []
    let value = Record(named: [
      ("model", .text(change.title.description)), ("version", .count(change.version)),
      ("stage", .text(stage.rawValue)), ("former", .text(change.former.rawValue)),
      ("retired", change.retired.map { .text($0.description) } ?? .null),
    ])
    return .notice(.record(value), [.line(text)] + retired)
  }

  private static func rename(_ title: ModelTitle, _ call: Call, _ session: Session) throws -> Output {
    guard let new = try call[newName] else { throw missing(.rename, call) }
    guard title.version == nil else {
      throw StoreFault.versionRenamed(title).at(call.place(of: model))
    }
    try call.at(newName) { try session.registry.rename(title.name, to: new) }
    session.forgetVersions(of: title.name)
    session.keepActive(title.name, as: new)
    let value = Record(named: [("model", .text(new)), ("former", .text(title.name))])
    return .notice(.record(value), [.line("\(new)   was \(title.name)")])
  }

  private static func remove(_ title: ModelTitle, _ call: Call, _ session: Session) throws -> Output {
    let removed = try call.at(model) { try session.registry.remove(title) }
    session.forgetVersions(of: title.name)
    let versions = removed.sorted().map(String.init).joined(separator: ", ")
    let value = Record(named: [
      ("model", .text(title.name)), ("versions", .list(removed.sorted().map { .count($0) })),
    ])
    let text = "\(title.name)   removed, version\(removed.count == 1 ? "" : "s") \(versions)"
    return .notice(.record(value), [.line(text)])
  }

  private static func missing(_ action: Action, _ call: Call) -> Diagnostic {
    KernelFault.missingArgument("more", command: "model \(action.rawValue)", usage: usage(action)).at(call.span)
  }
}

extension ArgumentType where Content == ModelTitle {
  /// A model or one of its versions by its name, which may be damaged or missing.
  static var modelTitle: ArgumentType {
    ArgumentType("a model", placeholder: "MODEL", form: .thing(kind: ThingKind.model.name)) { slot, session in
      let name = try session.name(of: try slot.soleExpression()) ?? slot.soleName()
      guard session.registry.contains(name.text) else {
        _ = try session.thing(.model, named: name)
        throw StoreFault.missingFolder(ModelTitle(written: name.text)).at(name.span)
      }
      return ModelTitle(written: name.text)
    }
  }
}

extension Session {
  /// Forgets what was read of a model and its versions, which are others now.
  fileprivate func forgetVersions(of name: String) {
    forget(.model) { $0 == name }
    earlierVersions.forget(name)
  }
}
