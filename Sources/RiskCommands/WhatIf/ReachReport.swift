import Foundation
import RiskExpressions
import RiskKernel
import RiskModels

/// What a search for the cheapest change has found, for people and for the next line.
struct ReachReport {
  let customer: String
  /// How the customer was written: its name, or a record.
  let written: String
  let target: ScoreTarget
  let assessor: Assessor
  let free: FreeInputs
  /// The seconds the search had; nil where the boxes it might look at were counted.
  let budget: Double?

  /// A customer who meets the target as given.
  func met(_ now: Figures) -> Output {
    let figures = figures(now)
    let line = " \(customer) meets \(target.text) already: \(words(now))"
    return Output(
      .record(
        Record([
          .init("customer", .text(customer)), .init("target", .text(target.text)), .init("met", .boolean(true)),
          .init("proved", .boolean(true)), .init("cost", .number(0)), .init("steps", .list([])),
          .init("before", figures), .init("after", figures),
        ])), views: [.line(line)])
  }

  /// What a search has found.
  ///
  /// - Throws: a fault where the changed customer cannot be assessed.
  func output(_ result: ReachResult, of varied: VariedCustomer) throws -> Output {
    let steps = result.steps ?? []
    var views: [View] = []
    if result.steps != nil {
      views.append(.table(table(steps)))
      views.append(.line(" \(try course(result, varied))"))
    }
    views += (certainty(result) + remarks(result)).map { .line(" \($0)") }
    if result.steps != nil { views.append(.line(" to see it: \(whatIf(steps))")) }
    return Output(value(result), rows: .list(steps.map(record)), views: views)
  }

  // Values

  private func value(_ result: ReachResult) -> Value {
    let isMet = result.steps != nil
    let fields: [Record.Field] = [
      .init("customer", .text(customer)), .init("target", .text(target.text)), .init("met", .boolean(isMet)),
      .init("proved", .boolean(result.isCheapest || result.isImpossible)),
      .init("cost", isMet ? .number(result.cost) : .null),
      .init("least_cost", result.leastCost.isFinite ? .number(result.leastCost) : .null),
      .init("steps", .list((result.steps ?? []).map(record))),
      .init("nearest", result.nearest.map { .list($0.map(record)) } ?? .null),
      .init("before", figures(result.now)), .init("after", result.then.map(figures) ?? .null),
      .init("ending", .text(ending(result))), .init("boxes", .integer(Int64(result.looked))),
    ]
    return .record(Record(fields))
  }

  private func ending(_ result: ReachResult) -> String {
    switch result.ending {
    case .whole: "all looked at"
    case .budget: "budget"
    case .memory: "memory"
    }
  }

  private func record(_ step: ReachResult.Step) -> Value {
    .record(
      Record([
        .init("input", .text(step.input)), .init("now", step.now), .init("then", step.then),
        .init("change", step.change.map(Value.number) ?? .null), .init("cost", .number(step.cost)),
      ]))
  }

  private func figures(_ figures: Figures) -> Value {
    .record(
      Record(
        assessor.figures.compactMap { figure in
          guard let name = Figures.Name(rawValue: figure.name) else { return nil }
          // Where no exposure takes part there is nothing to say of it.
          return name == .ead && figures[name].isNaN ? nil : Record.Field(figure.name, .known(figures[name]))
        }))
  }

  // Views

  private func table(_ steps: [ReachResult.Step]) -> TableView {
    let columns = [
      TableView.Column("input"), .init("now", isFigure: true), .init("then", isFigure: true),
      .init("change", isFigure: true), .init("cost", .brief),
    ]
    return TableView(
      columns: columns,
      rows: steps.map { step in
        TableView.Row([
          .text(step.input), .text(step.now.isNull ? "missing" : step.now.plainText), .text(step.then.plainText),
          .text(step.change.map(Words.signedNumber) ?? ""), .number(step.cost),
        ])
      })
  }

  /// The figures before and after, and the grade: `PD 80.21 % → 9.87 %, grade H → D, at a cost of 2.41 spreads`.
  private func course(_ result: ReachResult, _ varied: VariedCustomer) throws -> String {
    var changed = varied.customer
    for step in result.steps ?? [] { changed[step.input] = step.then }
    let (before, after) = (try assessor.assess(varied.customer), try assessor.assess(changed))
    var parts = assessor.figures.compactMap { figure -> String? in
      guard let old = figure.value(before.score), let new = figure.value(after.score), old != new else { return nil }
      return "\(figure.title) \(Self.text(old, figure)) → \(Self.text(new, figure))"
    }
    if let old = before.grade, let new = after.grade, old != new { parts.append("grade \(old) → \(new)") }
    if let old = before.decision?.name, let new = after.decision?.name, old != new { parts.append("\(old) → \(new)") }
    return parts.joined(separator: ", ") + ", at a cost of \(Self.cost(result.cost))"
  }

  private static func text(_ value: Double, _ figure: ScoreFigure) -> String {
    guard !value.isNaN else { return "unknown" }
    return figure.format == .percent ? Words.percent(value) : Words.number(value)
  }

  private static func cost(_ cost: Double) -> String { Words.number(Double(String(format: "%.4g", cost)) ?? cost) }

  /// How sure it is.
  private func certainty(_ result: ReachResult) -> [String] {
    if result.isCheapest {
      let names = Words.list(free.inputs.map(\.name))
      return ["no change of \(names) that does costs less than \(Self.cost(result.leastCost))"]
    }
    if result.steps != nil { return [open(result, "a cheaper change")] }
    guard result.isImpossible else {
      return ["no change was found that meets \(target.text)", open(result, "one")]
    }
    let names = free.inputs.map(\.name).joined(separator: ", ")
    return ["no combination of \(names) meets \(target.text): that is proved"] + nearest(result)
  }

  /// What is not certain: how little an unknown change could cost, and why nobody knows.
  private func open(_ result: ReachResult, _ what: String) -> String {
    if !result.sampled.isEmpty, result.ending == .whole {
      return "\(what) is not excluded: \(result.sampled.joined(separator: ", ")) could only be sampled"
    }
    let least = "none costs less than \(Self.cost(min(result.leastCost, result.cost)))"
    switch result.ending {
    case .whole: return "\(what) between the values looked at is not excluded; \(least)"
    case .budget:
      let more = budget.map { "with budget = \(Value.shortest(min(86_400, $0 * 10)))" } ?? "with more boxes"
      return "the search ended before all was looked at: \(what) is not excluded; \(least); try \(more)"
    case .memory:
      return
        "the search ended when its \(Words.bytes(ReachBudget.usualBytes)) were full: \(what) is not excluded; \(least)"
    }
  }

  /// What comes nearest to a target out of reach, and what could be tried besides.
  private func nearest(_ result: ReachResult) -> [String] {
    var lines: [String] = []
    if let figures = result.then, let steps = result.nearest {
      let side = target.aim.isBelow ? "lowest" : "highest"
      let start = result.isNearestCertain ? side : "\(side) found"
      let place = steps.isEmpty ? "as it is" : "with \(assignments(steps))"
      lines.append("\(start): \(words(figures)) \(place)")
    }
    if !free.others.isEmpty {
      let names = free.inputs.map(\.name) + free.others.prefix(2)
      lines.append(
        "with more inputs: reach \(written) for \(target.text) changing \(names.map(\.asWritten).joined(separator: ", "))"
      )
    }
    return lines
  }

  private func words(_ figures: Figures) -> String {
    let value = figures[target.aim.figure]
    let figure = assessor.figures.first { $0.name == target.aim.figure.rawValue }
    let title = figure?.title ?? target.aim.figure.title
    guard let figure, !value.isNaN else { return "\(title) unknown" }
    return "\(title) \(Self.text(value, figure))"
  }

  private func remarks(_ result: ReachResult) -> [String] {
    var remarks: [String] = []
    if !free.stuck.isEmpty {
      remarks.append("\(Words.list(free.stuck)): left alone, for there is no other value to take")
    }
    if !free.fixed.isEmpty { remarks.append("\(Words.list(free.fixed)): left alone, for a customer cannot change it") }
    if !free.unscaled.isEmpty {
      remarks.append("\(Words.list(free.unscaled)): no spread is known; one unit costs as much as one spread")
    }
    return remarks
  }

  // Lines to type

  private func whatIf(_ steps: [ReachResult.Step]) -> String {
    "whatif \(written) set \(assignments(steps)) as \"plan\""
  }

  private func assignments(_ steps: [ReachResult.Step]) -> String {
    steps.map { "\($0.input.asWritten) = \($0.then.asWritten)" }.joined(separator: ", ")
  }
}

extension ReachResult.Step {
  /// How far the input moves; nil where it has no number before or after.
  fileprivate var change: Double? {
    guard let now = now.asNumber, let then = then.asNumber else { return nil }
    return then - now
  }
}

extension String {
  /// A name as it is typed: in backticks where it is not a plain word.
  fileprivate var asWritten: String {
    let isPlain = first?.isLetter == true && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isPlain ? self : "`\(self)`"
  }
}

extension Value {
  /// A value as it is typed.
  fileprivate var asWritten: String {
    if case .text(let text) = self { return "'\(text)'" }
    return plainText
  }
}
