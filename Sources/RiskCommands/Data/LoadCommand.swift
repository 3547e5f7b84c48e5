import RiskData
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Points at data and gives it a name.
enum LoadCommand: Command {
  private static let path = Parameter(
    "path", .path, at: .argument,
    "The file: CSV, TSV, JSON (also .gz, .zst), Parquet, SQLite, DuckDB; a folder of them; a pattern such as "
      + "\"data/2024-*.csv\"; or \"-\" for standard input.")
  private static let name = Parameter(
    optional: "as", .newName(ThingKind.dataset.name), at: .clause,
    "What to call it; the file's or the table's own name if not given.")
  private static let table = Parameter(
    optional: "table", .newName("table"), at: .clause, "Which table of a database file.")

  static let spec = CommandSpec(
    "load", group: .data, "Point at a file of rows; it is read in place, whenever its rows are needed.",
    parameters: [path.info, table.info, name.info] + LoadSettings.parameters,
    examples: [
      Example("load \"data/portfolio.csv\" as portfolio", "Call a file's rows 'portfolio'."),
      Example("load \"data/taiwan.csv\"", "Call them by the file's name."),
      Example(
        "load \"data/german.csv\" with types = { age_in_years: \"number\" }, nulls = [\"no checking account\"]",
        "Say the type of a column, and what else counts as missing."),
      Example("load \"data/portfolio.csv\" with keep = true", "Read all rows into memory once."),
    ], makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let file = try call[path]
    var options = try LoadSettings.options(of: call)
    options.table = try call[table]
    let name = try call[name] ?? options.table ?? stem(of: file)
    let started = ContinuousClock.now
    let resolved = file == "-" ? file : session.resolve(file)
    let relation = try call.at(path) { try session.database.load(path: resolved, name: name, options: options) }
    session.put(relation, as: name, .dataset)
    return LoadOutput(relation, name).output(elapsed: ContinuousClock.now - started)
  }

  /// The name and the columns of what a line loads, for the check before anything runs.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) -> [ThingName]? {
    guard let expression = try? phrase[path.info]?.soleExpression() else { return [] }
    let given = (phrase[name.info] ?? phrase[table.info]).flatMap { try? $0.soleName().text }
    guard let name = given ?? reader.text(expression).map(stem) else { return nil }
    // What the options say is known only when they are computed.
    let isPlain = LoadSettings.parameters.allSatisfy { phrase[$0] == nil }
    let schema = isPlain ? reader.settledPath(expression).flatMap { Database.outline(path: $0) } : nil
    return [ThingName(.dataset, name, schema: schema)]
  }

  /// A path's last part up to its first dot.
  private static func stem(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.split(separator: ".", omittingEmptySubsequences: true).first.map(String.init) ?? file
  }
}
