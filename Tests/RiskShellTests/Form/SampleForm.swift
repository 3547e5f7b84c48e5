import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

@testable import RiskShell

/// A form of a few fields whose figure is easily computed in the head.
enum SampleForm {
  static let fields = [
    FormField(
      "util", .number, label: "Revolving utilisation", unit: "%",
      documentation: "What is owed on cards, over their limits.", range: 0...2, trained: 0...1.4, median: 0.15,
      spread: 0.5),
    FormField(
      "age", .integer, label: "Age", unit: "years", trained: 18...90, median: 45, spread: 15, isWhole: true,
      remark: "a customer cannot change it"),
    FormField("income", .number, label: "Monthly income", unit: "$", trained: 0...97_300, median: 5_400, spread: 4_000),
    FormField("home", .text, label: "Housing", levels: ["own", "mortgage", "rent"]),
    FormField("employed", .boolean),
    FormField("since", .date, label: "Customer since", trained: 10_000...20_000, median: 15_000),
    FormField("note", .text),
  ]

  static let start = Record([
    Record.Field("util", .number(0.35)), Record.Field("age", .integer(42)), Record.Field("income", .integer(5_500)),
    Record.Field("home", .text("rent")), Record.Field("employed", .boolean(true)),
    Record.Field("id", .integer(7)),
  ])

  struct Refusal: Fault, Equatable {
    var code: String { "refused" }
    var message: String { "'age' cannot be negative" }
    var hint: String? { "type a number from 0" }
  }

  /// A form with so many more fields.
  static func request(more: Int = 0, start: Record = start) -> FormRequest {
    FormRequest(
      title: "good", subtitle: "pd1, lgd1",
      fields: fields + (0..<more).map { FormField("more_\($0)", .number, label: "Übrige Größe 漢字 \($0)") },
      start: start, proposedName: "good_2", instead: "whatif good set util = 90%",
      figures: figures, value: value,
      keeping: { name, inputs in
        guard name != "taken" else { throw Refusal() }
        return "customer \(name) { util: \((inputs["util"] ?? .null).asWritten) }"
      })
  }

  private static func figures(_ inputs: Record) throws -> FormFigures {
    let util = inputs["util"]?.asNumber ?? 0
    if let age = inputs["age"]?.asNumber, age < 0 { throw Refusal() }
    let parts = fields.enumerated().map { FormWaterfall.Part($1.title, util * Double($0 % 2 == 0 ? $0 + 1 : -$0)) }
    return FormFigures(
      [
        FormFigures.Figure("PD", .number(util / 10), .percent, isWorseAbove: true),
        FormFigures.Figure("EL", .number(util * 1_000), isWorseAbove: true),
        FormFigures.Figure("Grade", .text(util > 0.5 ? "E" : "C")),
      ],
      waterfall: FormWaterfall(title: "PD in log-odds", base: -2, parts: parts, total: util, format: .signed),
      remarks: util > 1.4 ? [Record.Field("util", .text("outside of what training saw, 0 to 1.4"))] : [])
  }

  /// Understands numbers, texts in quotes, null and `age + 1`.
  private static func value(_ text: String, _ inputs: Record) throws -> Value {
    let expression = try Parser.parseExpression(Source(text))
    if case .binary(.add, _, let right) = expression.kind, let age = inputs["age"]?.asNumber,
      let more = try Evaluator(EmptyEnvironment()).evaluate(right).asNumber
    {
      return .number(age + more)
    }
    return try Evaluator(EmptyEnvironment()).evaluate(expression)
  }
}

extension FormState {
  /// The state after some keys.
  func after(_ keys: [FormKey]) -> FormState { keys.reduce(into: self) { $0.handle($1) } }

  /// The state after typing a text.
  func typing(_ text: String) -> FormState { after(text.map { .character($0) }) }
}
