import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskSyntax
import Testing

/// Holds the functions of lists against the aggregates of their names over a column of the same values.
struct ListFunctionTests {
  @Test(arguments: [ScalarType.integer, .number, .boolean], ["sum", "mean", "min", "max"])
  func listsGiveWhatColumnsGive(_ type: ScalarType, _ name: String) throws {
    var random = RandomValues(seed: 41)
    for count in [0, 1, 2, 3, 10, 200] {
      for attempt in 0..<20 {
        let values = (0..<count).map { _ in shortened(random.value(type)) }
        try compare(name, values, type, attempt)
      }
    }
  }

  @Test(arguments: [ScalarType.text, .date], ["min", "max"])
  func placesAreThoseOfColumns(_ type: ScalarType, _ name: String) throws {
    var random = RandomValues(seed: 42)
    for attempt in 0..<20 { try compare(name, (0..<30).map { _ in random.value(type) }, type, attempt) }
  }

  /// Numbers whose sum rounds at every step, where a mere loop gives other digits.
  @Test func sumsDoNotRoundOnTheWay() throws {
    var generator = SeededGenerator(seed: 43)
    var isRounded = false
    for attempt in 0..<50 {
      let numbers = (0..<500).map { _ in Double.random(in: -1e6...1e6, using: &generator) }
      let found = try compare("sum", numbers.map(Value.number), .number, attempt)
      #expect(Agreement.isSame(found, try listValue("sum", numbers.reversed().map(Value.number))))
      isRounded = isRounded || !Agreement.isSame(found, .number(numbers.reduce(0, +)))
    }
    #expect(isRounded)
  }

  @discardableResult
  private func compare(_ name: String, _ values: [Value], _ type: ScalarType, _ attempt: Int) throws -> Value {
    let list = try listValue(name, values)
    let data = try Database(threads: 1).relation(
      named: "t", columns: [Schema.Column("x", type)], rows: values.map { [$0] })
    let bound = try data.bound("\(name)(x)", aggregates: .allowed)
    let column = try #require(try data.summarizing([("r", bound)], by: []).rows(limit: 1).first?.first)
    #expect(Agreement.isSame(list, column), "\(name) of \(values.count) \(type)s, \(attempt): \(list), not \(column)")
    return list
  }

  private func listValue(_ name: String, _ values: [Value]) throws -> Value {
    let expression = try Parser.parseExpression(Source("\(name)($values)"))
    return try Evaluator(Values(list: .list(values))).evaluate(expression)
  }

  /// Integers whose sums a number holds to the last digit; beyond, the engine divides with more digits than a number has.
  private func shortened(_ value: Value) -> Value {
    if case .integer(let integer) = value { .integer(integer >> 20) } else { value }
  }
}

/// An environment with one list.
private struct Values: Environment {
  let list: Value
  let variableNames = ["values"]

  func value(ofVariable name: String) -> Value? { name == "values" ? list : nil }

  func value(of pipeline: Pipeline) throws -> Value { try EmptyEnvironment().value(of: pipeline) }
}
