import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// Gives columns other names.
enum RenameCommand: Command {
  private static let names = Parameter(
    "new = old", .writtenExpressions("new = old", placeholder: "NEW = OLD, …").offering(.columns), at: .arguments,
    "The new names, each with the column that gets it.")

  static let spec = CommandSpec(
    "rename", group: .pipelines, "Give columns other names; they stay where they are.", input: .required,
    parameters: [names.info], outline: .plans,
    examples: [
      Example("portfolio | rename utilisation = util, bad = default | take 3", "Two new names.", setup: .portfolio)
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let relation = try call.relation(in: session)
    let input = try call.requireInput()
    var renamed: [(old: String, new: String)] = []
    for pair in try call[names] {
      guard pair.isNamed, let old = try session.name(of: pair.expression) else {
        throw CommandFault.notARename.at(pair.expression.span)
      }
      try input.column(old)
      guard !renamed.contains(where: { $0.old == old.text }) else {
        throw CommandFault.renamedTwice(old.text).at(old.span)
      }
      renamed.append((old.text, pair.name.text))
    }
    return Output(.table(try call.at(names) { try relation.renaming(renamed) }))
  }
}
