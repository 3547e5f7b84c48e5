import RiskDiagnostics
import RiskExpressions
import RiskSyntax
import Testing

/// Runs the examples that the functions show.
struct FunctionExampleTests {
  @Test(arguments: FunctionTable.all.flatMap(\.examples).filter { !$0.isLine }.map { [$0.expression, $0.result] })
  func exampleHolds(_ example: [String]) throws {
    let expression = try Parser.parseExpression(Source(example[0]))
    #expect(try Evaluator(EmptyEnvironment()).evaluate(expression).plainText == example[1])
  }

  @Test("every function shows an example")
  func examplesExist() {
    #expect(FunctionTable.all.filter { $0.examples.isEmpty }.map(\.name) == [])
  }
}
