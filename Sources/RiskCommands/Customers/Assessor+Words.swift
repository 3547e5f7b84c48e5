import RiskExpressions
import RiskKernel
import RiskModels

/// A figure of a score, with how people see it.
struct ScoreFigure: Sendable {
  /// Its name in records and conditions.
  let name: String
  /// Its name on the screen.
  let title: String
  /// How it is written.
  let format: NumberFormat
  /// The figure of a score; nil without a model of it, NaN where it cannot be told.
  let value: @Sendable (CustomerScore) -> Double?

  /// Whether it measures something; the number of a segment is a name.
  var isAmount: Bool { name != ModelKind.segments.figure }

  /// How far one value is from another; nil where that says nothing or cannot be told.
  func difference(of before: Double?, _ after: Double?) -> Double? {
    guard isAmount, let before, let after, !(after - before).isNaN else { return nil }
    return after - before
  }

  /// How values are written side by side: sums of money in whole units, once one of them is large.
  func format(of values: [Double?]) -> NumberFormat {
    guard case .plain = format, values.contains(where: { abs($0 ?? 0) >= 1_000 }) else { return format }
    return .amount
  }
}

extension Assessor {
  /// The figures that the models in use can give, in the order people read them.
  var figures: [ScoreFigure] {
    let isShare = scorer.lgd?.card.measure == .share
    let all: [(Bool, ScoreFigure)] = [
      (scorer.pd != nil, ScoreFigure(name: "pd", title: "PD", format: .percent) { $0.pd }),
      (scorer.lgd != nil, ScoreFigure(name: "lgd", title: "LGD", format: isShare ? .percent : .plain) { $0.lgd }),
      (true, ScoreFigure(name: "ead", title: "Exposure", format: .plain) { $0.exposure }),
      (scorer.expectedLoss.formula != nil, ScoreFigure(name: "el", title: "EL", format: .plain) { $0.expectedLoss }),
      (
        scorer.segments != nil,
        ScoreFigure(name: ModelKind.segments.figure, title: "Segment", format: .plain) { $0.segment.map(Double.init) }
      ), (scorer.anomaly != nil, ScoreFigure(name: "anomaly", title: "Anomaly", format: .signed) { $0.anomaly }),
    ]
    return all.filter(\.0).map(\.1)
  }

  /// What an assessment is, as the fields of a record.
  func fields(of assessment: Assessment) -> [Record.Field] {
    let score = assessment.score
    var fields: [Record.Field] = []
    if scorer.pd != nil { fields.append(Record.Field("pd", .known(score.pd))) }
    if scorer.lgd != nil { fields.append(Record.Field("lgd", .known(score.lgd))) }
    if score.exposure != nil { fields.append(Record.Field("exposure", .known(score.exposure))) }
    if scorer.expectedLoss.formula != nil { fields.append(Record.Field("el", .known(score.expectedLoss))) }
    if scorer.pd != nil { fields.append(Record.Field("grade", assessment.grade.map(Value.text) ?? .null)) }
    if policy != nil {
      fields.append(Record.Field("decision", assessment.decision.map { .text($0.name) } ?? .null))
      fields.append(Record.Field("rule", assessment.decision.map { .text($0.rule) } ?? .null))
    }
    if scorer.segments != nil { fields.append(Record.Field("segment", score.segment.map(Value.count) ?? .null)) }
    if scorer.anomaly != nil { fields.append(Record.Field("anomaly", .known(score.anomaly))) }
    fields.append(Record.Field("missing", .list(score.missing.map(Value.text))))
    fields.append(Record.Field("unusual", .list(assessment.unusual.map { .text($0.name) })))
    let models = scorer.models.map { Record.Field($0.kind.rawValue, .text($0.name)) }
    fields.append(
      models.count == 1
        ? Record.Field("model", models[0].value) : Record.Field("models", .record(Record(models))))
    return fields
  }

  /// What is to be said of an assessment besides its figures; each goes on behind the customer's name.
  func remarks(on assessment: Assessment) -> [String] {
    let score = assessment.score
    var remarks: [String] = []
    if !score.missing.isEmpty { remarks.append(" lacks \(score.missing.joined(separator: ", ")): scored as missing") }
    if !score.unread.isEmpty { remarks.append(": no model reads \(score.unread.joined(separator: ", "))") }
    if let model = scorer.segments, score.segment == nil {
      remarks.append(": no segment, for '\(model.name)' needs all of its features")
    }
    if let model = scorer.anomaly, score.anomaly?.isNaN == true {
      remarks.append(": no anomaly score, for '\(model.name)' needs all of its features")
    }
    remarks += assessment.unusual.map { ": \($0.words)" }
    if policy != nil, assessment.decision == nil {
      remarks.append(": no decision, for a figure that a rule needs is missing")
    }
    return remarks
  }
}

extension UnusualInput {
  /// What is unusual, in words.
  var words: String {
    switch kind {
    case .beyond(let low, let high):
      "\(name) lies outside of what training saw, \(Words.number(low)) to \(Words.number(high))"
    case .newLevel: "\(name) has a value that training never saw"
    case .outside(let low, let high):
      "\(name) lies outside of its range, \(Words.number(low)) to \(Words.number(high))"
    }
  }
}

extension Value {
  /// A figure, or what a model cannot tell.
  static func known(_ number: Double?) -> Value { .figure(number.flatMap { $0.isNaN ? nil : $0 }) }
}
