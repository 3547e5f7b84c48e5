import RiskDiagnostics

extension ReachFault {
  /// The pages of help on these faults.
  static let pages = [
    FaultPage(
      "input-immutable", .models, "An input that a customer cannot change",
      "A feature set says of some inputs, such as the age, that nobody can change them: with change = never. A change that is "
        + "to be looked for leaves them alone.",
      noExample: "it takes a feature set that says so of an input",
      advice: "Leave the input out: reach good for pd <= 2% changing util, num_90."),
    FaultPage(
      "cost-of-other", .models, "A cost of an input that does not change",
      "Costs are given for inputs that may change: those behind changing, or all that a customer can change.",
      after: .customer, example: "reach good for pd <= 2% changing util with cost = { num_90: 2 }",
      remedy: "reach good for pd <= 2% changing util, num_90 with cost = { num_90: 2 }"),
    FaultPage(
      "nothing-to-change", .models, "No input that could change",
      "An input can change when it has another value to go to: within its range, in the direction its feature set allows, "
        + "among the levels that training saw.",
      noExample: "it takes a feature set in which all inputs stay as they are",
      advice: "Name inputs that can move: reach good for pd <= 2% changing util, num_90."),
  ]
}
