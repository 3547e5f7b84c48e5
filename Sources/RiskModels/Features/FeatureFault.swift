public import RiskDiagnostics

/// What can be wrong with a feature set and with the values it is given.
public enum FeatureFault: Fault {
  case notABlock
  case empty
  case unnamed
  case duplicate(String)
  case sharedClause(String)
  case badLabel
  case badRange
  case badNote
  case badInput
  case strangeInput(String, near: String?)
  case unknownClause(String)
  case notAnEntry
  case notASet
  case badTable
  case tooManyTables(limit: Int)
  case unknownTable(String, near: String?)
  case childOutside(table: String, column: String)
  case nestedChild(String, inner: String)
  case tablesApart([String])
  case orderedChild(String)
  case unlikeKeys(String, parent: String, child: String)
  case categoryArguments(String)
  case badLevels
  case categoryInside(String)
  case tooManyLevels(limit: Int)
  case notNumeric(String, type: String)
  case unknownInput(String, model: String, near: String?)
  case wrongInput(String, expected: String, found: String)

  public var code: String {
    switch self {
    case .notABlock, .notAnEntry: "not-a-feature"
    case .empty: "no-features"
    case .unnamed: "unnamed-feature"
    case .duplicate: "duplicate-name"
    case .sharedClause: "shared-label"
    case .badLabel: "bad-label"
    case .badRange: "bad-range"
    case .badNote, .badInput: "bad-input-note"
    case .strangeInput: "input-not-read"
    case .unknownClause: "unknown-clause"
    case .notASet: "not-a-feature-set"
    case .badTable, .tooManyTables: "bad-child-table"
    case .unknownTable: "unknown-child-table"
    case .childOutside: "child-outside-aggregate"
    case .nestedChild: "nested-child-aggregate"
    case .tablesApart: "tables-apart"
    case .orderedChild: "ordered-child-aggregate"
    case .unlikeKeys: "unlike-keys"
    case .categoryArguments, .badLevels, .categoryInside: "bad-category"
    case .tooManyLevels: "too-many-levels"
    case .notNumeric: "feature-not-numeric"
    case .unknownInput: "unknown-input"
    case .wrongInput: "wrong-input"
    }
  }

  public var message: String {
    switch self {
    case .notABlock: "features stand in a block"
    case .empty: "a feature set needs at least one feature"
    case .unnamed: "this feature has no name"
    case .duplicate(let name): "the feature '\(name)' is defined twice"
    case .sharedClause(let word): "'\(word)' describes one feature, and this line has several"
    case .badLabel: "a feature's label is a text in quotes"
    case .badRange: "a feature's range is written low..high"
    case .badNote: "this is not how a customer may change it"
    case .badInput: "this describes no input"
    case .strangeInput(let name, _): "no feature of this set reads '\(name)'"
    case .unknownClause(let word): "a feature has no clause '\(word)'"
    case .notAnEntry: "this is not a feature"
    case .notASet: "here stands the name of a feature set or of a model"
    case .badTable: "this declares no child table"
    case .tooManyTables(let limit): "a feature set has at most \(limit) child tables"
    case .unknownTable(let name, _): "'\(name)' is no child table of this feature set"
    case .childOutside(let table, let column): "'\(table).\(column)' has a value for each row of '\(table)'"
    case .nestedChild(let name, let inner): "'\(name)' sums up '\(inner)', which is summed up already"
    case .tablesApart(let names): "\(names.map { "'\($0)'" }.joined(separator: " and ")) do not belong to each other"
    case .orderedChild(let call): "'\(call)' asks for an order, and the rows of a child table have none"
    case .unlikeKeys(let table, let parent, let child):
      "the rows of '\(table)' cannot be found: the key is \(parent) above and \(child) in it"
    case .categoryArguments(let name): "'\(name)' takes one category"
    case .badLevels: "the levels of 'ordinal' are a list of plain values"
    case .categoryInside(let name): "'\(name)' is a feature of its own, and no part of an expression"
    case .tooManyLevels(let limit): "this category has more than \(limit) levels"
    case .notNumeric(let name, let type): "the feature '\(name)' is \(type), and models need numbers"
    case .unknownInput(let name, let model, _): "the model '\(model)' knows no input '\(name)'"
    case .wrongInput(let name, let expected, let found): "the input '\(name)' must be \(expected), not \(found)"
    }
  }

  public var hint: String? {
    switch self {
    case .notABlock, .empty, .notAnEntry:
      "for instance: features base { util = clip(util, 0, 2) as \"Utilisation\" in 0..2 }"
    case .unnamed: "write name = expression"
    case .sharedClause: "give it a line of its own"
    case .unknownClause: "its clauses are as, unit, in and with"
    case .badNote: "write change = any, up, down or never; whole = true; cost = 2"
    case .badInput: "for instance: input num_90 as \"Times 90 days late\" in 0..20 with change = up"
    case .strangeInput(_, let near?): "did you mean '\(near)'?"
    case .notASet: "for instance: portfolio | compute base"
    case .badTable: "for instance: table accounts on customer_id; table payments on account_id from accounts"
    case .tooManyTables: "sum some of them up in a dataset first"
    case .unknownTable(_, let near?): "did you mean '\(near)'?"
    case .unknownTable(let name, nil): "declare it in the block: table \(name) on customer_id"
    case .childOutside(let table, let column): "sum it up, for instance: max(\(table).\(column))"
    case .nestedChild: "compute one of them in a feature of its own, or as a dataset's column"
    case .tablesApart: "sum up each of them by itself"
    case .orderedChild: "max(…) of a date gives the latest, and where = … picks rows"
    case .unlikeKeys: "bring both to one type when you load them"
    case .categoryArguments(let name): "for instance: \(name)(purpose)"
    case .badLevels: "for instance: ordinal(grade, [\"A\", \"B\", \"C\"])"
    case .categoryInside(let name): "give it a line of its own: purpose = \(name)(purpose)"
    case .tooManyLevels: "group its values first, with if or case"
    case .notNumeric(let name, _): "turn it into a number, for instance: \(name) = if \(name) = 'yes' then 1 else 0"
    case .unknownInput(_, _, let near?): "did you mean '\(near)'?"
    default: nil
    }
  }

  public var status: ExitStatus {
    switch self {
    case .notNumeric, .unknownInput, .wrongInput, .unlikeKeys, .tooManyLevels: .failed
    default: .misused
    }
  }
}
