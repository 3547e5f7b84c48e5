import RiskData
import RiskExpressions
import RiskModels

extension LoggedDecision {
  /// What an entry says elsewhere: its reasons and its models.
  private static let elsewhere: Set<String> = ["rule", "missing", "unusual", "model", "models"]

  /// A customer's assessment.
  init(_ customer: Customer, assessed assessment: Assessment, by assessor: Assessor) {
    let score = assessment.score
    let rule = assessment.decision.map { [Self.rule($0.name, $0.rule)] } ?? []
    let reasons =
      rule + score.missing.map { "missing: \($0)" } + score.unread.map { "not read: \($0)" }
      + assessment.unusual.map { "unusual: \($0.words)" }
    self.init(
      of: customer.name, inputs: customer.inputs,
      outputs: Record(assessor.fields(of: assessment).filter { !Self.elsewhere.contains($0.name) }),
      reasons: reasons.map(Value.text))
  }

  private static func rule(_ decision: String, _ condition: String) -> String {
    "rule: \(decision) \(condition == "otherwise" ? "" : "when ")\(condition)"
  }

  /// Rows that are scored as they are read, of which no figure is known yet.
  ///
  /// What an auditor needs to score them again is there: the query, the files as they were, and the policy.
  init(rows relation: Relation, named name: String?, _ assessor: Assessor) {
    let rules = assessor.policy?.rules.map { Value.text(Self.rule($0.decision, $0.text)) } ?? []
    self.init(
      of: name ?? relation.name, inputs: Self.inputs(rows: relation, named: name), outputs: Record([]),
      reasons: rules + [.text("rows are scored when they are read: their number and figures are not in this entry")])
  }

  /// What rows are, so that they are found again: the query, and the files as they were.
  static func inputs(rows relation: Relation, named name: String?) -> Record {
    let files = relation.origins.map { origin in
      Value.record(
        Record(named: [
          ("path", .text(origin.path)), ("bytes", .count(origin.bytes)), ("changed", .text(origin.changed)),
        ]))
    }
    return Record(named: [
      ("dataset", name.map(Value.text) ?? .null), ("columns", .list(relation.schema.names.map(Value.text))),
      ("query", .text(relation.query)), ("files", .list(files)),
    ])
  }
}
