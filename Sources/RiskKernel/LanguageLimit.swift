import RiskExpressions
import RiskSyntax

/// How far something may go before it counts as a mistake, for help and the reference.
public struct LanguageLimit: Sendable {
  /// What is limited.
  public let name: String
  /// How far it may go, and what that means.
  public let explanation: String

  /// Every limit there is.
  public static let all = [
    LanguageLimit(name: "rounds of a loop", explanation: "\(Settings().loopLimit); set loop_limit changes it"),
    LanguageLimit(name: "rows of a for", explanation: "\(LoopItems.rowLimit); pipelines have no such limit"),
    LanguageLimit(name: "calls in one another", explanation: "\(Session.callLimit)"),
    LanguageLimit(name: "brackets in one another", explanation: "\(Parser.depthLimit)"),
    LanguageLimit(name: "length of a text", explanation: "\(Limits.textLength >> 20) MB"),
    LanguageLimit(name: "length of a script", explanation: "\(ScriptFile.sizeLimit >> 20) MB"),
    LanguageLimit(name: "included scripts", explanation: "\(Session.inclusionLimit) in one run"),
  ]
}
