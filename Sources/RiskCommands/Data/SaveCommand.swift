import RiskData
import RiskExpressions
import RiskKernel

/// Writes rows to a file.
enum SaveCommand: Command {
  private static let dataset = Parameter(
    optional: "dataset", .dataset, at: .argument, "The rows; behind a '|', those of the stage before.")
  private static let path = Parameter(
    "to", .path, at: .clause, "The file; its ending says the format: .csv, .parquet, .json, .jsonl.")

  static let spec = CommandSpec(
    "save", group: .data, "Write rows to a file: whole or not at all.", input: .optional,
    parameters: [dataset.info, path.info],
    examples: [
      Example("save portfolio to \"copy.parquet\"", "Write a dataset as Parquet.", setup: .portfolio),
      Example(
        "portfolio | where age < 30 | save to \"young.csv\"", "Write what a pipeline comes to.", setup: .portfolio),
    ], writes: path.info)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let input = try call[dataset] ?? call.requireInput()
    let file = try call[path]
    let started = ContinuousClock.now
    let relation = try input.relation(in: session)
    let rows = try call.at(path) { try relation.save(to: session.resolve(file)) }
    let value = Record([Record.Field("path", .text(file)), Record.Field("rows", .integer(Int64(rows)))])
    let line = "\(file)   \(Words.count(rows, "row")) × \(Words.count(relation.schema.columns.count, "column"))"
    return Output(.record(value), views: [.line(line, elapsed: ContinuousClock.now - started)])
  }
}
