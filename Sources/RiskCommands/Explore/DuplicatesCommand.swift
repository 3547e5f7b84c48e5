import RiskData
import RiskExpressions
import RiskKernel

/// Finds rows that come more than once.
enum DuplicatesCommand: Command {
  private static let keys = Parameter(
    "by", .writtenExpressions("columns, or name = expression", placeholder: "COLUMN, …"), at: .clause, default: [],
    "What equal rows have in common; all columns where it is left out.")

  static let spec = CommandSpec(
    "duplicates", group: .explore, "Find rows that come more than once, or that have a key in common.",
    input: .optional, parameters: [ExploredRows.dataset.info, keys.info], outline: .plans,
    examples: [
      Example("duplicates portfolio by id", "Whether the key is one.", setup: .portfolio),
      Example("portfolio | duplicates", "Rows that are equal throughout.", setup: .portfolio),
      Example(
        "duplicates portfolio by id; assert $_.groups = 0", "Stops a script where there are some.",
        setup: .portfolio),
    ])

  /// How many groups are shown.
  private static let exampleLimit = 5

  static func run(_ call: Call, in session: Session) throws -> Output {
    let input = try call.rows(ExploredRows.dataset)
    let keys = try call[keys].map { (name: $0.name.text, expression: try call.bind($0.expression, to: input)) }
    if input.isOutline { return .silent() }
    let relation = try input.relation(in: session)
    let found = try relation.duplicates(by: keys.isEmpty ? nil : keys.map(\.expression), examples: exampleLimit)
    return Output(.record(record(found, keys.map(\.name))), views: views(found, keys.map(\.name)))
  }

  private static func record(_ found: DuplicateProfile, _ keys: [String]) -> Record {
    let examples = found.examples.map { example in
      let key = zip(keys, example.key).map { ($0, $1) }
      return Value.record(
        Record(named: key + [("rows", .count(example.count)), ("first_row", .count(example.firstRow))]))
    }
    return Record(named: [
      ("rows", .count(found.rows)), ("groups", .count(found.groups)), ("repeated", .count(found.repeated)),
      ("surplus", .count(found.repeated - found.groups)), ("examples", .list(examples)),
    ])
  }

  private static func views(_ found: DuplicateProfile, _ keys: [String]) -> [View] {
    let what = keys.isEmpty ? "equal throughout" : "equal in \(keys.joined(separator: ", "))"
    guard found.groups > 0 else { return [.line("none of \(Words.count(found.rows, "row")) are \(what)")] }
    let line =
      "\(Words.grouped(found.repeated)) of \(Words.count(found.rows, "row")) are \(what), in "
      + "\(Words.count(found.groups, "group")): \(Words.grouped(found.repeated - found.groups)) too many"
    let rows = found.examples.map { example in
      TableView.Row(
        example.key.map { $0.isNull ? .text("missing") : $0 } + [.count(example.count), .count(example.firstRow)])
    }
    let more = found.groups - rows.count
    let table = TableView(
      columns: (keys + ["rows", "first row"]).map { TableView.Column($0) }, rows: rows,
      note: more > 0 ? "…\(Words.count(more, "more group"))" : nil)
    return [.line(line), .table(table)]
  }
}
