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
    for function in FunctionTable.all where !function.isAggregate && !names.contains(function.name) {
      names.append(function.name)
    }
    return names
  }()

  @Test("native and engine agree", arguments: names)
  func functionsAgree(_ name: String) throws {
    // Two columns of each type: a0 … a4 and b0 … b4, and c0 … c4 for third arguments.
    let letters = ["a", "b", "c"]
    let columns = letters.flatMap { letter in
      FunctionAgreementTests.types.enumerated().map { Schema.Column("\(letter)\($0)", $1) }
    }
    var random = RandomValues(seed: 20_260)
    let rows = (0..<400).map { _ in columns.map { random.value($0.type) } }
    let agreement = Agreement(schema: Schema(columns), rows: rows, database: Database(threads: 1))
    var tried = 0
    for function in FunctionTable.functions(named: name) where !function.isAggregate {
      for call in FunctionAgreementTests.calls(of: function, letters: letters) {
        guard let differences = try agreement.differences(call) else { continue }
        tried += 1
        #expect(differences.isEmpty, "\(call): \(differences.prefix(2).joined(separator: "\n"))")
      }
    }
    #expect(tried > 0)
  }

  /// Calls of a function with columns of all types it might take, and with nulls.
  private static func calls(of function: Function, letters: [String]) -> [String] {
    let most = min(function.arity.upperBound, 3)
    return (function.arity.lowerBound...most).flatMap { count in
      (0..<count).reduce([[String]]([[]])) { partial, place in
        partial.flatMap { arguments in
          (types.indices.map { "\(letters[place])\($0)" } + ["null"]).map { arguments + [$0] }
        }
      }.map { text(function, $0) }
    }
  }

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
