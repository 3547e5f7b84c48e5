import RiskData
import RiskExpressions
import RiskKernel

/// Shows where values are missing.
enum MissingCommand: Command {
  static let spec = CommandSpec(
    "missing", group: .explore, "Show which columns lack values, how many, and which of them together.",
    input: .optional, parameters: [ExploredRows.dataset.info, ExploredRows.target.info], outline: .plans,
    examples: [
      Example("missing portfolio", "A line for each column that lacks values.", setup: .portfolio),
      Example(
        "portfolio | missing target default", "With the bad rate where a value is missing and where it is not.",
        setup: .portfolio),
    ])

  /// How many patterns are told of.
  private static let patternLimit = 100

  static func run(_ call: Call, in session: Session) throws -> Output {
    let input = try call.rows(ExploredRows.dataset)
    let target = try call.target(of: input)
    if input.isOutline { return .silent() }
    let profile = try input.relation(in: session).missingProfile(target: target?.expression, patterns: patternLimit)
    return Output(.record(record(profile, target?.name)), views: views(profile, target, session.settings.rows))
  }

  private static func record(_ profile: MissingProfile, _ target: String?) -> Record {
    let columns = profile.columns.map { column in
      var fields: [(String, Value)] = [
        ("column", .text(column.name)), ("missing", .count(column.count)),
        ("share", share(column.count, of: profile.rows)),
      ]
      if let target {
        fields.append(("mean_\(target)_missing", .figure(column.targetMissing)))
        fields.append(("mean_\(target)_present", .figure(column.targetPresent)))
      }
      return Value.record(Record(named: fields))
    }
    let patterns = profile.patterns.map { pattern in
      Value.record(
        Record(named: [
          ("columns", .list(pattern.names.map(Value.text))), ("rows", .count(pattern.count)),
          ("share", share(pattern.count, of: profile.rows)),
        ]))
    }
    return Record(named: [
      ("rows", .count(profile.rows)), ("complete_rows", .count(profile.completeRows)), ("columns", .list(columns)),
      ("patterns", .list(patterns)),
    ])
  }

  private static func share(_ count: Int, of rows: Int) -> Value {
    rows == 0 ? .null : .number(Double(count) / Double(rows))
  }

  // For people

  private static func views(_ profile: MissingProfile, _ target: NamedExpression?, _ rows: Int) -> [View] {
    let complete = "\(Words.grouped(profile.completeRows)) of \(Words.count(profile.rows, "row")) lack nothing"
    guard !profile.columns.isEmpty else { return [.line(complete)] }
    let columns: View = .table(self.columns(profile, target, rows))
    return [.line(complete), columns] + (profile.columns.count > 1 ? [.table(patterns(profile))] : [])
  }

  /// A line a column, the emptiest first.
  private static func columns(_ profile: MissingProfile, _ target: NamedExpression?, _ rows: Int) -> TableView {
    var titles = [TableView.Column("column"), TableView.Column("missing"), TableView.Column("share", .percent)]
    if let target {
      let means = profile.columns.flatMap { [$0.targetMissing, $0.targetPresent] }.compactMap { $0 }
      let format = target.expression.type.meanFormat(means)
      titles += ["\(target.name) if missing", "if present"].map { TableView.Column($0, format) }
    }
    let sorted = profile.columns.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    let lines = sorted.map(\.element).map { column in
      let means: [Value] = target == nil ? [] : [.figure(column.targetMissing), .figure(column.targetPresent)]
      return TableView.Row([.text(column.name), .count(column.count), share(column.count, of: profile.rows)] + means)
    }
    return TableView(columns: titles, first: rows, of: lines, noun: "column")
  }

  /// How many sets of columns are shown.
  private static let shownPatterns = 5

  private static func patterns(_ profile: MissingProfile) -> TableView {
    let rows = profile.patterns.prefix(shownPatterns).map { pattern in
      TableView.Row([
        .text(pattern.names.joined(separator: ", ")), .count(pattern.count), share(pattern.count, of: profile.rows),
      ])
    }
    let more = profile.patternCount - rows.count
    return TableView(
      columns: [TableView.Column("missing together"), TableView.Column("rows"), TableView.Column("share", .percent)],
      rows: Array(rows), note: more > 0 ? "…\(Words.count(more, "more combination"))" : nil)
  }
}
