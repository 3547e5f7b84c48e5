import RiskData
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Points at data and gives it a name, or takes in a model.
enum LoadCommand: Command {
  private static let path = Parameter(
    "path", .loadedPath, at: .argument,
    "The file: CSV, TSV, JSON (also .gz, .zst), Parquet, SQLite, DuckDB; a folder of them; a pattern such as "
      + "\"data/2024-*.csv\"; or \"-\" for standard input. Or the word 'model'.")
  private static let folder = Parameter(
    optional: "folder", .path.offering(), at: .argument,
    "Behind the word 'model', the folder that 'save model' wrote, or a file of XGBoost's, LightGBM's or scikit-learn's."
  )
  private static let name = Parameter(
    optional: "as", .newName(ThingKind.dataset.name), at: .clause,
    "What to call it; the file's, the table's or the folder's own name if not given.")
  private static let table = Parameter(
    optional: "table", .newName("table"), at: .clause, "Which table of a database file.")

  static let spec = CommandSpec(
    "load", group: .data,
    "Point at a file of rows, which is read in place whenever its rows are needed; or take in a model.",
    parameters: [path.info, folder.info, table.info, name.info] + ForeignModelImport.parameters
      + LoadSettings.parameters,
    examples: [
      Example("load \"data/portfolio.csv\" as portfolio", "Call a file's rows 'portfolio'."),
      Example("load \"data/taiwan.csv\"", "Call them by the file's name."),
      Example(
        "load \"data/german.csv\" with types = { age_in_years: \"number\" }, nulls = [\"no checking account\"]",
        "Say the type of a column, and what else counts as missing."),
      Example("load \"data/portfolio.csv\" with keep = true", "Read all rows into memory once."),
      Example(
        "load model \"models/pd1\" as pd2", "Take in a model from its folder, as that of another workspace.",
        setup: .model),
    ], madeKinds: [ThingKind.dataset.name, ThingKind.model.name], makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    guard let file = try call[path] else { return try loadModel(call, session) }
    var options = try LoadSettings.options(of: call)
    options.table = try call[table]
    let name = try call[name] ?? options.table ?? stem(of: file)
    let started = ContinuousClock.now
    let resolved = file == "-" ? file : session.resolve(file)
    let relation = try call.at(path) { try session.database.load(path: resolved, name: name, options: options) }
    session.put(relation, as: name, .dataset)
    return LoadOutput(relation, name).output(elapsed: ContinuousClock.now - started)
  }

  private static func loadModel(_ call: Call, _ session: Session) throws -> Output {
    guard let path = try call[folder] else { throw missingFolder.at(call.span) }
    let load = ModelImport(path: path, name: try call[name])
    return try call.at(folder) { try load.run(call, in: session) }
  }

  /// The name and the columns of what a line loads, for the check before anything runs.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName]? {
    guard let expression = try? phrase[path.info]?.soleExpression() else { return [] }
    if case .name(let word) = expression.kind, path.info.isWord(word) { return try modelOutline(phrase, reader) }
    if let slot = ([folder.info] + ForeignModelImport.parameters).lazy.compactMap({ phrase[$0] }).first {
      throw surplus("load", usage: spec.usage).at(slot.span)
    }
    let given = (phrase[name.info] ?? phrase[table.info]).flatMap { try? $0.soleName().text }
    guard let name = given ?? reader.text(expression).map(stem) else { return nil }
    // What the options say is known only when they are computed.
    let isPlain = LoadSettings.parameters.allSatisfy { phrase[$0] == nil }
    let schema = isPlain ? reader.settledPath(expression).flatMap { Database.outline(path: $0) } : nil
    return [ThingName(.dataset, name, schema: schema)]
  }

  /// The name of a model that a line takes in; what is said of rows has no place there.
  private static func modelOutline(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName]? {
    if let slot = ([table.info] + LoadSettings.parameters).lazy.compactMap({ phrase[$0] }).first {
      throw surplus("load model", usage: modelUsage).at(slot.span)
    }
    guard let slot = phrase[folder.info] else { throw missingFolder.at(phrase.span) }
    if let name = try? phrase[name.info]?.soleName().text { return [ThingName(.model, name)] }
    guard phrase[name.info] == nil, let path = (try? slot.soleExpression()).flatMap(reader.text) else {
      return nil
    }
    return [ThingName(.model, ModelImport.name(ofModelAt: path))]
  }

  private static let modelUsage = "load model \"PATH\" [as NAME] [features …]"

  private static var missingFolder: KernelFault {
    .missingArgument("the folder or file of a model in quotes", command: "load model", usage: modelUsage)
  }

  private static func surplus(_ command: String, usage: String) -> KernelFault {
    .surplusArgument(command: command, usage: usage)
  }

  /// A path's last part up to its first dot.
  private static func stem(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.split(separator: ".", omittingEmptySubsequences: true).first.map(String.init) ?? file
  }
}

extension ArgumentType where Content == String? {
  /// The path of a file, or nil for the word 'model'.
  fileprivate static var loadedPath: ArgumentType {
    let wording = "a file's path in quotes"
    return ArgumentType(
      wording, placeholder: "\"FILE\"",
      form: .value(check: { value throws(KernelFault) in
        guard case .text(let text) = value, !text.isEmpty else { throw .outOfRange("the value", range: wording) }
      })
    ) { slot, session in
      let expression = try slot.soleExpression()
      if case .name(let name) = expression.kind, slot.parameter.isWord(name) { return nil }
      guard case .text(let text) = try session.evaluate(expression), !text.isEmpty else {
        throw KernelFault.outOfRange(slot.title, range: wording)
      }
      return text
    }.offering(.files, .words(["model"]))
  }
}
