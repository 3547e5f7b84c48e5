import RiskExpressions
import RiskSyntax

/// Writes random expressions over columns `a0` … `b4`, whose types are those of `types` in order.
struct RandomExpressions {
  static let types: [ScalarType] = [.boolean, .integer, .number, .text, .date]
  static let columns = ["a", "b"].flatMap { letter in types.indices.map { Schema.Column("\(letter)\($0)", types[$0]) } }

  var generator: SeededGenerator

  /// An expression that mostly has a type, with so many levels at most.
  mutating func expression(_ type: ScalarType, depth: Int) -> String {
    guard depth > 0, Int.random(in: 0..<6, using: &generator) > 0 else { return leaf(type) }
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return choice(type, depth: depth - 1)
    case 1 where type == .boolean: return test(depth: depth - 1)
    default: return call(type, depth: depth - 1) ?? leaf(type)
    }
  }

  private mutating func leaf(_ type: ScalarType) -> String {
    let letter = Bool.random(using: &generator) ? "a" : "b"
    let place = RandomExpressions.types.firstIndex(of: type) ?? 0
    guard Int.random(in: 0..<4, using: &generator) == 0 else { return "\(letter)\(place)" }
    let literals: [ScalarType: [String]] = [
      .boolean: ["true", "false"], .integer: ["0", "1", "-2", "7", "9223372036854775807"],
      .number: ["0.5", "-1.5", "1e300", "10%", "0.1"], .text: ["''", "'a'", "'%b'", "'Zürich'"],
      .date: ["2024-02-29", "1970-01-01"],
    ]
    return literals[type]?.randomElement(using: &generator) ?? "null"
  }

  private mutating func choice(_ type: ScalarType, depth: Int) -> String {
    let (condition, value) = (expression(.boolean, depth: depth), expression(type, depth: depth))
    return "(case when \(condition) then \(value) else \(expression(type, depth: depth)) end)"
  }

  private mutating func test(depth: Int) -> String {
    let type: ScalarType = Bool.random(using: &generator) ? .number : .integer
    let value = expression(type, depth: depth)
    if Bool.random(using: &generator) { return "(\(value) in [1, 2, 3, null])" }
    return "(\(value) between \(expression(type, depth: depth)) and \(expression(type, depth: depth)))"
  }

  private mutating func call(_ type: ScalarType, depth: Int) -> String? {
    let candidates = FunctionTable.all.filter { $0.isOfOneRow && $0.canGive(type) }
    guard let function = candidates.randomElement(using: &generator) else { return nil }
    let most = min(function.arity.upperBound, 3)
    let count = Int.random(in: function.arity.lowerBound...most, using: &generator)
    let shared: ScalarType =
      function.gives(type) ? type : RandomExpressions.types.randomElement(using: &generator) ?? .number
    let arguments = (0..<count).map { place -> String in
      let parameter = function.parameter(at: place)
      if parameter.constant != nil { return FunctionAgreementTests.patterns.randomElement(using: &generator) ?? "''" }
      let accepts = parameter.accepts
      if accepts.includes(shared), Int.random(in: 0..<8, using: &generator) > 0 {
        return expression(shared, depth: depth)
      }
      let fitting = RandomExpressions.types.filter(accepts.includes)
      return expression(fitting.randomElement(using: &generator) ?? shared, depth: depth)
    }
    return FunctionAgreementTests.text(function, arguments)
  }
}

extension Function {
  /// Whether its result may be of a type.
  fileprivate func canGive(_ type: ScalarType) -> Bool {
    if case .always(let result) = result { return result == type }
    return parameters[0].accepts.includes(type)
  }

  /// Whether its result has the type of its arguments.
  fileprivate func gives(_ type: ScalarType) -> Bool {
    if case .always = result { false } else { parameters[0].accepts.includes(type) }
  }
}
