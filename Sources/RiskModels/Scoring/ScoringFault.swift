public import RiskDiagnostics

/// What can be wrong with models that are to score together, with grades and with policies.
public enum ScoringFault: Fault, Equatable {
  case exposureTwice(lgd: String, pd: String?)
  case noGrades
  case gradeTwice(String)
  case gradeOrder(String)
  case gradesEnd(String)
  case unknownGrade(String, near: String?, known: [String])
  case noCondition(String)
  case notAPolicy
  case policyGap(at: String?)
  case ruleNeverDecides(String, before: String)

  public var code: String {
    switch self {
    case .exposureTwice: "exposure-twice"
    case .noGrades, .gradeTwice, .gradeOrder, .gradesEnd: "bad-grades"
    case .unknownGrade: "unknown-grade"
    case .noCondition: "not-a-condition"
    case .notAPolicy: "not-a-policy"
    case .policyGap: "policy-gap"
    case .ruleNeverDecides: "policy-overlap"
    }
  }

  public var message: String {
    switch self {
    case .exposureTwice(let lgd, _):
      "'\(lgd)' predicts an amount, which contains the exposure: with it the expected loss is PD × LGD"
    case .noGrades: "a scale has at least one grade"
    case .gradeTwice(let name): "the grade '\(name)' comes twice"
    case .gradeOrder(let name): "the limit of '\(name)' does not lie above the one before it and within 0 % to 100 %"
    case .gradesEnd(let name): "the last grade, '\(name)', ends before 100 %: worse customers would have no grade"
    case .unknownGrade(let name, _, _): "there is no grade '\(name)'"
    case .noCondition(let type): "here stands a condition, not \(type)"
    case .notAPolicy: "this is not a rule of a policy"
    case .policyGap(let point?): "no rule decides at \(point)"
    case .policyGap(nil): "it cannot be told that the rules leave no gap"
    case .ruleNeverDecides(let decision, let before):
      "the rule for '\(decision)' never decides: the rules up to '\(before)' have all it would hold for"
    }
  }

  public var hint: String? {
    switch self {
    case .exposureTwice(let lgd, let pd): "leave the exposure out: use \(pd.map { "\($0), " } ?? "")\(lgd)"
    case .noGrades, .gradeTwice, .gradeOrder, .gradesEnd:
      "the best first, each with the PD it ends before: grades { A: 1%, B: 5%, C: 100% }"
    case .unknownGrade(_, let near?, _): "did you mean '\(near)'?"
    case .unknownGrade(_, nil, let known): "the grades are \(known.joined(separator: ", "))"
    case .noCondition: "for instance: pd < 5%"
    case .notAPolicy: "write approve when pd < 5%, and decline otherwise at the end"
    case .policyGap: "say what happens else at the end: decline otherwise"
    case .ruleNeverDecides: "put the narrower rule first, or take this one out"
    }
  }

  public var status: ExitStatus {
    switch self {
    case .exposureTwice: .failed
    default: .misused
    }
  }
}

extension ScoringFault {
  /// The pages of help on these faults; the others have a code of another module's.
  public static let pages = [
    FaultPage(
      "exposure-twice", .models, "An exposure that would count twice",
      "A loss model predicts an amount or a share of the exposure. An amount contains the exposure: the expected loss is "
        + "PD × LGD. Only a share is multiplied with an exposure, from a column or from a model of it.",
      noExample: "it takes a loss model of an amount and a model of the exposure",
      advice: "use pd1, lgd1, without the model of the exposure or the option exposure"),
    FaultPage(
      "bad-grades", .models, "Grades that do not fit together",
      "Grades stand from the best to the worst, each with the probability of default it ends before; the last one ends at "
        + "100 %, so that every customer has a grade.",
      example: "grades { A: 5%, B: 1%, C: 100% }", remedy: "grades { A: 1%, B: 5%, C: 100% }"),
    FaultPage(
      "unknown-grade", .models, "A grade that is not in the scale",
      "A condition compares the grade with one of the scale; grades shows it.",
      example: "policy { approve when grade <= Z; decline otherwise }",
      remedy: "policy { approve when grade <= C; decline otherwise }"),
    FaultPage(
      "not-a-policy", .models, "Not a policy",
      "A policy is a block of rules, one a line: a decision, the word when and a condition. The last line may be a decision "
        + "and the word otherwise.",
      example: "policy { approve pd < 5% }", remedy: "policy { approve when pd < 5%; decline otherwise }"),
    FaultPage(
      "policy-gap", .models, "A policy that leaves somebody undecided",
      "Every customer gets a decision. Where the rules do not hold for all, the last line says what happens else.",
      example: "policy { approve when pd < 5%; decline when pd > 12% }",
      remedy: "policy { approve when pd < 5%; decline when pd > 12%; refer otherwise }"),
    FaultPage(
      "policy-overlap", .models, "A rule that never decides",
      "The first rule that holds decides. A rule all of whose customers are decided on before it does nothing, and is most "
        + "likely in the wrong place.",
      example: "policy { refer when pd < 12%; approve when pd < 5%; decline otherwise }",
      remedy: "policy { approve when pd < 5%; refer when pd < 12%; decline otherwise }"),
  ]
}
