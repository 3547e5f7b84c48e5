import RiskDiagnostics
public import RiskExpressions
import RiskKernel
import RiskSyntax
public import Testing

/// What every function's declaration must hold, and what becomes of calls that do not fit it.
@Suite struct FunctionContractTests {
  private static let called = FunctionTable.all.filter { !$0.isOperator }

  @Test(arguments: FunctionTable.all) func isDeclaredWhole(_ function: Function) {
    expectSentence(function.summary, function.name)
    let names = function.parameters.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names where !function.isOperator { #expect(function.usage.contains(name)) }
    #expect(!function.examples.isEmpty)
    let firstOptional = function.parameters.firstIndex(where: \.isOptional) ?? names.count
    let isOptional = function.parameters.map(\.isOptional)
    #expect(!isOptional[firstOptional...].contains(false), "\(function.usage)")
  }

  @Test(arguments: FunctionTable.all)
  func examplesGiveWhatTheySay(_ function: Function) throws {
    for example in function.examples where !example.isLine {
      #expect(try value(of: example.expression).plainText == example.result, "\(example.expression)")
    }
  }

  @Test(arguments: Self.called) func aWrongNumberOfArgumentsIsSaid(_ function: Function) {
    let arities = FunctionTable.functions(named: function.name).map(\.arity)
    for count in [0, 1, 2, 3, 4, 5, 8] where !arities.contains(where: { $0.contains(count) }) {
      let arguments = Array(repeating: "1", count: count).joined(separator: ", ")
      expectFault("\(function.name)(\(arguments))", "argument-count", hint: true)
    }
  }

  @Test(arguments: Self.called) func anArgumentOfTheWrongTypeIsSaid(_ function: Function) {
    for (place, parameter) in function.parameters.enumerated() {
      for (type, text) in Self.literals where !parameter.accepts.includes(type) {
        var arguments = function.parameters.prefix(max(place + 1, function.arity.lowerBound)).map { Self.fitting($0) }
        arguments[place] = text
        let call = "\(function.name)(\(arguments.joined(separator: ", ")))"
        if !function.isOfOneRow { continue }
        expectFault(call, "wrong-type", "mixed-types")
      }
    }
  }

  @Test(arguments: Self.called.filter { $0.isOfOneRow && !["missing", "row_missing"].contains($0.name) })
  func takesMissingArguments(_ function: Function) throws {
    let count = max(1, function.arity.lowerBound)
    let arguments = Array(repeating: "null", count: count).joined(separator: ", ")
    #expect(try value(of: "\(function.name)(\(arguments))").isNull)
  }

  @Test(arguments: Self.called.filter(\.isAggregate)) func anAggregateNeedsRows(_ function: Function) throws {
    let names = FunctionTable.functions(named: function.name)
    guard names.allSatisfy(\.isAggregate) else { return }
    let arguments = function.parameters.filter { !$0.isOptional }.map { Self.fitting($0) }
    expectFault("\(function.name)(\(arguments.joined(separator: ", ")))", "misplaced-aggregate", hint: true)
  }

  @Test(arguments: Self.called.filter(\.isWindow)) func aWindowFunctionNeedsRows(_ function: Function) {
    let arguments = function.parameters.filter { !$0.isOptional }.map { Self.fitting($0) }
    expectFault("\(function.name)(\(arguments.joined(separator: ", ")))", "window-missing", hint: true)
    expectFault("\(function.name)(\(arguments.joined(separator: ", "))) over (sort 1)", "misplaced-window", hint: true)
  }

  /// Every example that is a whole line, over the rows that ship.
  @Test func linesShowWhatTheySay() throws {
    let bench = try Bench(.nothing, format: .csv)
    try bench.addData()
    try bench.run("load \"data/portfolio.csv\" as portfolio")
    for example in FunctionTable.all.flatMap(\.examples) where example.isLine {
      let before = bench.shown.count
      try bench.run(example.expression)
      let values = bench.shown.dropFirst(before).split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      let shown = values.dropLast().map { $0.isEmpty ? "null" : String($0) }.joined(separator: ", ")
      #expect(shown == example.result, "\(example.expression)")
    }
  }

  @Test(arguments: Self.called.filter { !$0.parameters.isEmpty && $0.isOfOneRow })
  func aLabelItDoesNotKnowIsSaid(_ function: Function) {
    let needed = max(1, function.arity.lowerBound)
    let others = function.parameters.prefix(needed - 1).map { Self.fitting($0) }
    let arguments = others + ["zzzzzzzz = 1"]
    expectFault("\(function.name)(\(arguments.joined(separator: ", ")))", "unknown-argument", hint: true)
  }

  private static let literals: [(ScalarType, String)] = [
    (.number, "1.5"), (.text, "'text'"), (.boolean, "true"), (.date, "2024-01-31"), (.integer, "1"),
  ]

  private static func fitting(_ parameter: FunctionParameter) -> String {
    literals.first { parameter.accepts.includes($0.0) }?.1 ?? "null"
  }

  private func value(of text: String) throws -> Value {
    try Evaluator(EmptyEnvironment()).evaluate(try Parser.parseExpression(Source(text)))
  }

  private func expectFault(
    _ text: String, _ codes: String..., hint: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      let result = try value(of: text)
      Issue.record("\(text) gives \(result.plainText)", sourceLocation: sourceLocation)
    } catch let diagnostic as Diagnostic {
      let context = Comment(rawValue: "\(text): \(diagnostic.fault.code), \(diagnostic.fault.message)")
      #expect(codes.contains(diagnostic.fault.code), context, sourceLocation: sourceLocation)
      if hint { #expect(diagnostic.fault.hint != nil, context, sourceLocation: sourceLocation) }
      expectWellWorded(diagnostic, text)
    } catch {
      Issue.record("\(text) has a fault without a place: \(error)", sourceLocation: sourceLocation)
    }
  }
}

extension Function: CustomTestStringConvertible {
  public var testDescription: String { usage }
}
