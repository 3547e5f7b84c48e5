import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskStore
import RiskSyntax

/// Switches the decision log on and off, shows it, verifies it and writes copies of it.
enum LogCommand: Command {
  private enum Action: String, CaseIterable {
    case on, off, show, verify, export
  }

  private static let action = Parameter(
    optional: "action", .word(Action.allCases.map(\.rawValue)), at: .argument,
    "What to do: on, off, show, verify or export; alone, it says how the log stands.")
  private static let path = Parameter(
    optional: "file", .path, at: .argument,
    "The file for 'log export': .csv, .jsonl, .parquet or another kind that 'save' writes.")
  private static let count = Parameter(
    optional: "top", .integer(in: 1...Int.max), at: .clause, "For 'log show', how many of the last entries.")
  private static let subject = Parameter(
    optional: "for", .subject, at: .clause, "For 'log show', the customer or dataset the entries are about.")
  private static let entry = Parameter(
    optional: "entry", .integer(in: 1...Int.max), at: .option, "For 'log show', the one entry to show in full.")
  private static let head = Parameter(
    optional: "head", .hash, at: .option,
    "For 'log verify', a hash that was noted down earlier, or its first 16 digits: the log must still have it.")

  static let spec = CommandSpec(
    "log", group: .customers, "Keep a log of decisions that nobody changes unseen: switch it on, read it, verify it.",
    parameters: [action.info, path.info, count.info, subject.info, entry.info, head.info],
    examples: [
      Example("log show", "What was decided, the last entry below."),
      Example("log on", "From now on every score and decision is written down, or not answered."),
      Example(
        "log on; score good; log show with entry = 2", "All of an entry, with the notes on it.", setup: .customer),
      Example("log verify", "Whether every entry is as it was written, and the hash to note down."),
      Example("log on; log export \"decisions.csv\"", "A copy that can be checked without this program."),
    ], madeKinds: [], makes: shape)

  static func run(_ call: Call, in session: Session) throws -> Output {
    switch try call[action].flatMap(Action.init) {
    case nil: return try DecisionState(of: session).output
    case .on: return try turn(true, call, session)
    case .off: return try turn(false, call, session)
    case .show: return try show(call, session)
    case .verify: return try verify(call, session)
    case .export: return try export(call, session)
    }
  }

  /// Faults where a line has what its action does not take, or lacks what it needs, before anything runs.
  @Sendable private static func shape(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName]? {
    let action = try phrase[action.info]?.soleName().text
    let owners: [(info: ParameterInfo, action: Action)] = [
      (path.info, .export), (count.info, .show), (subject.info, .show), (entry.info, .show), (head.info, .verify),
    ]
    for (info, owner) in owners where action != owner.rawValue {
      guard let slot = phrase[info] else { continue }
      throw KernelFault.surplusArgument(command: "log \(action ?? "")", usage: usage(of: action)).at(slot.span)
    }
    if action == Action.export.rawValue, phrase[path.info] == nil { throw missingPath.at(phrase.span) }
    return []
  }

  private static func usage(of action: String?) -> String {
    switch action.flatMap(Action.init) {
    case nil: spec.usage
    case .on, .off: "log \(action ?? "")"
    case .show: "log show [top N] [for NAME], or log show with entry = N"
    case .verify: "log verify [with head = \"HASH\"]"
    case .export: "log export \"FILE\""
    }
  }

  private static var missingPath: KernelFault {
    .missingArgument("a file", command: "log export", usage: usage(of: Action.export.rawValue))
  }

  // What is done

  private static func turn(_ isOn: Bool, _ call: Call, _ session: Session) throws -> Output {
    let entry = try session.setLogging(isOn, by: call)
    let state = try DecisionState(of: session)
    return .notice(state.record, [.line(entry == nil ? state.line(already: true) : state.line())])
  }

  private static func show(_ call: Call, _ session: Session) throws -> Output {
    let log = session.decisions.log
    if let number = try call[entry] { return try call.at(entry) { try DecisionSheet(number, of: log).output } }
    let last = try call[count]
    let table = DecisionTable(folder: session.resolve("models"), subject: try call[subject], last: last)
    return try DecisionListing(table: table, shown: last ?? session.settings.rows).output(of: log)
  }

  private static func verify(_ call: Call, _ session: Session) throws -> Output {
    let noted = try call[head]
    guard let audit = try session.decisions.log.audit(noted: noted) else {
      guard let noted else { return DecisionAudit.nothing }
      throw DecisionFault.tampered([DecisionProblem.notedHead(noted).text], count: 1).at(call.place(of: head))
    }
    guard audit.problems.isEmpty else {
      throw DecisionFault.tampered(audit.problems.prefix(8).map(\.text), count: audit.problemCount)
    }
    return audit.output
  }

  private static func export(_ call: Call, _ session: Session) throws -> Output {
    guard let file = try call[path] else { throw missingPath.at(call.span) }
    let table = DecisionTable(folder: session.resolve("models"), subject: nil, last: nil)
    let full = session.resolve(file)
    return try call.at(path) {
      guard !session.decisions.log.isKept(at: full) else { throw DecisionFault.overItself(file) }
      let relation = try Call.InputTable(table, name: "decisions").relation(in: session)
      let rows = try relation.save(to: full, table: "decisions")
      let state = try DecisionState(of: session)
      let value = Record(named: [("path", .text(file)), ("entries", .count(rows)), ("head", .text(state.hash))])
      return .notice(.record(value), [.line("\(file)   \(Words.count(rows, "entry", "entries"))   head \(state.hash)")])
    }
  }
}

extension ArgumentType where Content == String {
  /// Whom or what entries of the decision log are about, which need not be there any more.
  fileprivate static var subject: ArgumentType {
    ArgumentType("a customer's or dataset's name", placeholder: "NAME", form: .newName(kind: "customer")) {
      slot, session in
      try session.name(of: try slot.soleExpression())?.text ?? slot.soleName().text
    }.offering(.things([ThingKind.customer.name, ThingKind.dataset.name]))
  }

  /// The SHA-256 of an entry, or enough of its digits.
  fileprivate static var hash: ArgumentType {
    .text("16 to 64 hexadecimal digits in quotes", placeholder: "\"HASH\"") { text in
      (16...64).contains(text.utf8.count) && text.allSatisfy { $0.isHexDigit && !$0.isUppercase && $0.isASCII }
    }
  }
}
