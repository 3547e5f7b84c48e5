import RiskData
import RiskExpressions
import RiskKernel
import RiskStore

/// Writes rows to a file, or a model to a folder.
enum SaveCommand: Command {
  /// What is written.
  private enum Subject {
    case rows(Call.InputTable)
    case session
    case model
  }

  private static let subject = Parameter(
    optional: "dataset",
    ArgumentType<Subject>("a dataset, or the word session or model", placeholder: "DATASET", form: .table) {
      slot, session in
      let expression = try slot.soleExpression()
      if case .name(let name) = expression.kind, slot.parameter.isWord(name) {
        return name.text == "model" ? .model : .session
      }
      return .rows(try session.table(of: expression))
    }.offering(.things([ThingKind.dataset.name]), .words(["session", "model"])), at: .argument,
    "The rows; behind a '|', those of the stage before. Or 'session': what was typed, as a script; or 'model' and its name."
  )
  private static let model = Parameter(
    optional: "name", .modelTitle, at: .argument, "The model, behind the word 'model'.")
  private static let path = Parameter(
    "to", .path, at: .clause,
    "The file; its ending says the format: .csv, .tsv, .json, .jsonl (also .gz, .zst), .parquet, .sqlite, .duckdb; "
      + ".risk for a session. For a model, a folder.")
  private static let table = Parameter(
    optional: "table", .newName("table"), at: .clause,
    "What to call the table in a database file; the dataset's name if not given.")

  static let spec = CommandSpec(
    "save", group: .data, "Write rows to a file, or a model to a folder: whole or not at all.", input: .optional,
    parameters: [subject.info, model.info, path.info, table.info],
    examples: [
      Example("save portfolio to \"copy.parquet\"", "Write a dataset as Parquet.", setup: .portfolio),
      Example(
        "portfolio | where age < 30 | save to \"young.csv\"", "Write what a pipeline comes to.", setup: .portfolio),
      Example("save session to \"friday.risk\"", "Write what was typed as a script to run again.", setup: .prompt),
      Example("save model pd1 to \"handover/pd1\"", "Write a copy of a model for another workspace.", setup: .model),
    ], writes: path.info, madeKinds: [], makes: shape)

  static func run(_ call: Call, in session: Session) throws -> Output {
    switch try call[subject] {
    case .session: try saveSession(call, session)
    case .model: try saveModel(call, session)
    case .rows(let rows): try save(rows, call, session)
    case nil: try save(try call.requireInput(), call, session)
    }
  }

  private static func save(_ input: Call.InputTable, _ call: Call, _ session: Session) throws -> Output {
    let file = try call[path]
    let started = ContinuousClock.now
    let relation = try input.relation(in: session)
    let table = try call[table] ?? input.name ?? "rows"
    let rows = try call.at(path) { try relation.save(to: session.resolve(file), table: table) }
    let value = Record([Record.Field("path", .text(file)), Record.Field("rows", .integer(Int64(rows)))])
    let line = "\(file)   \(Words.count(rows, "row")) × \(Words.count(relation.schema.columns.count, "column"))"
    return .notice(.record(value), [.line(line, elapsed: ContinuousClock.now - started)])
  }

  private static func saveModel(_ call: Call, _ session: Session) throws -> Output {
    guard let title = try call[model] else { throw modelUsage.at(call.span) }
    let file = try call[path]
    return try call.at(path) { try ModelExport(title: title, path: file).run(in: session) }
  }

  /// Faults where a name stands behind something else than the word 'model', or none behind that.
  @Sendable private static func shape(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName]? {
    let isModel = (try? phrase[subject.info]?.soleName()).map { subject.info.isWord($0) && $0.text == "model" } ?? false
    if isModel, phrase[model.info] == nil { throw modelUsage.at(phrase.span) }
    if isModel, let slot = phrase[table.info] { throw surplus(modelForm).at(slot.span) }
    if !isModel, let slot = phrase[model.info] { throw surplus(spec.usage).at(slot.span) }
    return []
  }

  private static let modelForm = "save model MODEL to \"FOLDER\""

  private static var modelUsage: KernelFault {
    .missingArgument("a model", command: "save model", usage: modelForm)
  }

  private static func surplus(_ usage: String) -> KernelFault { .surplusArgument(command: "save", usage: usage) }

  private static func saveSession(_ call: Call, _ session: Session) throws -> Output {
    guard session.prompt != nil else { throw CommandFault.onlyAtThePrompt("save session") }
    let file = try call[path]
    guard file.lowercased().hasSuffix(".risk") else {
      throw CommandFault.notAScript(file).at(call.place(of: path))
    }
    try call.at(path) { try TextFile.save(session.script, to: session.resolve(file)) }
    let count = session.statementCount
    let value = Record([Record.Field("path", .text(file)), Record.Field("statements", .integer(Int64(count)))])
    let line = "\(file)   \(Words.count(count, "statement")); 'risk run \(file)' gives these numbers again"
    return .notice(.record(value), [.line(line)])
  }
}
