import RiskData
import RiskExpressions
import RiskModels

extension Decision {
  /// A customer's score.
  init(_ customer: Customer, scored score: CustomerScore, by scorer: Scorer) {
    var outputs: [(String, Value)] = []
    if scorer.pd != nil { outputs.append(("pd", .figure(score.pd))) }
    if scorer.lgd != nil { outputs.append(("lgd", .figure(score.lgd))) }
    if score.exposure != nil { outputs.append(("exposure", .figure(score.exposure))) }
    if scorer.expectedLoss.formula != nil { outputs.append(("el", .figure(score.expectedLoss))) }
    let missing = score.missing.map { Value.text("missing: \($0)") }
    let unread = score.unread.map { Value.text("not read: \($0)") }
    self.init(
      of: customer.name, inputs: customer.inputs, outputs: Record(named: outputs), reasons: missing + unread)
  }

  /// Rows that are scored as they are read, of which no figure is known yet.
  ///
  /// What an auditor needs to score them again is there: the query, and the files as they were.
  init(rows relation: Relation, named name: String?) {
    let files = relation.origins.map { origin in
      Value.record(
        Record(named: [
          ("path", .text(origin.path)), ("bytes", .count(origin.bytes)), ("changed", .text(origin.changed)),
        ]))
    }
    let inputs = Record(named: [
      ("dataset", name.map(Value.text) ?? .null),
      ("columns", .list(relation.schema.names.map(Value.text))), ("query", .text(relation.query)),
      ("files", .list(files)),
    ])
    self.init(
      of: name ?? relation.name, inputs: inputs, outputs: Record([]),
      reasons: [.text("rows are scored when they are read: their number and figures are not in this entry")])
  }
}
