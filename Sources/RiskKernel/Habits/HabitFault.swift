public import RiskDiagnostics

/// A line that another language would understand.
public enum HabitFault: Fault, Equatable {
  case foreignPhrase(language: String, advice: String)

  public var code: String { "foreign-phrase" }

  public var message: String {
    switch self {
    case .foreignPhrase(let language, _): "this is how \(language) says it"
    }
  }

  public var hint: String? {
    switch self {
    case .foreignPhrase(_, let advice): advice
    }
  }

  public var status: ExitStatus { .misused }

  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "foreign-phrase", .writing, "A line of another language",
      "The line means something in SQL, Stata, R or Python. What it means here stands below it.",
      after: .portfolio, example: "select age, util from portfolio where age < 30",
      remedy: "portfolio | where age < 30 | select age, util")
  ]
}
