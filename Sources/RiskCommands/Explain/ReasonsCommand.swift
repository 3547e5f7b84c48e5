import RiskData
import RiskExpressions
import RiskKernel

/// Says what reasons explanations give.
enum ReasonsCommand: Command {
  private static let block = Parameter(
    optional: "reasons", .block("a block of reasons"), at: .argument,
    "A reason a line: its code, its text, from and the features it stands for; when down for one that lowers the figure. "
      + "Empty braces take all away.")
  private static let source = Parameter(
    optional: "from", .dataset, at: .clause,
    "Rows with the columns code, text and feature, and perhaps direction (up or down); a row a feature.")

  static let spec = CommandSpec(
    "reasons", group: .customers, "Say which reasons explain gives for what raises a figure, or show them.",
    parameters: [block.info, source.info],
    examples: [
      Example(
        "reasons { R01 \"Payments late by 90 days\" from num_90; R02 \"Use too high\" from util }; explain good",
        "Two reasons and an explanation with them.", setup: .customer),
      Example("reasons", "The reasons there are.", setup: .customer),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let written = try call[block]
    if let input = try call[source] {
      if call.has(block) { throw ExplainFault.notAReason.at(call.place(of: block)) }
      return give(try call.at(source) { try ReasonTable.read(input, in: session) }, session)
    }
    guard let written else {
      guard let table = session.reasonTable else {
        return Output(.list([]), views: [.line(" no reasons yet: reasons { R01 \"Use too high\" from util }")])
      }
      return table.output
    }
    return give(try ReasonTable.read(written), session)
  }

  private static func give(_ table: ReasonTable?, _ session: Session) -> Output {
    session.give(table)
    guard let table else { return .notice(.list([]), [.line("no reasons are given any more")]) }
    return .notice(table.output.value, [.line(Words.count(table.reasons.count, "reason"))])
  }
}
