import RiskData
import RiskExpressions
import RiskKernel
import RiskModels
import RiskStats
import RiskStore

/// Makes a PD model's probabilities agree with the defaults seen, or with a stated default rate.
enum CalibrateCommand: Command {
  private static let model = Parameter("model", .thing(.model), at: .argument, "The PD model.")
  private static let dataset = Parameter(
    "on", .dataset, at: .clause, "The rows to calibrate on, best such as the model has not learned from.")
  private static let method = Parameter(
    optional: "by", .word(["platt", "isotonic"]), at: .clause,
    "How: platt, a line on the log-odds; isotonic, a rising curve.")
  private static let tendency = Parameter(
    optional: "to", .number("a rate between 0 and 1") { $0 > 0 && $0 < 1 }, at: .clause,
    "The central tendency: all log-odds are moved alike, so that the rows have this mean PD.")
  private static let name = Parameter(
    optional: "as", .newName("model"), at: .clause, "What to call the calibrated model; without it keeps its name.")

  static let spec = CommandSpec(
    "calibrate", group: .models, "Make a PD model agree with the defaults seen, or with a stated default rate.",
    parameters: [model.info, dataset.info, method.info, tendency.info, name.info],
    examples: [
      Example("calibrate pd1 on portfolio by platt as pd2", "A line on the log-odds.", setup: .model),
      Example("calibrate pd1 on portfolio by isotonic as pd2", "A rising curve.", setup: .model),
      Example("calibrate pd1 on portfolio to 3% as pd2", "A mean PD of 3 %.", setup: .model),
    ], makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let started = ContinuousClock.now
    let model = try call[model]
    guard model.kind == .pd else { throw CommandFault.notADefaultModel(model.name).at(call.place(of: Self.model)) }
    let input = try call[dataset]
    let plain = try model.renamed(card: model.card.uncalibrated)
    let (calibration, before, after, rows) = try fit(plain, on: input, call, session)
    let stored = StoredCalibration(
      calibration, dataset: input.name ?? "a pipeline", rows: rows, centralTendency: try call[tendency])
    let title = try call[name] ?? model.name
    let card = model.card.uncalibrated.with(
      metrics: [], calibration: stored, parent: model.name, created: Timestamp.now)
    let calibrated = try model.renamed(title, card: card)
    let inputs = try session.registry.load(model.name).goldenInputs
    let saving = try call.at(name) { try session.registry.save(try ModelBundle(calibrated, goldenInputs: inputs)) }
    session.put(calibrated, as: title, .model)
    _ = session.activate(calibrated)
    let value = Record([
      Record.Field("model", .text(title)), Record.Field("method", .text(calibration.name)),
      Record.Field("rows", .integer(Int64(rows))), Record.Field("before", .figure(before)),
      Record.Field("after", .figure(after)),
    ])
    let line =
      "\(title)   \(calibration.name), \(Words.count(rows, "row")), mean PD \(Words.percent(before)) → "
      + "\(Words.percent(after))   \(saving.wording(of: title))"
    return .notice(.record(value), [.line(line, elapsed: ContinuousClock.now - started)])
  }

  /// Learns a calibration; the mean PD before and after it, and how many rows it was learned from.
  private static func fit(
    _ model: CreditModel, on input: Call.InputTable, _ call: Call, _ session: Session
  ) throws -> (Calibration, before: Double, after: Double, rows: Int) {
    let relation = try input.relation(in: session)
    let rate = try call[tendency]
    let outcome = try rate == nil ? outcomeColumn(of: model, in: input, call) : nil
    let method = try call[method]
    guard (rate == nil) != (method == nil) else { throw CommandFault.calibrateHow.at(call.span) }
    let scored = try BulkScorer([model], in: session).predict(relation, with: outcome.map { [$0] } ?? [])
    let margins = scored.predictions[0].map(LogOdds.of)
    guard !margins.isEmpty else { throw CommandFault.noRows(input.name ?? "") }
    let missing = margins.count { $0.isNaN }
    guard missing == 0 else {
      throw CommandFault.predictionsMissing(model.name, count: missing).at(call.place(of: dataset))
    }
    let calibration: Calibration
    if let rate {
      calibration = .offset(try call.at(tendency) { try MarginShift(margins: margins, target: rate) })
    } else {
      let outcomes = try call.at(dataset) { try Outcomes.read(scored.extra[0], model.card.target) }
      calibration = try Self.calibration(method ?? "", scored.predictions[0], margins, outcomes)
    }
    let count = Double(margins.count)
    let after = margins.reduce(0) { $0 + calibration.probability(margin: $1) / count }
    return (calibration, scored.predictions[0].reduce(0) { $0 + $1 / count }, after, margins.count)
  }

  private static func calibration(
    _ method: String, _ probabilities: [Double], _ margins: [Double], _ outcomes: [Bool]
  ) throws -> Calibration {
    method == "platt"
      ? .platt(try PlattScaling(margins: margins, outcomes: outcomes))
      : .isotonic(IsotonicCurve(try RankedOutcomes(scores: probabilities, outcomes: outcomes)))
  }

  private static func outcomeColumn(
    of model: CreditModel, in input: Call.InputTable, _ call: Call
  ) throws -> RowExpression {
    guard let column = RowExpression.column(model.card.target, in: input.table.schema) else {
      throw CommandFault.targetAbsent(model.card.target, model: model.name).at(call.place(of: dataset))
    }
    return column
  }

  /// The name the calibrated model gets.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) -> [ThingName]? {
    guard let slot = phrase[name.info] ?? phrase[model.info] else { return [] }
    return (try? slot.soleName()).map { [ThingName(.model, $0.text)] }
  }
}
