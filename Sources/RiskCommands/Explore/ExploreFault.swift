public import RiskDiagnostics
public import RiskExpressions

/// What can be wrong with what a command of exploration was asked to do.
public enum ExploreFault: Fault {
  case rowsTwice(String)
  case tooManyLevels(String, ScalarType, limit: Int)
  case tooManyCells(limit: Int)
  case notMeasured(String, found: String)
  case nothingToCorrelate
  case tooManyColumns(Int, limit: Int)
  case noSharedColumn
  case notARule
  case sharedRuleClause(String)
  case ruleLabel
  case ruleClause(String)
  case scopedTotal
  case noRules
  case rulesBroken([String], of: Int, set: String?)

  public var code: String {
    switch self {
    case .rowsTwice: "rows-twice"
    case .tooManyLevels, .tooManyCells: "too-many-values"
    case .notMeasured: "not-measured"
    case .nothingToCorrelate: "nothing-to-correlate"
    case .tooManyColumns: "too-many-columns"
    case .noSharedColumn: "no-shared-column"
    case .notARule, .scopedTotal: "not-a-rule"
    case .sharedRuleClause: "shared-label"
    case .ruleLabel: "bad-label"
    case .ruleClause: "unknown-clause"
    case .noRules: "no-rules"
    case .rulesBroken: "broken-rule"
    }
  }

  public var message: String {
    switch self {
    case .rowsTwice(let command): "'\(command)' has rows in front of the '|' and a dataset behind it"
    case .tooManyLevels(let name, _, let limit): "'\(name)' has more than \(limit) different values"
    case .tooManyCells(let limit): "the table would have more than \(limit) cells"
    case .notMeasured(let name, let found): "'\(name)' is \(found), and numbers or conditions are needed here"
    case .nothingToCorrelate: "a correlation needs two columns of numbers"
    case .tooManyColumns(let count, let limit): "these are \(count) columns, and \(limit) are correlated at most"
    case .noSharedColumn: "the two have no column in common"
    case .notARule: "this is not a rule"
    case .sharedRuleClause(let word): "'\(word)' belongs to one rule, and this line has several"
    case .ruleLabel: "a rule's label is a text in quotes"
    case .ruleClause(let word): "a rule has no clause '\(word)'"
    case .scopedTotal: "a rule on all rows together has no 'where'"
    case .noRules: "'check' needs rules"
    case .rulesBroken(let labels, let count, _): ExploreFault.broken(labels, of: count)
    }
  }

  public var hint: String? {
    switch self {
    case .rowsTwice: "leave one of them out"
    case .tooManyLevels(let name, .integer, _): "put them into bands, for instance: \(name) // 10 * 10"
    case .tooManyLevels(let name, .number, _): "put them into bands, for instance: round(\(name), 1)"
    case .tooManyLevels(let name, .date, _): "put them into bands, for instance: year(\(name))"
    case .tooManyLevels, .tooManyCells: "look at some of the rows, or group the values more coarsely"
    case .notMeasured: "turn it into one, for instance: derive is_high = band = 'high'"
    case .nothingToCorrelate: "name them, for instance: portfolio | correlate util, age"
    case .tooManyColumns: "name those that matter, for instance: portfolio | correlate util, age, default"
    case .notARule: "for instance: age in 18..100 as \"Of age\"; unique id; warn util <= 2"
    case .sharedRuleClause: "give it a line of its own"
    case .ruleLabel: "for instance: age in 18..100 as \"Of age\""
    case .ruleClause: "its clauses are as and where"
    case .scopedTotal: "check the rows that matter: portfolio | where default = 1 | check { count() > 100 }"
    case .noRules: "for instance: check portfolio { age in 18..100; unique id }"
    case .rulesBroken(_, _, let set?): "see the rows: … | breaking \(set)"
    case .rulesBroken: "to see the rows, give the rules a name: rules basic { … }, then … | breaking basic"
    case .noSharedColumn: "give columns the same names first: derive util = utilisation"
    }
  }

  public var status: ExitStatus {
    switch self {
    case .rowsTwice, .notARule, .sharedRuleClause, .ruleLabel, .ruleClause, .scopedTotal, .noRules: .misused
    case .rulesBroken: .assertion
    default: .failed
    }
  }

  /// How many rules are named.
  private static let named = 3

  private static func broken(_ labels: [String], of count: Int) -> String {
    let more = labels.count - named
    let list = labels.prefix(named).map { "'\($0)'" }.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    return count == 1 ? "the rule \(list) is broken" : "\(labels.count) of \(count) rules broken: \(list)"
  }
}
