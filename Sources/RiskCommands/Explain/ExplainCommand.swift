import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Shares a figure of a customer or of rows out among what the models read, or shows the query a pipeline is.
enum ExplainCommand: Command {
  private static let query = "query"
  private static let subject = Parameter(
    optional: "customer",
    .explained.offering(.words([query]), .things([ThingKind.customer.name, ThingKind.dataset.name])),
    at: .argument, "Whose figure: a customer, a record of inputs, or a dataset; the word 'query' shows SQL instead.")
  private static let pipeline = Parameter(
    optional: "pipeline", .queried, at: .argument,
    "Behind 'query': the pipeline; it may also stand in front, with a '|' behind it.")
  private static let other = Parameter(
    optional: "against", .explained.offering(.things([ThingKind.customer.name])), at: .clause,
    "Another customer: what makes the difference between the two.")
  private static let figure = Parameter(
    optional: "by", .word(["pd", "lgd", "ead", "el"]), at: .clause,
    "The figure: pd, lgd, ead or el; where nothing is said, the PD if there is a model of it.")
  private static let scale = Parameter(
    "scale", .word(["probability", "margin"]), at: .option, default: "probability",
    "How a PD is shared out: as a probability, or as its margin, the log-odds before calibration.")
  private static let top = Parameter(
    "top", .integer(in: 1...1000), at: .option, default: 10, "How many features are shown by themselves.")
  private static let reasons = Parameter(
    optional: "reasons", .integer(in: 0...100), at: .option,
    "How many reasons are given, the weightiest first; 4 where there is a table of them.")
  private static let rows = Parameter(
    "rows", .integer(in: 1...1_000_000), at: .option, default: 2000,
    "Of a dataset with more rows, how many are explained, drawn at random.")
  private static let feature = Parameter(
    optional: "feature", .featureName, at: .option,
    "Of a dataset: the feature whose contribution is drawn against its value.")

  static let spec = CommandSpec(
    "explain", group: .customers,
    "Show what drives a PD, LGD, EAD or EL, for a customer or for rows; or a pipeline's SQL.",
    input: .optional,
    parameters: [
      subject.info, pipeline.info, other.info, figure.info, scale.info, top.info, reasons.info, rows.info, feature.info,
    ],
    examples: [
      Example("explain good by pd", "What the PD of a customer is made of.", setup: .customer),
      Example("explain { util: 98%, age: 22, num_90: 4 }", "The same of inputs typed in.", setup: .model),
      Example(
        "explain good with scale = margin, top = 3", "In log-odds, the three weightiest features.", setup: .customer),
      Example(
        "customer bad like good with util = 98%; explain bad against good", "What tells two customers apart.",
        setup: .customer),
      Example("explain portfolio with rows = 200", "What matters in a dataset.", setup: .model),
      Example(
        "portfolio | where age < 30 | explain by pd with feature = util, rows = 200",
        "How the contribution of a feature follows its value.", setup: .model),
      Example(
        "explain query portfolio | where age < 30 | summarize n = count() by num_90", "The query of a pipeline.",
        setup: .portfolio),
    ], frontWord: query)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let written = try call[subject]
    if written?.isWord(query) == true { return try showQuery(call, session) }
    if call.has(pipeline) { throw ExplainFault.oneCustomer.at(call.place(of: pipeline)) }
    if let input = call.input {
      if call.has(subject) { throw ExplainFault.rowsTwice.at(call.place(of: subject)) }
      return try explain(input, call, session)
    }
    guard let written else { throw ExplainFault.nobody }
    switch try ExplainedSubject(written, in: session) {
    case .rows(let rows): return try explain(rows, call, session)
    case .customer(let customer): return try explain(customer, call, session)
    }
  }

  private static func showQuery(_ call: Call, _ session: Session) throws -> Output {
    let options = [other.info, figure.info, scale.info, top.info, reasons.info, rows.info, feature.info]
    if let place = call.place(ofFirst: options) { throw ExplainFault.notForQuery.at(place) }
    let text = try (try call[pipeline] ?? call.requireInput()).relation(in: session).query
    return Output(.text(text), views: [.text(text)])
  }

  // The figure

  private static func explainer(_ call: Call, _ session: Session) throws -> ScoreExplainer {
    let scorer = try session.activeScorer()
    let asked = try call[figure]
    let usual = scorer.pd != nil ? "pd" : scorer.lgd != nil ? "lgd" : "ead"
    let name = asked ?? usual
    if call.has(scale), name != "pd" { throw ExplainFault.scaleOfPD.at(call.place(of: scale)) }
    let figure = try figure(name, scale: call[scale])
    return try call.at(Self.figure) { try session.explainer(scorer, by: figure) }
  }

  private static func figure(_ name: String, scale: String) throws -> ExplainedFigure {
    switch name {
    case "lgd": .lgd
    case "ead": .ead
    case "el": .el
    default: scale == "margin" ? .margin : .pd
    }
  }

  // Customers and rows

  private static func explain(_ customer: Customer, _ call: Call, _ session: Session) throws -> Output {
    for (parameter, name) in [(rows.info, "rows"), (feature.info, "feature")] {
      if let place = call.place(ofFirst: [parameter]) { throw ExplainFault.onlyForRows(name).at(place) }
    }
    let reference = try call[other].map { try ExplainedSubject.customer($0, in: session) }
    let table = session.reasonTable
    let count = try call[reasons] ?? 4
    if call.has(reasons), table == nil { throw ExplainFault.noReasons.at(call.place(of: reasons)) }
    let explainer = try explainer(call, session)
    let (own, held) = try call.at(subject) { () throws -> (ExplainedCustomer, ExplainedCustomer?) in
      (try explainer.customer(customer.inputs), try reference.map { try explainer.customer($0.inputs) })
    }
    let explanation = try call.at(subject) {
      try explainer.explain(own, against: held, seed: session.settings.seed)
    }
    let shown = min(try call[top], max(1, session.settings.rows - 3))
    let output = CustomerExplanation(
      name: customer.name, other: reference?.name, explanation: explanation, scorer: explainer.scorer,
      missing: explainer.read(own.missing), reasons: table.map { ReasonedExplanation(explanation, $0, count: count) },
      top: shown
    ).output
    return try session.logged(
      .explain, output, of: customer.name, inputs: customer.inputs, models: explainer.scorer.models, by: call)
  }

  private static func explain(_ input: Call.InputTable, _ call: Call, _ session: Session) throws -> Output {
    if call.has(other) { throw ExplainFault.onlyForCustomers("against").at(call.place(of: other)) }
    if call.has(reasons) { throw ExplainFault.onlyForCustomers("reasons").at(call.place(of: reasons)) }
    let explainer = try explainer(call, session)
    let player = try call[feature]
    if let player, !explainer.players.contains(player.text) {
      throw ExplainFault.unknownFeature(
        player.text, near: Suggestion.nearest(to: player.text, among: explainer.players), known: explainer.players
      ).at(player.span)
    }
    let relation = try input.relation(in: session)
    let rows = try ExplainedRows(explainer, of: relation, limit: try call[rows], in: session)
    let output =
      try player.map { rows.dependence(on: $0.text) } ?? rows.output(top: min(try call[top], session.settings.rows))
    return try session.logged(
      .explain, output, of: input.name ?? relation.name,
      inputs: LoggedDecision.inputs(rows: relation, named: input.name), models: explainer.scorer.models, by: call,
      outputs: Record([]))
  }
}

extension ScoreExplainer {
  /// Those of some inputs that the models of the figure read.
  fileprivate func read(_ inputs: [String]) -> [String] {
    let names = scorer.models(of: figure).flatMap(\.plan.inputNames)
    return inputs.filter { names.contains($0) || figure == .el }
  }
}
