import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskSyntax
import Testing

/// Holds the native evaluation of every function against its SQL in the engine, on random rows.
struct FunctionAgreementTests {
  private static let types: [ScalarType] = [.boolean, .integer, .number, .text, .date]

  static let names: [String] = {
    var names: [String] = []
    for function in FunctionTable.all where function.isOfOneRow && !names.contains(function.name) {
      names.append(function.name)
    }
    return names
  }()

  @Test("native and engine agree", arguments: names)
  func functionsAgree(_ name: String) throws {
    let agreement = FunctionAgreementTests.agreement(rows: 400)
    var tried = 0
    for function in FunctionTable.functions(named: name) where function.isOfOneRow {
      for call in FunctionAgreementTests.calls(of: function) {
        guard let differences = try agreement.differences(call) else { continue }
        tried += 1
        #expect(differences.isEmpty, "\(call): \(differences.prefix(2).joined(separator: "\n"))")
      }
    }
    #expect(tried > 0)
  }

  /// Random rows with columns of each type: a0 … a4 and b0 … b4, and c0 … c4 for third arguments.
  static func agreement(rows count: Int) -> Agreement {
    let columns = letters.flatMap { letter in types.enumerated().map { Schema.Column("\(letter)\($0)", $1) } }
    var random = RandomValues(seed: 20_260)
    let rows = (0..<count).map { _ in columns.map { random.value($0.type) } }
    return Agreement(schema: Schema(columns), rows: rows, database: Database(threads: 1))
  }

  private static let letters = ["a", "b", "c"]

  /// Calls of a function with columns of all types it might take, and with nulls.
  static func calls(of function: Function) -> [String] {
    // It takes all types together: calls of three would be too many.
    let most = min(function.arity.upperBound, function.name == "row_missing" ? 2 : 3)
    return (function.arity.lowerBound...most).flatMap { count in
      (0..<count).reduce([[String]]([[]])) { partial, place in
        partial.flatMap { arguments in
          candidates(for: function, place, letters[place]).map { arguments + [$0] }
        }
      }.map { text(function, $0) }
    }
  }

  private static func candidates(for function: Function, _ place: Int, _ letter: String) -> [String] {
    guard function.parameter(at: place).constant == nil else { return patterns + ["null"] }
    return types.indices.map { "\(letter)\($0)" } + ["null"]
  }

  /// Patterns for what must be a constant.
  static let patterns = [
    "''", "'a'", "'^a'", "'b$'", "'^$'", "'.'", "'^.*$'", "'[^a]'", "'[a-zé]+'", "'^\\w*$'", "'\\s'", "'\\D\\d'",
    "'🇨🇭|日'",
    "'(a|b){2}'", "'^(\\S\\s?)+$'", "'[\\\\%_]'", "'e\u{301}'",
  ]

  static func text(_ function: Function, _ arguments: [String]) -> String {
    switch (function.name, arguments.count) {
    case ("negate", _): "-(\(arguments[0]))"
    case ("not", _): "(not \(arguments[0]))"
    case ("is null", _): "(\(arguments[0]) is null)"
    case (let name, 2) where function.isOperator: "(\(arguments[0]) \(name) \(arguments[1]))"
    default: "\(function.name)(\(arguments.joined(separator: ", ")))"
    }
  }
}
