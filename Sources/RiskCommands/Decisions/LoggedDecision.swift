import RiskExpressions

/// What a command tells the decision log of one subject: a customer, or rows.
struct LoggedDecision {
  /// Whom or what it is about.
  let subject: String
  /// What went in.
  let inputs: Record
  /// What came out.
  let outputs: Record
  /// What it rests on: rules that decided, inputs that were missing or unusual.
  let reasons: [Value]

  /// Describes a decision.
  init(of subject: String, inputs: Record, outputs: Record, reasons: [Value] = []) {
    (self.subject, self.inputs, self.outputs, self.reasons) = (subject, inputs, outputs, reasons)
  }
}

/// What kind of entry stands in the decision log.
enum DecisionKind: String, CaseIterable {
  /// Customers were scored.
  case score
  /// Rows are scored as they are read.
  case rows
  /// A prediction was explained.
  case explain
  /// Changed inputs were tried.
  case whatif
  /// A scenario was applied to rows.
  case apply
  /// The values of single inputs were sought that meet a target.
  case levers
  /// The cheapest change of several inputs was sought that meets a target.
  case reach
  /// Somebody said why.
  case note
  /// The log was switched on or off.
  case log
}
