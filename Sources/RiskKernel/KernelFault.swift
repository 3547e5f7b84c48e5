public import RiskDiagnostics

/// What can be wrong with a command before and while it runs.
public enum KernelFault: Fault {
  case unknownCommand(String, near: String?)
  case unknownStage(String, near: String?)
  case functionAsCommand(String)
  case notAStage(String)
  case needsInput(String)
  case tightMinus(String, String)
  case tooManyInclusions(Int)
  case notACommand
  case assignmentWithoutLet(String)
  case operatorBehindCommand(String, operator: String)
  case unknownClause(String, command: String, allowed: [String])
  case clauseTwice(String)
  case missingArgument(String, command: String, usage: String)
  case surplusArgument(command: String, usage: String)
  case unknownOption(String, command: String, near: String?, allowed: [String])
  case optionWithoutValue(command: String, example: String)
  case optionTwice(String)
  case oneOnly(String)
  case functionApart(String)
  case stageAsFunction(String, near: String?)
  case textForName(String, expected: String, near: String?)
  case wrongArgument(String, expected: String)
  case outOfRange(String, range: String)
  case notAllowed(String, allowed: [String])
  case unknownThing(String, kind: String, near: String?, hint: String?)
  case emptyPipeline(String)
  case unknownSetting(String, near: String?)
  case assertionFailed(String)
  case unreadableScript(String)
  case includeCycle(String)
  case unknownParameter(String, near: String?)
  case badParameter(String, expected: String)
  case interrupted
  case notYet(String)
  case endlessLoop(String, limit: Int)
  case tooManyRowsToLoop(Int)
  case notIterable(String)
  case ownArgumentMissing(String, of: String, usage: String)
  case ownArgumentSurplus(String, usage: String)
  case nameTaken(String, by: String)
  case tooManyCalls(Int)
  case definedTwice(String)
  case misplaced(String, where: String)
  case unreachableParameter(String, reason: String)
  case nothingToUndo
  case defaultBeforeRequired(String)

  public var code: String {
    switch self {
    case .unknownCommand, .unknownStage, .functionAsCommand: "unknown-command"
    case .notAStage: "not-a-stage"
    case .needsInput: "needs-input"
    case .tightMinus: "tight-minus"
    case .tooManyInclusions: "too-many-includes"
    case .notACommand, .operatorBehindCommand: "not-a-command"
    case .assignmentWithoutLet: "let-missing"
    case .unknownClause: "unknown-clause"
    case .clauseTwice, .optionTwice: "given-twice"
    case .missingArgument: "missing-argument"
    case .surplusArgument, .oneOnly, .functionApart: "surplus-argument"
    case .stageAsFunction: "not-a-stage"
    case .unknownOption: "unknown-option"
    case .optionWithoutValue: "option-without-value"
    case .wrongArgument, .textForName: "wrong-argument"
    case .outOfRange: "out-of-range"
    case .notAllowed: "not-allowed"
    case .unknownThing(_, let kind, _, _): "unknown-" + kind.split(separator: " ").joined(separator: "-")
    case .emptyPipeline: "not-a-table"
    case .unknownSetting: "unknown-setting"
    case .assertionFailed: "assertion"
    case .unreadableScript: "unreadable-script"
    case .includeCycle: "include-cycle"
    case .unknownParameter: "unknown-parameter"
    case .badParameter: "bad-parameter"
    case .interrupted: "interrupted"
    case .notYet: "not-yet"
    case .endlessLoop: "endless-loop"
    case .tooManyRowsToLoop: "too-large"
    case .notIterable: "not-iterable"
    case .ownArgumentMissing: "missing-argument"
    case .ownArgumentSurplus: "argument-count"
    case .nameTaken: "name-taken"
    case .tooManyCalls: "too-many-calls"
    case .definedTwice: "defined-twice"
    case .misplaced: "misplaced"
    case .unreachableParameter: "unreachable-parameter"
    case .nothingToUndo: "nothing-to-undo"
    case .defaultBeforeRequired: "default-before-required"
    }
  }

  public var message: String {
    switch self {
    case .unknownCommand(let name, _): "there is no command or dataset '\(name)'"
    case .unknownStage(let name, _): "there is no stage '\(name)'"
    case .functionAsCommand(let name): "'\(name)' is a function, not a command"
    case .notAStage(let name): "'\(name)' cannot stand after a '|'"
    case .needsInput(let name): "'\(name)' needs rows to work on"
    case .tightMinus: "a minus with a blank only before it begins something new"
    case .tooManyInclusions(let limit): "more than \(limit) scripts are included in one run"
    case .notACommand: "a statement begins with a command, a dataset or a value"
    case .assignmentWithoutLet(let name): "'\(name)' is bound with let"
    case .operatorBehindCommand(let name, let symbol): "'\(symbol)' cannot stand right behind '\(name)'"
    case .unknownClause(let word, let command, _): "'\(command)' has no clause '\(word)'"
    case .clauseTwice(let word): "the clause '\(word)' is given twice"
    case .missingArgument(let name, let command, _): "'\(command)' needs \(name)"
    case .surplusArgument(let command, _): "'\(command)' does not know what to do with this"
    case .unknownOption(let name, let command, _, _): "'\(command)' has no option '\(name)'"
    case .optionWithoutValue(let command, _): "the options of '\(command)' have the form name = value"
    case .optionTwice(let name): "the option '\(name)' is given twice"
    case .oneOnly(let name): "only one \(name) can be given"
    case .functionApart(let name): "the '(' of '\(name)' does not follow the name at once"
    case .stageAsFunction(let name, _): "'\(name)' is written as a function, and a stage is none"
    case .wrongArgument(let name, let expected), .textForName(let name, let expected, _):
      "\(name) must be \(expected)"
    case .outOfRange(let name, let range): "\(name) must be \(range)"
    case .notAllowed(let name, let allowed):
      "\(name) must be \(allowed.count > 1 ? "one of " : "")\(allowed.joined(separator: ", "))"
    case .unknownThing(let name, let kind, _, _): "there is no \(kind) '\(name)'"
    case .emptyPipeline(let what): "\(what) has no rows to go on with"
    case .unknownSetting(let name, _): "there is no setting '\(name)'"
    case .assertionFailed(let message): message
    case .unreadableScript(let path): "the script '\(path)' cannot be read"
    case .includeCycle(let path): "'\(path)' includes itself"
    case .unknownParameter(let name, _): "the script has no parameter '\(name)'"
    case .badParameter(let name, let expected): "the parameter '\(name)' must be \(expected)"
    case .interrupted: "interrupted"
    case .notYet(let what): "\(what) is not part of this version yet"
    case .endlessLoop(let word, let limit): "'\(word)' goes round more than \(limit) times"
    case .tooManyRowsToLoop(let limit): "a loop goes through at most \(limit) rows"
    case .notIterable(let kind): "'for' goes through a list, a range, a record or a table, not \(kind)"
    case .ownArgumentMissing(let name, let owner, _): "'\(owner)' needs '\(name)'"
    case .ownArgumentSurplus(let owner, _): "'\(owner)' does not know what to do with this"
    case .nameTaken(let name, let owner): "'\(name)' is \(owner), and keeps its meaning"
    case .tooManyCalls(let limit): "calls are nested more than \(limit) deep"
    case .definedTwice(let name): "'\(name)' is defined twice"
    case .misplaced(let word, let place): "'\(word)' stands \(place)"
    case .unreachableParameter(let name, let reason):
      "the command line does not reach the parameter '\(name)': \(reason)"
    case .nothingToUndo: "there is nothing to take back"
    case .defaultBeforeRequired(let name): "'\(name)' has no default and stands behind one that has"
    }
  }

  public var hint: String? {
    switch self {
    case .unknownCommand(_, let near?), .unknownStage(_, let near?), .unknownOption(_, _, let near?, _),
      .unknownThing(_, _, let near?, _), .unknownSetting(_, let near?):
      "did you mean '\(near)'?"
    case .textForName(_, _, let near?): "did you mean '\(near)'?"
    case .textForName(_, _, nil): "names stand without quotes"
    case .functionApart(let name): "write it without the blank: \(name)(…)"
    case .oneOnly(let name) where name.hasSuffix("commas"): "put a comma between them"
    case .stageAsFunction(let name, let near): "write it without parentheses: | \(near ?? name) …"
    case .unknownCommand(_, nil), .notACommand: "'help' lists the commands"
    case .unknownStage(_, nil), .notAStage: "'help pipelines' lists the stages"
    case .functionAsCommand(let name): "write \(name)(…), without a blank before the parenthesis"
    case .tightMinus(let left, let right): "write \(left) - \(right), with blanks on both sides"
    case .needsInput(let name): "put a dataset before it: portfolio | \(name)"
    case .operatorBehindCommand("select", "*"): "all columns are there without select"
    case .operatorBehindCommand: "put parentheses around what begins with a sign"
    case .assignmentWithoutLet(let name): "write let \(name) = …"
    case .unknownClause(_, _, let allowed):
      allowed.isEmpty ? nil : "its clauses are \(allowed.joined(separator: ", "))"
    case .missingArgument(_, _, let usage), .surplusArgument(_, let usage): "it is used so: \(usage)"
    case .unknownOption(_, let command, nil, let allowed):
      allowed.isEmpty
        ? "it has no options"
        : allowed.count > 20 ? "its options: help \(command)" : "its options are \(allowed.joined(separator: ", "))"
    case .optionWithoutValue(_, let example): "for instance: with \(example)"
    case .unknownThing(_, _, nil, let hint): hint
    case .unknownSetting(_, nil): "'help settings' lists them"
    case .unknownParameter(_, let near?): "did you mean '--\(near)'?"
    case .unknownParameter(_, nil): "--help lists the script's parameters"
    case .endlessLoop: "leave it with break, or allow more: set loop_limit 1000000000"
    case .notIterable: "for instance: for x in 1..10 { show $x }"
    case .nothingToUndo: "'history' shows what was typed"
    case .tooManyRowsToLoop: "sum the rows up or sample them first, for instance: | take 1000"
    case .ownArgumentMissing(_, _, let usage), .ownArgumentSurplus(_, let usage): "it is used so: \(usage)"
    case .nameTaken(let name, _): "choose another, for instance my_\(name)"
    case .tooManyCalls: "see that the recursion ends"
    case .definedTwice: "keep one of the two"
    case .defaultBeforeRequired: "put the parameters with defaults last"
    case .misplaced("return", _): "'return' ends a definition: def f(x) { return $x }"
    case .misplaced("break", _), .misplaced("continue", _): "loops are for and while"
    case .misplaced(let word, _): "put '\(word)' at the top of the script, outside of any braces"
    case .unreachableParameter: "parameters stand at the top of a script, in plain words: param cutoff = 10%"
    default: nil
    }
  }

  public var status: ExitStatus {
    switch self {
    case .assertionFailed: .assertion
    case .interrupted: .interrupted
    case .emptyPipeline, .notYet, .endlessLoop, .tooManyRowsToLoop, .tooManyCalls, .nothingToUndo: .failed
    default: .misused
    }
  }
}
