public import RiskDiagnostics

/// What can be wrong with an expression.
public enum ExpressionFault: Fault {
  case unknownColumn(String, owner: String?, near: String?)
  case unknownFunction(String, near: String?)
  case unknownVariable(String, near: String?)
  case nameOutsideRow(String, isVariable: Bool)
  case argumentCount(function: String, expected: String, found: Int, usage: String)
  case unknownLabel(function: String, label: String, usage: String)
  case argumentTwice(function: String, parameter: String, usage: String)
  case wrongType(owner: String, parameter: String, expected: String, found: String)
  case mixedTypes(owner: String, first: String, second: String)
  case aggregateMisplaced(String)
  case aggregateNested(String)
  case notGrouped(String)
  case notScalar(String)
  case listFunctionMisplaced(String)
  case noSuchField(String, near: String?)
  case notARecord(String)
  case noSuchItem(Int, count: Int)
  case badRange
  case overflow(String)
  case tooLarge
  case notHere(String)
  case steppedMembership
  case notAPlace
  case textTooLong(Int)
  case valueTooLarge(Int)
  case listTooLong(Int)
  case notOverRows(String)
  case ownCallsTooDeep(Int)
  case windowMisplaced(String)
  case windowNested(String)
  case windowMissing(String, usage: String)
  case notAWindow(String)
  case windowUnsorted(String)
  case notConstant(function: String, parameter: String)
  case notAccepted(function: String, parameter: String, expected: String)
  case badPattern(String, hint: String)

  public var code: String {
    switch self {
    case .unknownColumn: "unknown-column"
    case .unknownFunction: "unknown-function"
    case .unknownVariable: "unknown-variable"
    case .nameOutsideRow: "not-a-value"
    case .argumentCount: "argument-count"
    case .unknownLabel: "unknown-argument"
    case .argumentTwice: "given-twice"
    case .wrongType: "wrong-type"
    case .mixedTypes: "mixed-types"
    case .aggregateMisplaced: "misplaced-aggregate"
    case .aggregateNested: "nested-aggregate"
    case .notGrouped: "not-grouped"
    case .notScalar, .listFunctionMisplaced: "not-a-scalar"
    case .noSuchField: "unknown-field"
    case .notARecord: "not-a-record"
    case .noSuchItem: "no-such-item"
    case .badRange: "bad-range"
    case .overflow: "overflow"
    case .tooLarge: "too-large"
    case .notHere: "not-here"
    case .steppedMembership: "stepped-range"
    case .notAPlace: "no-such-item"
    case .textTooLong, .listTooLong, .valueTooLarge: "too-large"
    case .notOverRows: "not-over-rows"
    case .ownCallsTooDeep: "too-many-calls"
    case .windowMisplaced: "misplaced-window"
    case .windowNested: "nested-window"
    case .windowMissing: "window-missing"
    case .notAWindow: "not-a-window"
    case .windowUnsorted: "window-unsorted"
    case .notConstant: "not-constant"
    case .notAccepted: "out-of-range"
    case .badPattern: "bad-pattern"
    }
  }

  public var message: String {
    switch self {
    case .unknownColumn(let name, let owner?, _): "'\(name)' is not a column of '\(owner)'"
    case .unknownColumn(let name, nil, _): "there is no column '\(name)' here"
    case .unknownFunction(let name, _): "there is no function '\(name)'"
    case .unknownVariable(let name, _): "there is no variable '$\(name)'"
    case .nameOutsideRow(let name, _): "'\(name)' is not a value: bare names are columns, and there is no row here"
    case .argumentCount(let function, let expected, let found, _):
      "'\(function)' takes \(expected), not \(found)"
    case .unknownLabel(let function, let label, _): "'\(function)' has no parameter '\(label)'"
    case .argumentTwice(let function, let parameter, _): "'\(function)' is given '\(parameter)' twice"
    case .wrongType(let owner, let parameter, let expected, let found):
      "'\(owner)' needs \(expected) as \(parameter), not \(found)"
    case .mixedTypes(let owner, let first, let second): "'\(owner)' cannot bring \(first) and \(second) together"
    case .aggregateMisplaced(let name): "'\(name)' sums up many rows and has no place in a row's expression"
    case .aggregateNested(let name): "'\(name)' stands inside another aggregate"
    case .notGrouped(let name): "'\(name)' has many values in a group"
    case .notScalar(let kind): "\(kind) cannot stand in a row's expression"
    case .listFunctionMisplaced(let name): "'\(name)' takes a whole list and has no place in a row's expression"
    case .noSuchField(let name, _): "there is no field '\(name)'"
    case .notARecord(let kind): "\(kind) has no fields or items"
    case .noSuchItem(let index, let count): "there is no item \(index) among \(count)"
    case .badRange: "a range goes from a smaller number to a larger by a step above zero"
    case .overflow(let operation): "the result of '\(operation)' is too large for an integer"
    case .tooLarge: "the expression is too large to run as a query"
    case .steppedMembership: "'in' looks at the ends of a range, where a step means nothing"
    case .notAPlace: "an item's place is a whole number that counts from zero"
    case .notHere(let what): "\(what) cannot stand here"
    case .notOverRows(let name): "'\(name)' does more than return one expression, and cannot be computed row by row"
    case .ownCallsTooDeep(let limit): "own functions over rows are nested more than \(limit) deep"
    case .valueTooLarge(let limit):
      "the lists or records nest more than \(Limits.depth) deep, or hold more than \(limit) values"
    case .textTooLong(let limit): "the text becomes longer than \(limit >> 20) MB"
    case .listTooLong(let limit): "the list becomes longer than \(limit) items"
    case .windowMisplaced(let name): "'\(name) … over' looks at other rows, which cannot be seen from here"
    case .windowNested(let name): "'\(name)' looks at many rows, and stands inside what does so already"
    case .windowMissing(let name, _): "'\(name)' looks at other rows, and is not told which"
    case .notAWindow(let name): "'\(name)' looks at one row, and takes no 'over'"
    case .windowUnsorted(let name): "'\(name)' needs an order"
    case .notConstant(let function, let parameter):
      "'\(function)' needs one value for all rows as \(parameter), not a column's"
    case .notAccepted(let function, let parameter, let expected):
      "'\(function)' needs \(expected) as \(parameter)"
    case .badPattern(let problem, _): problem
    }
  }

  public var hint: String? {
    switch self {
    case .unknownColumn(_, _, let near?), .unknownFunction(_, let near?), .noSuchField(_, let near?):
      "did you mean '\(near)'?"
    case .unknownVariable(_, let near?): "did you mean '$\(near)'?"
    case .unknownVariable("_", nil): "nothing has been shown yet"
    case .steppedMembership: "leave the step out, or list the values: in [10, 20, 30]"
    case .mixedTypes(_, ScalarType.date.wording, ScalarType.text.wording),
      .mixedTypes(_, ScalarType.text.wording, ScalarType.date.wording):
      "write a date without quotes: 2024-01-31"
    case .unknownVariable(let name, nil): "bind it first: let \(name) = …"
    case .unknownFunction(_, nil): "'help functions' lists them all"
    case .nameOutsideRow(let name, isVariable: true): "write $\(name) for the variable"
    case .nameOutsideRow(let name, isVariable: false): "write \"\(name)\" for a text"
    case .argumentCount(_, _, _, let usage), .unknownLabel(_, _, let usage), .argumentTwice(_, _, let usage):
      "it is used so: \(usage)"
    case .wrongType(_, _, _, let found) where found == ScalarType.text.wording: "number(…) reads a number from text"
    case .mixedTypes(_, let first, let second) where [first, second].contains(ScalarType.text.wording):
      "number(…) reads a number from text"
    case .aggregateMisplaced: "aggregates stand in summarize and in features, and in derive before over (by …)"
    case .listFunctionMisplaced: "compute it before, with let, and write the variable"
    case .notGrouped(let name): "put it into an aggregate, such as mean(\(name)), or after by"
    case .noSuchItem(_, let count) where count > 0: "items are counted from 0 to \(count - 1), or from the end: -1"
    case .badRange: "write it as 0..1 step 0.1"
    case .overflow: "number(…) computes with fractions and does not overflow"
    case .notOverRows(let name): "over rows a function is one expression: def \(name)(x) { return $x * 2 }"
    case .ownCallsTooDeep: "over rows a function cannot call itself"
    case .windowMisplaced, .windowNested: "make a column of it first: … | derive x = … over (…)"
    case .windowMissing(_, let usage): "say by what groups and in what order: \(usage) over (by … sort …)"
    case .notAWindow: "aggregates and window functions take it: sum(x) over (by …)"
    case .windowUnsorted(let name): "say which: \(name)() over (sort x desc)"
    case .notConstant: "write a literal or a variable"
    case .badPattern(_, let hint): hint
    case .wrongType(_, _, FunctionParameter.Accepted.whole.wording, ScalarType.number.wording):
      "integer(…) drops the fraction"
    case .textTooLong: "keep less of it: substr($text, 1, 1000)"
    case .listTooLong, .valueTooLarge: "keep many values as rows: save them to a file, and load it"
    case .tooLarge: "give a part of it a name with derive"
    default: nil
    }
  }

  /// What is wrong with the text itself is misuse; what goes wrong with values is a failure.
  public var status: ExitStatus {
    switch self {
    case .overflow, .noSuchItem, .noSuchField, .textTooLong, .listTooLong, .valueTooLarge: .failed
    default: .misused
    }
  }
}
