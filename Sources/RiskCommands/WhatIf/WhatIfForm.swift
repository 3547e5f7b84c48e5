import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// The form in which a customer's inputs are changed on the screen, with what the models in use say of them.
struct WhatIfForm {
  private let session: Session
  private let assessor: Assessor
  /// The customer to begin with; nil for one nobody has described.
  private let customer: Customer?
  /// What takes a figure apart; nil where the models give none.
  private let waterfall: FormWaterfallMaker?
  /// The inputs it begins with.
  private let start: Record

  /// Prepares the form of a customer, or of one who is in the middle of what training saw; the figure asked for is the one
  /// that is taken apart.
  ///
  /// - Throws: `CommandFault.noModel` where there is no model.
  init(_ customer: Customer?, by figure: ExplainedFigure? = nil, in session: Session) throws {
    self.session = session
    self.customer = customer
    let assessor = try session.activeAssessor()
    self.assessor = assessor
    let usual = assessor.scorer.figures.first { $0 != .margin }
    waterfall = try (figure ?? usual).map { try FormWaterfallMaker(assessor.scorer, by: $0, in: session) }
    start = customer?.inputs ?? Record(assessor.scorer.facts.compactMap(\.typicalField))
  }

  /// Opens it, and when it is left shows what came of it with the lines that do the same; the prompt then keeps the
  /// customers that were asked for.
  ///
  /// - Throws: `FormFault.noScreen` where nobody could fill it in.
  func output() throws -> Output {
    guard let prompt = session.prompt else { throw FormFault.noScreen(instead: instead) }
    let inputs = try prompt.fill(request).inputs
    let changes = assignments(inputs)
    guard !changes.isEmpty || customer == nil else {
      session.replays(as: [])
      return .notice(.record(inputs), [.line("nothing was changed")])
    }
    let line = customer == nil ? "score \(Value.record(inputs).asWritten)" : comparison(changes)
    session.replays(as: [line])
    let lines = [" To repeat it:", "  " + self.line(keeping: proposedName, inputs), "  " + line]
    let shown = try found(inputs)
    return Output(shown.value, views: shown.views + lines.map { .line($0) })
  }

  /// What the models say of the inputs, beside what they said at the beginning.
  private func found(_ inputs: Record) throws -> Output {
    guard let customer else {
      return CustomerScores(
        names: [Customer.unnamed], assessments: [try assessor.assess(inputs)], assessor: assessor
      ).output
    }
    return try CustomerPair(
      (customer.name, start), (customer.name, inputs), titles: ("before", "after"), assessor: assessor
    ).output
  }

  private var request: FormRequest {
    let facts = assessor.scorer.facts
    return FormRequest(
      title: customer?.name ?? "a customer like those in training",
      subtitle: assessor.scorer.models.map(\.name).joined(separator: ", "), fields: facts.map(FormField.init),
      start: start, proposedName: proposedName, instead: instead, figures: figures,
      value: value, keeping: keeping)
  }

  /// A line that does without the form.
  private var instead: String {
    guard let input = assessor.scorer.facts.lazy.compactMap(\.typicalField).first else { return "help whatif" }
    let (name, value) = (input.name.asWrittenName, input.value.asWritten)
    return customer == nil ? "score { \(name): \(value) }" : comparison("\(name) = \(value)")
  }

  /// The value of a text that was typed, which may be computed from the other inputs.
  private func value(of text: String, in inputs: Record) throws -> Value {
    let expression = try Parser.parseExpression(Source(text))
    let owner = customer?.name ?? Customer.unnamed
    let value = try CustomerChanges.value(of: expression, in: inputs, session, owner: owner)
    guard value.asNumber?.isFinite ?? true else { throw KernelFault.outOfRange("the value", range: "a finite number") }
    return value
  }

  // Figures

  /// The figures of which more is worse.
  private static let badFigures: Set = ["pd", "lgd", "el", "anomaly"]

  private func figures(of inputs: Record) throws -> FormFigures {
    let assessment = try assessor.assess(inputs)
    let numbers = assessor.figures.compactMap { figure in
      figure.value(assessment.score).map { value in
        FormFigures.Figure(
          figure.title, .known(value), figure.format, isWorseAbove: Self.badFigures.contains(figure.name) ? true : nil)
      }
    }
    let texts = [
      ("Grade", assessment.grade), ("Decision", assessment.decision?.name), ("Rule", assessment.decision?.rule),
    ]
    let words = texts.compactMap { title, text in text.map { FormFigures.Figure(title, .text($0)) } }
    let (waterfall, obstacle) = try waterfall?.waterfall(of: inputs) ?? (nil, "")
    return FormFigures(
      numbers + words, waterfall: waterfall, obstacle: obstacle,
      remarks: assessment.unusual.map { Record.Field($0.name, .text($0.words)) })
  }

  // Lines

  /// The name of a customer and a number, the first that nobody has.
  private var proposedName: String {
    let taken = Set(session.names(of: ThingKind<Customer>.customer))
    let base = original == nil ? "applicant" : customer?.name ?? ""
    let names = [base].filter { _ in original == nil } + (2...(taken.count + 2)).map { "\(base)_\($0)" }
    return names.first { !taken.contains($0) } ?? base
  }

  /// The line that compares the customer with what the changes make of it.
  private func comparison(_ changes: String) -> String {
    "whatif \(original ?? Value.record(start).asWritten) set \(changes)"
  }

  /// The name of the customer to begin with, as it is written; nil for one without a name.
  private var original: String? {
    customer.flatMap { $0.name == Customer.unnamed ? nil : $0.name.asWrittenName }
  }

  /// The line that makes a customer of inputs: like the original where that has a name.
  private func line(keeping name: String, _ inputs: Record) -> String {
    guard let original else { return "customer \(name.asWrittenName) \(Value.record(inputs).asWritten)" }
    let changes = assignments(inputs)
    return "customer \(name.asWrittenName) like \(original)" + (changes.isEmpty ? "" : " with \(changes)")
  }

  /// The inputs that differ from those at the beginning, as they are assigned.
  private func assignments(_ inputs: Record) -> String {
    inputs.fields.filter { $0.value.asWritten != (start[$0.name] ?? .null).asWritten }
      .map { "\($0.name.asWrittenName) = \($0.value.asWritten)" }.joined(separator: ", ")
  }

  private func keeping(_ name: String, _ inputs: Record) throws -> String {
    guard !name.isEmpty else { throw FormFault.nameless }
    return line(keeping: name, inputs)
  }
}

extension InputFacts {
  /// The input with the value in the middle of those that training saw; nil where nothing is known of it.
  fileprivate var typicalField: Record.Field? {
    let median = profile?.median.map { isWhole ? $0.rounded() : $0 }
    switch type {
    case .text: return profile?.levels?.first.map { Record.Field(name, .text($0)) }
    case .date:
      let day = median.flatMap { Int(exactly: $0.rounded()) }
      return day.map { Record.Field(name, .date(CalendarDate(daysSinceEpoch: $0))) }
    case .integer, .number:
      return median.map { value in
        Record.Field(name, isWhole ? Int64(exactly: value).map(Value.integer) ?? .number(value) : .number(value))
      }
    case .boolean, .null: return nil
    }
  }
}

extension FormField {
  /// The field of an input.
  fileprivate init(_ facts: InputFacts) {
    let profile = facts.profile
    let trained = profile?.low.flatMap { low in profile?.high.flatMap { high in low <= high ? low...high : nil } }
    let remarks: [FeatureNotes.Change: String] = [
      .never: "a customer cannot change it", .up: "a customer can only raise it", .down: "a customer can only lower it",
    ]
    self.init(
      facts.name, facts.type, label: facts.label, unit: facts.unit, documentation: facts.documentation,
      range: facts.range, trained: trained, median: profile?.median, spread: profile?.spread, isWhole: facts.isWhole,
      levels: profile?.levels ?? [], remark: remarks[facts.change] ?? "")
  }
}
