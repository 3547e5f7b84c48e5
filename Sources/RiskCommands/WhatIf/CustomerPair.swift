import RiskExpressions
import RiskKernel
import RiskModels

/// A customer beside another, or beside what would become of the same one.
struct CustomerPair {
  private typealias Side = (title: String, inputs: Record, assessment: Assessment)
  private let first, second: Side
  private let assessor: Assessor
  private let remarks: [String]

  /// Assesses both.
  init(
    _ first: (name: String, inputs: Record), _ second: (name: String, inputs: Record), titles: (String, String),
    assessor: Assessor
  ) throws {
    let before = try assessor.assess(first.inputs)
    let after = try assessor.assess(second.inputs)
    self.first = (titles.0, first.inputs, before)
    self.second = (titles.1, second.inputs, after)
    self.assessor = assessor
    let known = assessor.remarks(on: before).map { first.name + $0 }
    remarks = known + assessor.remarks(on: after).map { second.name + $0 }.filter { !known.contains($0) }
  }

  /// The inputs that differ, the figures of both and the difference.
  var output: Output {
    let columns = ["", first.title, second.title, "difference"].map { TableView.Column($0, isFigure: !$0.isEmpty) }
    let note = assessor.scorer.figureModels.count > 1 ? assessor.scorer.expectedLoss.formula : nil
    let table = TableView(columns: columns, rows: inputRows + figureRows + wordRows, note: note)
    return Output(value, views: [.table(table)] + remarks.map { .line(" \($0)") })
  }

  /// The names of the inputs that differ.
  private var changed: [String] {
    let names = first.inputs.fields.map(\.name) + second.inputs.fields.map(\.name).filter { first.inputs[$0] == nil }
    return names.filter { (first.inputs[$0] ?? .null).plainText != (second.inputs[$0] ?? .null).plainText }
  }

  private var inputRows: [TableView.Row] {
    changed.map { name in
      let (before, after) = (first.inputs[name] ?? .null, second.inputs[name] ?? .null)
      let difference = after.asNumber.flatMap { after in before.asNumber.map { Words.signedNumber(after - $0) } }
      return TableView.Row([.text(name), before.shown, after.shown, difference.map(Value.text) ?? .null])
    }
  }

  private var figureRows: [TableView.Row] {
    assessor.figures.compactMap { figure in
      let (before, after) = (figure.value(first.assessment.score), figure.value(second.assessment.score))
      guard before != nil || after != nil else { return nil }
      let difference = figure.difference(of: before, after)
      let format = figure.format(of: [before, after])
      let text = difference.map { format.difference($0) }
      return TableView.Row(
        [.text(figure.title), .known(before), .known(after), text.map(Value.text) ?? .null], format: format)
    }
  }

  private var wordRows: [TableView.Row] {
    let words: [(String, String?, String?)] = [
      ("Grade", first.assessment.grade, second.assessment.grade),
      ("Decision", first.assessment.decision?.name, second.assessment.decision?.name),
      ("Rule", first.assessment.decision?.rule, second.assessment.decision?.rule),
    ]
    return words.filter { $0.1 != nil || $0.2 != nil }.map { title, before, after in
      TableView.Row([.text(title), before.map(Value.text) ?? .null, after.map(Value.text) ?? .null, .null])
    }
  }

  private var value: Value {
    let inputs = changed.map { Record.Field($0, second.inputs[$0] ?? .null) }
    let differences = assessor.figures.compactMap { figure -> Record.Field? in
      let (before, after) = (figure.value(first.assessment.score), figure.value(second.assessment.score))
      guard before != nil, after != nil, figure.isAmount else { return nil }
      return Record.Field(figure.name, .figure(figure.difference(of: before, after)))
    }
    return .record(
      Record([
        Record.Field("changes", .record(Record(inputs))),
        Record.Field(first.title, .record(Record(assessor.fields(of: first.assessment)))),
        Record.Field(second.title, .record(Record(assessor.fields(of: second.assessment)))),
        Record.Field("difference", .record(Record(differences))),
      ]))
  }
}

extension NumberFormat {
  /// A difference of two figures: shares differ in points.
  func difference(_ value: Double) -> String {
    switch self {
    case .percent: "\(Words.signed(value * 100, decimals: 1)) points"
    case .amount: Words.signedNumber(value.rounded())
    default: Words.signedNumber(value)
    }
  }
}

extension Value {
  /// The value as it stands in a table of words: a number as people write it.
  var shown: Value {
    switch self {
    case .list(let items): .text(Words.count(items.count, "row"))
    default: self
    }
  }
}
