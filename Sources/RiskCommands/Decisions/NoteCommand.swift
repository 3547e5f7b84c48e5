import RiskExpressions
import RiskKernel
import RiskStore

/// Says why something was decided, in the decision log.
enum NoteCommand: Command {
  private static let why = Parameter(
    "why", .text("a reason in quotes", placeholder: "\"WHY\"", where: { !$0.isEmpty }), at: .argument,
    "Why, in your own words.")
  private static let entry = Parameter(
    optional: "entry", .integer(in: 1...Int.max), at: .option,
    "The entry it is about; those of the last decision of this session if not given.")

  static let spec = CommandSpec(
    "note", group: .customers, "Say why in the decision log: an entry of its own that names the decision.",
    parameters: [why.info, entry.info],
    examples: [
      Example("log on; score good; note \"income was verified\"", "A reason for the last decision.", setup: .customer),
      Example(
        "log on; score good; note \"approved by the committee\" with entry = 1", "A reason for an earlier one.",
        setup: .customer),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let text = try call[why]
    let logging = session.decisions
    guard logging.isOn else { throw DecisionFault.off }
    let (numbers, subject) = try about(call, logging)
    let draft = DecisionDraft(
      kind: DecisionKind.note.rawValue, command: session.commandText(of: call), subject: subject,
      inputs: DecisionJSON.text(.record(DecisionNote.inputs(numbers))), why: text)
    let written = try logging.write([draft], ofDecision: false)
    let value = Record(named: [
      ("entry", written.last.map { .count($0.number) } ?? .null), ("first", .count(numbers.lowerBound)),
      ("last", .count(numbers.upperBound)), ("why", .text(text)),
    ])
    let place =
      numbers.count == 1 ? "entry \(numbers.lowerBound)" : "entries \(numbers.lowerBound) to \(numbers.upperBound)"
    return .notice(.record(value), [.line("noted on \(place)   \(subject)")])
  }

  /// The entries the note is about, and whom they are about.
  private static func about(
    _ call: Call, _ logging: DecisionLogging
  ) throws -> (numbers: ClosedRange<Int>, subject: String) {
    guard let number = try call[entry] else {
      guard let latest = logging.latest else { throw DecisionFault.nothingToNote }
      return latest
    }
    guard let found = try logging.log.entry(number) else {
      throw DecisionFault.noSuchEntry(number, last: try logging.log.head()?.number ?? 0).at(call.place(of: entry))
    }
    return (number...number, found.content.subject)
  }
}
