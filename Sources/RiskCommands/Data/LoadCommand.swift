import RiskData
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Points at a file and gives it a name.
enum LoadCommand: Command {
  private static let path = Parameter(
    "path", .path, at: .argument, "The file: CSV, TSV or Parquet; CSV also as .gz or .zst.")
  private static let name = Parameter(
    optional: "as", .newName("dataset"), at: .clause, "What to call it; the file's own name if not given.")

  static let spec = CommandSpec(
    "load", group: .data, "Point at a file of rows; it is read in place.", parameters: [path.info, name.info],
    examples: [
      Example("load \"data/portfolio.csv\" as portfolio", "Call a file's rows 'portfolio'."),
      Example("load \"data/taiwan.csv\"", "Call them by the file's name."),
    ], makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let file = try call[path]
    let name = try call[name] ?? stem(of: file)
    let started = ContinuousClock.now
    let relation = try call.at(path) { try session.database.load(path: session.resolve(file), name: name) }
    session.put(relation, as: name, .dataset)
    return output(relation, name, elapsed: ContinuousClock.now - started)
  }

  private static func output(_ relation: Relation, _ name: String, elapsed: Duration) -> Output {
    let rows = relation.file?.rows ?? .about(nil)
    let columns = relation.schema.columns.count
    var fields = [
      Record.Field("name", .text(name)),
      Record.Field("rows", rows.exact.map { .integer(Int64($0)) } ?? .null),
      Record.Field("columns", .integer(Int64(columns))),
      Record.Field("bytes", .integer(Int64(relation.file?.bytes ?? 0))),
    ]
    if case .about(let estimate?) = rows {
      fields.insert(Record.Field("estimated_rows", .integer(Int64(estimate))), at: 2)
    }
    let size = "\(words(rows)) × \(Words.count(columns, "column"))"
    let line = "\(name)   \(size)   \(Words.bytes(relation.file?.bytes ?? 0))"
    return .notice(.record(Record(fields)), [.line(line, elapsed: elapsed)])
  }

  private static func words(_ rows: RowCount) -> String {
    switch rows {
    case .exact(let count): Words.count(count, "row")
    case .about(let count?): "about \(Words.rounded(count)) rows"
    case .about(nil): "rows not counted"
    }
  }

  /// The name and the columns of what a line loads, for the check before anything runs.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) -> [ThingName]? {
    guard let expression = try? phrase[path.info]?.soleExpression() else { return [] }
    let given = phrase[name.info].flatMap { try? $0.soleName().text }
    guard let name = given ?? reader.text(expression).map(stem) else { return nil }
    let schema = reader.settledPath(expression).flatMap(Database.outline)
    return [ThingName(.dataset, name, schema: schema)]
  }

  /// A path's last part up to its first dot.
  private static func stem(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.split(separator: ".", omittingEmptySubsequences: true).first.map(String.init) ?? file
  }
}
