import RiskData
import RiskExpressions
import RiskKernel

/// What a test of rules found.
struct RuleReport {
  private let rows: Int
  private let lines: [Line]

  /// A rule and what was found for it.
  private struct Line {
    let rule: RuleDefinition
    let test: RowRule
    let finding: RowRule.Finding

    var result: String { finding.isKept ? "kept" : rule.isWarning ? "warning" : "broken" }

    var isOfAll: Bool { if case .holdsInAll = test.demand { true } else { false } }
  }

  /// Tests rules on the binder's rows.
  init(_ rules: [RuleDefinition], _ binder: RuleBinder) throws {
    let bound = try rules.compactMap { rule in try binder.bind(rule).map { (rule: rule, test: $0) } }
    let relation = try binder.input.relation(in: binder.session)
    let found = try relation.test(bound.map(\.test)) { done in
      try binder.session.checkpoint(.steps(done, of: bound.count), detail: "rules")
    }
    rows = found.rows
    lines = zip(bound, found.findings).map { Line(rule: $0.rule, test: $0.test, finding: $1) }
  }

  /// The fault that stops a script; nil where no rule is broken, or only such as are warned of.
  func fault(breaking set: String?) -> ExploreFault? {
    let broken = lines.filter { !$0.finding.isKept && !$0.rule.isWarning }.map(\.rule.label)
    return broken.isEmpty ? nil : .rulesBroken(broken, of: lines.count, set: set)
  }

  /// A record a rule, and a table of all of them: a report that leaves out lines says nothing.
  func output(rows limit: Int) -> Output {
    let kept = lines.count(where: \.finding.isKept)
    let sentence = "\(kept) of \(Words.count(lines.count, "rule")) kept by \(Words.count(rows, "row"))"
    return Output(.list(lines.map { .record(record($0)) }), views: [.table(table), .line(sentence)])
  }

  private func share(_ line: Line) -> Value {
    line.isOfAll || rows == 0 ? .null : .number(Double(line.finding.broken) / Double(rows))
  }

  private func record(_ line: Line) -> Record {
    Record(named: [
      ("rule", .text(line.rule.label)), ("severity", .text(line.rule.isWarning ? "warning" : "error")),
      ("kept", .boolean(line.finding.isKept)), ("broken_rows", line.isOfAll ? .null : .count(line.finding.broken)),
      ("share", share(line)), ("unknown_rows", line.isOfAll ? .null : .count(line.finding.unknown)),
      ("first_rows", .list(line.finding.examples.map(Value.count))),
    ])
  }

  private var table: TableView {
    let rows = lines.map { line in
      TableView.Row([
        .text(line.rule.label), .text(line.result), line.isOfAll ? .null : .count(line.finding.broken), share(line),
        line.isOfAll ? .null : .count(line.finding.unknown), .text(examples(line)),
      ])
    }
    let titles = [
      TableView.Column("rule"), TableView.Column("result"), TableView.Column("rows"),
      TableView.Column("share", .percent), TableView.Column("not known"), TableView.Column("first rows"),
    ]
    return TableView(columns: titles, rows: rows)
  }

  private func examples(_ line: Line) -> String {
    let numbers = line.finding.examples.map(Words.grouped).joined(separator: " ")
    return line.finding.broken > line.finding.examples.count && !numbers.isEmpty ? numbers + " …" : numbers
  }
}
