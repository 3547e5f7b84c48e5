import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Shows or sets the grades that scores have.
enum GradesCommand: Command {
  private static let limits = Parameter(
    optional: "grades", .block("a record of grades and the PD each ends before"), at: .argument,
    "The grades, the best first, each with the PD it ends before; the last one ends at 100 %.")

  static let spec = CommandSpec(
    "grades", group: .customers, "Show or set the grades that follow from the probability of default.",
    parameters: [limits.info],
    examples: [
      Example("grades", "The grades as they are."),
      Example("grades { A: 1%, B: 3%, C: 8%, D: 20%, E: 100% }", "Five grades of one's own."),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    guard let written = try call[limits] else { return listing(session.gradeScale) }
    let scale = try call.at(limits) { try GradeScale(try grades(written, session)) }
    session.remember(scale)
    return listing(scale, isNotice: true)
  }

  private static func grades(_ written: Expression, _ session: Session) throws -> [(name: String, limit: Double)] {
    if case .block = written.kind { throw CommandFault.notARecord(found: "a block").at(written.span) }
    let value = try session.evaluate(written)
    guard case .record(let record) = value else {
      throw CommandFault.notARecord(found: value.kindName).at(written.span)
    }
    return try record.fields.map { field in
      guard let limit = field.value.asNumber else { throw ScoringFault.gradeOrder(field.name) }
      return (field.name, limit)
    }
  }

  private static func listing(_ scale: GradeScale, isNotice: Bool = false) -> Output {
    let rows = scale.grades.indices.map { place -> [Value] in
      let bounds = scale.bounds(of: place)
      return [.text(scale.grades[place].name), .number(bounds.from), .number(bounds.below)]
    }
    let titles = ["grade", "from", "below"]
    let records = rows.map { row in Value.record(Record(zip(titles, row).map { Record.Field($0, $1) })) }
    let table = TableView(
      columns: [.init("grade"), .init("PD from", .percent), .init("below", .percent)],
      rows: rows.map { TableView.Row($0) })
    return isNotice
      ? .notice(.list(records), [.table(table)]) : Output(.list(records), views: [.table(table)])
  }
}
