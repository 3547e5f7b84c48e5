import RiskExpressions
import RiskKernel
import RiskModels

/// Customers side by side with what the models say of them.
struct CustomerScores {
  let names: [String]
  let scores: [CustomerScore]
  let scorer: Scorer

  /// A table with a column a customer, a row a figure.
  var output: Output {
    let table = TableView(
      columns: [TableView.Column("")] + names.map { TableView.Column($0) }, rows: rows,
      note: scorer.models.count > 1 ? scorer.expectedLoss.formula : nil)
    let lacking = zip(names, scores).filter { !$1.missing.isEmpty }.map { name, score in
      View.line(" \(name) lacks \(score.missing.joined(separator: ", ")): scored as missing")
    }
    let unread = zip(names, scores).filter { !$1.unread.isEmpty }.map { name, score in
      View.line(" \(name): no model reads \(score.unread.joined(separator: ", "))")
    }
    let remarks = scorer.expectedLoss == .withoutExposure ? scorer.remarks.map { View.line(" \($0)") } : []
    return Output(.list(zip(names, scores).map(record)), views: [.table(table)] + lacking + unread + remarks)
  }

  private var rows: [TableView.Row] {
    let isShare = scorer.lgd?.card.measure == .share
    let figures: [(title: String, values: [Double?], format: NumberFormat)] = [
      ("PD", scores.map(\.pd), .percent), ("LGD", scores.map(\.lgd), isShare ? .percent : .plain),
      ("Exposure", scores.map(\.exposure), .plain), ("EL", scores.map(\.expectedLoss), .plain),
    ]
    return figures.filter { $0.values.contains { $0 != nil } }.map { figure in
      TableView.Row([.text(figure.title)] + figure.values.map(Value.known), format: figure.format)
    }
  }

  private func record(_ name: String, _ score: CustomerScore) -> Value {
    var fields = [Record.Field("customer", .text(name))]
    if scorer.pd != nil { fields.append(Record.Field("pd", .known(score.pd))) }
    if scorer.lgd != nil { fields.append(Record.Field("lgd", .known(score.lgd))) }
    if score.exposure != nil { fields.append(Record.Field("exposure", .known(score.exposure))) }
    if scorer.expectedLoss.formula != nil { fields.append(Record.Field("el", .known(score.expectedLoss))) }
    fields.append(Record.Field("missing", .list(score.missing.map(Value.text))))
    let models = scorer.models.map { Record.Field($0.kind.rawValue, .text($0.name)) }
    fields.append(
      models.count == 1
        ? Record.Field("model", models[0].value) : Record.Field("models", .record(Record(models))))
    return .record(Record(fields))
  }
}

extension Value {
  /// A figure, or what a model cannot tell.
  fileprivate static func known(_ number: Double?) -> Value { .figure(number.flatMap { $0.isNaN ? nil : $0 }) }
}
