import RiskExpressions

/// What was typed and ran, and the names as they were before each change.
struct Journal {
  /// The settings the session began with, for those that replay it.
  var beginning: Settings?
  /// The statements that ran, as a script has them.
  var statements: [String] = []
  /// The states to go back to, the newest last.
  var snapshots: [Snapshot] = []
  /// Whether what runs takes a change back, which is no change to take back itself.
  var isUndoing = false
  /// What the statement at work is written down as, where a replay cannot repeat it: lines that come to the same.
  var replacement: [String]?
  /// How many changes can be taken back.
  static let depth = 100

  /// The names of a session before something that was typed changed them.
  struct Snapshot {
    /// What was typed.
    let text: String
    let things: [String: [String: Any]]
    let states: [ObjectIdentifier: Any]
    let definitions: [String: OwnCommand]
    let values: [Value?]
    let settings: Settings
    /// How many statements had run.
    let statementCount: Int
  }
}
