import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels

/// The reasons of an explanation: what the features of each add up to.
struct ReasonedExplanation {
  private let table: ReasonTable
  /// The reasons that hold, with the sums of their features.
  private let held: [(reason: Reason, sum: Double)]
  /// The adverse ones that are given, the weightiest first.
  private let given: [(reason: Reason, sum: Double)]

  /// Adds up the features of each reason; so many of those that raise the figure are given.
  init(_ explanation: Explanation, _ table: ReasonTable, count: Int) {
    self.table = table
    let amounts = Dictionary(explanation.contributions.map { ($0.player, $0.amount) }) { first, _ in first }
    held = table.reasons.compactMap { reason in
      let sum = reason.features.reduce(0) { $0 + (amounts[$1] ?? 0) }
      return reason.holds(for: sum) ? (reason: reason, sum: sum) : nil
    }
    // Of one weight, the one written first.
    let adverse = held.filter { $0.reason.direction != .down }.enumerated()
      .sorted { ($1.element.sum, $0.offset) < ($0.element.sum, $1.offset) }
    given = adverse.prefix(count).map(\.element)
  }

  private func reason(of feature: String) -> Reason? {
    held.first { $0.reason.features.contains(feature) }?.reason
  }

  /// What stands behind a feature's bar.
  func note(of feature: String) -> String {
    reason(of: feature).map { $0.text.isEmpty ? $0.code : "\($0.code) \($0.text)" } ?? ""
  }

  /// The code of a feature's reason.
  func code(of feature: String) -> Value { reason(of: feature).map { .text($0.code) } ?? .null }

  /// The reasons given, for programs.
  var records: [Value] {
    given.map { reason, sum in
      .record(
        Record(named: [
          ("code", .text(reason.code)), ("text", .text(reason.text)), ("contribution", .number(sum)),
          ("features", .list(reason.features.map(Value.text))),
        ]))
    }
  }

  /// The reasons given, for people.
  func views(_ look: FigureLook) -> [View] {
    guard !given.isEmpty else { return [] }
    let columns = [
      TableView.Column("reason"), TableView.Column("text"),
      TableView.Column("raises it by", look.format == .plain ? .brief : look.format), TableView.Column("features"),
    ]
    let rows = given.map { reason, sum in
      TableView.Row([
        .text(reason.code), .text(reason.text), .number(sum), .text(reason.features.joined(separator: ", ")),
      ])
    }
    return [.table(TableView(columns: columns, rows: rows))]
  }

  /// What is wrong with the table for the models in use: features that none of them has.
  func remarks(_ scorer: Scorer) -> [String] {
    var known = scorer.models.flatMap { $0.plan.features.map(\.definition.name) }
    if case .ofShare(.column(let column)) = scorer.expectedLoss { known.append(column) }
    let strange = table.reasons.flatMap(\.features).filter { !known.contains($0) }
    guard !strange.isEmpty else { return [] }
    let names = strange.map { name in
      Suggestion.nearest(to: name, among: known).map { "\(name) (did you mean \($0)?)" } ?? name
    }
    return ["reasons: no model in use has \(Words.list(names))"]
  }
}
