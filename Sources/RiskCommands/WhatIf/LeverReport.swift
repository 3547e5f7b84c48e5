import RiskExpressions
import RiskKernel
import RiskModels

/// What each input of a customer alone can do for a target.
struct LeverReport {
  let name: String
  /// How the customer was written: its name, or a record.
  let written: String
  let target: ScoreTarget
  let assessor: Assessor
  let assessment: Assessment
  /// What the models say of the customer as given.
  let now: Figures
  /// Whether the customer meets the target as given.
  let isMet: Bool
  /// The inputs that do first, by the change it takes; then the others, by how near they come.
  let levers: [Lever]
  /// The inputs that were left as they are.
  let inputs: VariedInputs

  /// Goes through the inputs of a customer.
  init(
    _ customer: Customer, written: String, _ target: ScoreTarget, _ inputs: VariedInputs, _ assessor: Assessor,
    goesBeyond: Bool
  ) throws {
    let varied = try VariedCustomer(customer.inputs, scorer: assessor.scorer)
    let search = LeverSearch(varied, target: target, goesBeyond: goesBeyond)
    name = customer.name
    self.written = written
    self.target = target
    self.assessor = assessor
    self.inputs = inputs
    assessment = try assessor.assess(customer.inputs)
    now = varied.now
    isMet = try search.isMet
    levers = try inputs.facts.map(search.lever).enumerated().sorted { first, second in
      LeverReport.isBefore(first.element, second.element, target) ?? (first.offset < second.offset)
    }.map(\.element)
  }

  /// Whether a lever is to be named before another; nil where either may.
  private static func isBefore(_ first: Lever, _ second: Lever, _ target: ScoreTarget) -> Bool? {
    switch (first.nearest, second.nearest) {
    case (_?, nil): return true
    case (nil, _?): return false
    case (_?, _?):
      let efforts = [first, second].map { $0.effort ?? .infinity }
      return efforts[0] == efforts[1] ? nil : efforts[0] < efforts[1]
    case (nil, nil):
      guard let best = first.best, let other = second.best else {
        return first.best == nil && second.best == nil ? nil : first.best != nil
      }
      let figure = target.aim.figure
      return best.figures[figure] == other.figures[figure] ? nil : target.aim.prefers(best.figures, to: other.figures)
    }
  }

  /// The figure that is shown, with how people see it.
  private var figure: ScoreFigure? {
    assessor.figures.first { $0.name == target.aim.figure.rawValue }
  }

  // Values

  /// What was found, with all digits, an input a record.
  func records(isOneOfMany: Bool) -> [Value] { levers.map { record($0, isOneOfMany, isFlat: false) } }

  /// The same without lists and records inside, for a spreadsheet.
  func rows(isOneOfMany: Bool) -> [Value] { levers.map { record($0, isOneOfMany, isFlat: true) } }

  private func record(_ lever: Lever, _ isOneOfMany: Bool, isFlat: Bool) -> Value {
    let aim = target.aim.figure
    let words = LeverWords(lever)
    var fields = isOneOfMany ? [Record.Field("customer", .text(name))] : []
    fields += [
      Record.Field("input", .text(lever.facts.name)), Record.Field("now", lever.now),
      Record.Field("does", .boolean(!lever.values.isEmpty)),
      Record.Field("values", isFlat ? .text(words.values) : .list(lever.values.map(words.record))),
      Record.Field("nearest", lever.nearest?.value ?? .null),
      Record.Field("change", lever.change.map(Value.number) ?? .null),
      Record.Field(aim.rawValue, .known(lever.nearest?.figures[aim])),
      Record.Field("best", lever.best?.value ?? .null),
      Record.Field("best_\(aim.rawValue)", .known(lever.best?.figures[aim])),
      Record.Field("exact", .boolean(lever.isExact)),
    ]
    return .record(Record(fields))
  }

  // Views

  /// What a person sees.
  func views(isOneOfMany: Bool) -> [View] {
    var views: [View] = isOneOfMany ? [.line(name)] : []
    if isMet { views.append(.line(" \(name) meets it already: \(words(now))")) }
    views.append(.table(table))
    return views + remarks.map { .line(" \($0)") }
  }

  private var table: TableView {
    let title = figure?.title ?? target.aim.figure.title
    let columns = [
      TableView.Column("input"), .init("now"), .init(isMet ? "values that keep it" : "values that do"),
      .init("nearest"), .init("change", .signed), .init("\(title) then", figure?.format ?? .plain),
    ]
    return TableView(columns: columns, rows: levers.map { TableView.Row(cells($0)) })
  }

  private func cells(_ lever: Lever) -> [Value] {
    let words = LeverWords(lever)
    let name = Value.text(lever.facts.name)
    let now = lever.now.isNull ? Value.text("missing") : .text(words.number(lever.now))
    guard let nearest = lever.nearest else {
      return [name, now, .text(nothing(lever)), .text(""), .text(""), .text("")]
    }
    return [
      name, now, .text(words.values), .text(words.number(nearest.value)), .text(words.change),
      .known(nearest.figures[target.aim.figure]),
    ]
  }

  /// What is said of an input that does not do.
  private func nothing(_ lever: Lever) -> String {
    guard lever.domain != nil else {
      return lever.facts.type == .text ? "its levels are not known" : "it has nowhere to go"
    }
    let start = lever.isExact ? "no value does" : "no value sampled does"
    guard let best = lever.best else { return start }
    let side = target.aim.isBelow ? "lowest" : "highest"
    // It may be met while something else that is asked for is not.
    if target.bounds != nil, target.aim.holds(best.figures) { return start }
    let isOwn = best.value.plainText == lever.now.plainText || best.figures[target.aim.figure] == now[target.aim.figure]
    let place = isOwn ? "" : " at \(LeverWords(lever).number(best.value))"
    return "\(start) (\(side) \(words(best.figures))\(place))"
  }

  private func words(_ figures: Figures) -> String {
    let value = figures[target.aim.figure]
    let title = figure?.title ?? target.aim.figure.title
    guard !value.isNaN else { return "\(title) unknown" }
    return "\(title) \(figure?.format == .percent ? Words.percent(value) : Words.figure(value))"
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if !assessment.score.missing.isEmpty {
      remarks.append("\(name) lacks \(assessment.score.missing.joined(separator: ", ")): scored as missing")
    }
    remarks += assessment.unusual.map { "\(name): \($0.words)" }
    let sampled = levers.filter { !$0.isExact }.map(\.facts.name)
    if !sampled.isEmpty {
      remarks.append(
        "\(sampled.joined(separator: ", ")): sampled, for a feature cannot be followed from step to step")
    }
    let heldBack = levers.filter(\.isHeldBack).map(\.facts.name)
    if !heldBack.isEmpty {
      remarks.append("\(heldBack.joined(separator: ", ")): not past the usual values, for a feature overflows there")
    }
    if !inputs.fixed.isEmpty {
      remarks.append("\(inputs.fixed.joined(separator: ", ")): not varied, for a customer cannot change it")
    }
    if let next { remarks.append(next) }
    return remarks
  }

  /// What to try next.
  private var next: String? {
    let movable = levers.filter { $0.domain != nil }.map(\.facts.name)
    guard !isMet, movable.count > 1 else { return nil }
    let line = "reach \(written) for \(target.text) changing \(movable.prefix(3).joined(separator: ", "))"
    return levers.contains { $0.nearest != nil }
      ? "several together: \(line)" : "no single input does it; several together: \(line)"
  }
}
