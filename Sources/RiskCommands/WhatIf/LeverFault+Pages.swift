import RiskDiagnostics

extension LeverFault {
  /// The pages of help on these faults.
  static let pages = [
    FaultPage(
      "input-not-variable", .models, "An input that cannot be varied",
      "Numbers, dates, conditions and texts whose levels training kept have values to go through. A list of records, the "
        + "rows of a child table, has none.",
      noExample: "it takes a model of child tables",
      advice: "Name inputs that are single values: levers good for pd <= 2% changing util."),
    FaultPage(
      "input-twice", .models, "An input named twice", "Behind changing stands each input once.", after: .customer,
      example: "levers good for pd <= 2% changing util, util", remedy: "levers good for pd <= 2% changing util, num_90"),
  ]
}
