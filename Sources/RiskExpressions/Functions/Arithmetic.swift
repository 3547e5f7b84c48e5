import Foundation
import RiskSyntax

/// Arithmetic and rounding.
enum Arithmetic {
  static let all: [Function] = signs + roots + rounding + extremes

  private static let x = [FunctionParameter("x", .numeric)]

  private static let signs: [Function] = [
    Function(
      "abs", "A number without its sign.", x, gives: .first,
      .unary { x throws(ExpressionFault) in
        guard case .integer(let value) = x else { return .number(abs(try Operators.number("abs", x))) }
        guard value != .min else { throw .overflow("abs") }
        return .integer(abs(value))
      }, examples: [FunctionExample("abs(-3)", "3")], sql: { "abs(\($0[0]))" }),
    Function(
      "sign", "-1, 0 or 1 as a number is below, at or above zero.", x, gives: .always(.integer),
      .unary { x throws(ExpressionFault) in
        let value = try Operators.number("sign", x)
        return .integer(value > 0 ? 1 : value < 0 ? -1 : 0)
      }, examples: [FunctionExample("sign(-2.5)", "-1")],
      spark: { "CAST(CASE WHEN isnan(\($0[0])) THEN 0 ELSE signum(\($0[0])) END AS BIGINT)" },
      sql: { "CAST(sign(\($0[0])) AS BIGINT)" }),
  ]

  private static let roots: [Function] = [
    real(
      "sqrt", "The square root, missing below zero.", "sqrt(2.25)", "1.5", from: 0, includingEnd: true, Foundation.sqrt),
    real("exp", "e to the power of a number.", "exp(0)", "1", from: nil, Foundation.exp),
    real("ln", "The natural logarithm, missing at zero and below.", "ln(1)", "0", from: 0, Foundation.log),
    real("log10", "The decimal logarithm, missing at zero and below.", "log10(1000)", "3", from: 0, Foundation.log10),
    Function(
      "log1p", "The natural logarithm of 1 + x, missing at -1 and below.", x, gives: .always(.number),
      .unary { x throws(ExpressionFault) in
        let sum = 1 + (try Operators.number("log1p", x))
        return Ordering.compare(sum, 0) > 0 ? .number(log(sum)) : .null
      }, examples: [FunctionExample("log1p(0)", "0")], sql: { realSQL("ln", "(1 + \(double($0[0])))", ">", 0) }),
    Function(
      "pow", "A number raised to a power, missing where the power is not a real number.",
      [FunctionParameter("x", .numeric), FunctionParameter("exponent", .numeric)], gives: .always(.number),
      .binary { a, b throws(ExpressionFault) in try power("pow", a, b) },
      examples: [FunctionExample("pow(2, 0.5) > 1.41", "true")], spark: powerSparkSQL, sql: powerSQL),
  ]

  /// A function of a real number that is missing outside its domain.
  private static func real(
    _ name: String, _ summary: String, _ example: String, _ result: String, from lowest: Double?,
    includingEnd: Bool = false, _ compute: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function(
      name, summary, x, gives: .always(.number),
      .unary { x throws(ExpressionFault) in
        let value = try Operators.number(name, x)
        if let lowest, Ordering.compare(value, lowest) < (includingEnd ? 0 : 1) { return .null }
        return .number(compute(value))
      }, examples: [FunctionExample(example, result)],
      sql: { call in
        guard let lowest else { return "\(name)(\(double(call[0])))" }
        return realSQL(name, double(call[0]), includingEnd ? ">=" : ">", lowest)
      })
  }

  private static func realSQL(_ name: String, _ x: String, _ comparison: String, _ lowest: Double) -> String {
    "CASE WHEN \(x) \(comparison) \(Value.shortest(lowest)) THEN \(name)(\(x)) END"
  }

  private static func double(_ sql: String) -> String { "CAST(\(sql) AS DOUBLE)" }

  static func power(_ owner: String, _ a: Value, _ b: Value) throws(ExpressionFault) -> Value {
    let (base, exponent) = try Operators.numbers(owner, a, b)
    let result = pow(base, exponent)
    return result.isNaN ? .null : .number(result)
  }

  static let powerSparkSQL: @Sendable (SQLCall) -> String = { SparkSQL.power($0.double(0), $0.double(1)) }

  static let powerSQL: @Sendable (SQLCall) -> String = {
    "nullif(pow(\(double($0[0])), \(double($0[1]))), CAST('NaN' AS DOUBLE))"
  }

  private static let rounding: [Function] = [
    Function(
      "round", "A number rounded to so many decimals, halves away from zero.",
      [FunctionParameter("x", .numeric), FunctionParameter("digits", .numeric, optional: true)], gives: .first,
      .variadic { arguments throws(ExpressionFault) in
        let digits = arguments.count > 1 ? try Operators.number("round", arguments[1]) : 0
        return try rounded(arguments[0], digits: digits)
      }, examples: [FunctionExample("round(2.5)", "3"), FunctionExample("round(1.2345, 2)", "1.23")],
      spark: roundedSparkSQL,
      sql: { call in
        guard call.arguments.count > 1 else { return "round(\(call[0]))" }
        let digits = "CAST(greatest(least(trunc(\(call[1])), 300), -300) AS INTEGER)"
        // Of 64 bits the database's own rounding overflows without a word.
        let rounded =
          call.types[0] == .integer
          ? "CAST(round(CAST(\(call[0]) AS HUGEINT), \(digits)) AS BIGINT)" : "round(\(call[0]), \(digits))"
        return "CASE WHEN \(call[1]) IS NOT NULL THEN \(rounded) END"
      }),
    whole("floor", "The largest whole number that is not above a number.", "floor(-1.5)", "-2", .down),
    whole("ceil", "The smallest whole number that is not below a number.", "ceil(1.2)", "2", .up),
  ]

  private static let roundedSparkSQL: @Sendable (SQLCall) -> String = { call in
    guard call.arguments.count > 1 else { return call.isWhole ? call[0] : SparkSQL.rounded(call[0]) }
    let digits = "CAST(greatest(least(\(call[1]), 300), -300) AS INT)"
    let known = "CASE WHEN \(call[1]) IS NOT NULL THEN \(digits) END"
    return call.types[0] == .integer
      ? SparkSQL.roundedInteger(call[0], digits: known) : SparkSQL.rounded(call.double(0), digits: known)
  }

  private static func whole(
    _ name: String, _ summary: String, _ example: String, _ result: String, _ rule: FloatingPointRoundingRule
  ) -> Function {
    Function(
      name, summary, x, gives: .first,
      .unary { x throws(ExpressionFault) in
        if case .integer = x { return x }
        return .number((try Operators.number(name, x)).rounded(rule))
      }, examples: [FunctionExample(example, result)],
      spark: { $0.isWhole ? $0[0] : SparkSQL.whole(name, $0[0]) },
      sql: { $0.isWhole ? $0[0] : "\(name)(\($0[0]))" })
  }

  /// Rounds as the database does: by the power of ten of the digits, and not at all where that is not finite.
  private static func rounded(_ x: Value, digits: Double) throws(ExpressionFault) -> Value {
    let digits = Int(max(-300, min(300, digits.isNaN ? 300 : digits)).rounded(.towardZero))
    if case .integer(let value) = x { return .integer(try rounded(value, digits: digits)) }
    let value = try Operators.number("round", x)
    let scale = pow(10, Double(abs(digits)))
    if digits < 0 {
      let result = (value / scale).rounded(.toNearestOrAwayFromZero) * scale
      return .number(result.isFinite ? result : 0)
    }
    let result = (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    return .number(result.isFinite ? result : value)
  }

  private static func rounded(_ value: Int64, digits: Int) throws(ExpressionFault) -> Int64 {
    guard digits < 0 else { return value }
    guard digits > -19 else {
      guard digits < -19 || value.magnitude < 5_000_000_000_000_000_000 else { throw .overflow("round") }
      return 0
    }
    let scale = (0..<(-digits)).reduce(Int64(1)) { power, _ in power * 10 }
    let remainder = value % scale
    let truncated = value - remainder
    guard remainder.magnitude >= UInt64(scale / 2) else { return truncated }
    let (moved, overflow) = truncated.addingReportingOverflow(value < 0 ? -scale : scale)
    guard !overflow else { throw .overflow("round") }
    return moved
  }

  private static let extremes: [Function] = [
    Function(
      "clip", "A number moved into a range: below it to its lower end, above it to its upper.",
      [FunctionParameter("x", .numeric), FunctionParameter("low", .numeric), FunctionParameter("high", .numeric)],
      gives: .unified,
      .variadic { arguments throws(ExpressionFault) in
        let (x, low, high) = (arguments[0], arguments[1], arguments[2])
        if Ordering.compare(x, low) ?? 0 < 0 { return low }
        return Ordering.compare(x, high) ?? 0 > 0 ? high : x
      }, examples: [FunctionExample("clip(2.7, 0, 2)", "2"), FunctionExample("clip(null, 0, 2)", "null")],
      sql: { call in
        let (x, low, high) = (call[0], call[1], call[2])
        return "CASE WHEN \(low) IS NULL OR \(high) IS NULL THEN NULL WHEN \(x) < \(low) THEN \(low) "
          + "WHEN \(x) > \(high) THEN \(high) ELSE \(x) END"
      }),
    extreme("min", "The least of several values; missing ones are passed over.", "min(3, null, 2)", "2", "least", -1),
    extreme(
      "max", "The greatest of several values; missing ones are passed over.", "max(3, null, 2)", "3", "greatest", 1),
  ]

  private static func extreme(
    _ name: String, _ summary: String, _ example: String, _ result: String, _ sqlName: String, _ side: Int
  ) -> Function {
    Function(
      name, summary, [FunctionParameter("a", .any), FunctionParameter("b", .any)], repeats: true, gives: .unified,
      propagatesNull: false,
      .variadic { arguments throws(ExpressionFault) in
        var best = Value.null
        for value in arguments where !value.isNull {
          if best.isNull {
            best = value
          } else if let order = Ordering.compare(value, best) {
            if order == side { best = value }
          } else {
            throw .mixedTypes(owner: name, first: best.kindName, second: value.kindName)
          }
        }
        return best
      }, examples: [FunctionExample(example, result)], sql: { "\(sqlName)(\($0.list))" })
  }
}
