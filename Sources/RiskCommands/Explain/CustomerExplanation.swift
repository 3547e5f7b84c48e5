import RiskExpressions
import RiskKernel
import RiskModels

/// An explanation as a waterfall: from the base down to the figure, a line a feature, and the reasons below.
struct CustomerExplanation {
  let name: String
  /// The customer it is held against.
  let other: String?
  let explanation: Explanation
  let scorer: Scorer
  /// The inputs of the figure's models that the customer lacks.
  let missing: [String]
  /// The reasons, where there is a table of them.
  let reasons: ReasonedExplanation?
  /// How many features are shown by themselves.
  let top: Int

  var output: Output {
    let lines = explanation.contributions.isEmpty ? [View.line(" \(nothing)")] : [.chart(chart)]
    return Output(
      .record(record), rows: .list(contributions),
      views: lines + (reasons?.views(look) ?? []) + remarks.map { .line(" \($0)") })
  }

  private var look: FigureLook { FigureLook(explanation.figure, scorer) }

  // For people

  private var chart: Chart {
    let ranked = explanation.ranked
    let rest = ranked.dropFirst(top)
    var bars = [Chart.Bar(.text(base), explanation.base, isTotal: true)]
    bars += ranked.prefix(top).map { contribution in
      Chart.Bar(
        .text(contribution.player), contribution.amount, detail: detail(contribution),
        note: reasons?.note(of: contribution.player) ?? "")
    }
    if !rest.isEmpty {
      bars.append(Chart.Bar(.text("…\(rest.count) more"), rest.reduce(0) { $0 + $1.amount }))
    }
    bars.append(Chart.Bar(.text(look.title(of: name)), explanation.whole, isTotal: true))
    return Chart(.bars(bars), x: ChartAxis(""), y: ChartAxis("", look.format))
  }

  private var base: String { other.map(look.title) ?? "base" }

  private func detail(_ contribution: Explanation.Contribution) -> String {
    let own = FigureLook.text(contribution.value)
    return contribution.other.map { "\(FigureLook.text($0)) → \(own)" } ?? own
  }

  private var nothing: String {
    let both = "\(look.title(of: name)) is \(look.text(explanation.whole))"
    guard let other else { return "\(both), whatever the inputs: no split and no weight is on any of them" }
    return "nothing that counts differs between \(name) and \(other): \(both) for both"
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if explanation.figure == .el, let formula = scorer.expectedLoss.formula { remarks.append(formula) }
    if let orders = explanation.orders, let error = explanation.error {
      let count = Words.count(explanation.contributions.count, "input")
      let errors = "standard errors up to \(look.text(error, digits: 2))"
      remarks.append("sampled: \(count) in \(Words.grouped(orders)) random orders, \(errors)")
    }
    if !missing.isEmpty { remarks.append("\(name) lacks \(missing.joined(separator: ", ")): taken as missing") }
    return remarks + (reasons?.remarks(scorer) ?? [])
  }

  // For programs

  private var record: Record {
    var fields: [(String, Value)] = [("customer", .text(name))]
    if let other { fields.append(("against", .text(other))) }
    fields += [
      ("by", .text(explanation.figure == .margin ? "pd" : look.name)), ("scale", look.scale),
      ("base", .number(explanation.base)), ("figure", .number(explanation.whole)),
      ("contributions", .list(contributions)),
    ]
    if let reasons { fields.append(("reasons", .list(reasons.records))) }
    if let orders = explanation.orders { fields.append(("orders", .integer(Int64(orders)))) }
    fields.append(("missing", .list(missing.map(Value.text))))
    let models = scorer.models(of: explanation.figure).map { ($0.kind.rawValue, Value.text($0.name)) }
    return Record(named: fields + [("models", .record(Record(named: models)))])
  }

  private var contributions: [Value] {
    explanation.ranked.map { contribution in
      var fields: [(String, Value)] = [("feature", .text(contribution.player)), ("value", contribution.value)]
      if let other = contribution.other { fields.append(("other", other)) }
      fields.append(("contribution", .number(contribution.amount)))
      if let error = contribution.error { fields.append(("error", .number(error))) }
      if let reasons { fields.append(("reason", reasons.code(of: contribution.player))) }
      return .record(Record(named: fields))
    }
  }
}
