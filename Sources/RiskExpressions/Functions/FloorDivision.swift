import Foundation
import RiskSyntax

/// Division with a whole quotient, rounded down as in R and Stata: `-7 // 2` is -4 and `-7 mod 2` is 1.
///
/// SQL truncates towards zero instead, so its results are moved where the signs differ.
enum FloorDivision {
  private static let operands = [FunctionParameter("a", .numeric), FunctionParameter("b", .numeric)]

  static let quotient = Function(
    "//", "The quotient of two numbers rounded down, missing where the divisor is zero.", operands, gives: .unified,
    .binary { a, b throws(ExpressionFault) in
      guard case .integer(let dividend) = a, case .integer(let divisor) = b else {
        let (dividend, divisor) = try Operators.numbers("//", a, b)
        return divisor == 0 ? .null : .number((dividend / divisor).rounded(.down))
      }
      guard divisor != 0 else { return .null }
      let (quotient, remainder) = dividend.quotientAndRemainderReportingOverflow(dividingBy: divisor)
      guard let quotient, let remainder else { throw .overflow("//") }
      return .integer(remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient)
    }, examples: [FunctionExample("-7 // 2", "-4"), FunctionExample("7.5 // 2", "3")],
    spark: { call in
      let (a, b) = (call[0], "nullif(\(call[1]), 0)")
      guard call.isWhole else { return SparkSQL.whole("floor", "\(a) / \(b)") }
      return "(\(a) div \(b) - CASE WHEN \(a) % \(b) <> 0 AND (\(a) < 0) <> (\(call[1]) < 0) THEN 1 ELSE 0 END)"
    },
    sql: { call in
      let (a, b) = (call[0], call[1])
      guard call.isWhole else { return "floor(\(a) / nullif(\(b), 0))" }
      return
        "(\(a) // nullif(\(b), 0) - CASE WHEN \(a) % nullif(\(b), 0) <> 0 AND (\(a) < 0) <> (\(b) < 0) THEN 1 ELSE 0 END)"
    })

  static let remainder = Function(
    "mod", "What is left of a number after // by another; it has the divisor's sign.", operands, gives: .unified,
    .binary { a, b throws(ExpressionFault) in
      guard case .integer(let dividend) = a, case .integer(let divisor) = b else {
        let (dividend, divisor) = try Operators.numbers("mod", a, b)
        return divisor == 0 ? .null : .number(remainder(dividend, divisor))
      }
      guard divisor != 0 else { return .null }
      let (quotient, remainder) = dividend.quotientAndRemainderReportingOverflow(dividingBy: divisor)
      guard quotient != nil, let remainder else { throw .overflow("mod") }
      return .integer(remainder != 0 && (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder)
    }, examples: [FunctionExample("-7 mod 2", "1"), FunctionExample("7.5 mod 2", "1.5")],
    spark: { call in
      let (a, b) = (call[0], "nullif(\(call[1]), 0)")
      // `div` overflows as our remainder does, where Spark's `%` gives 0.
      let remainder = call.isWhole ? "(\(a) - (\(a) div \(b)) * \(call[1]))" : "\(a) % \(b)"
      return SparkSQL.with(
        [("r", remainder), ("a", a), ("b", call[1])],
        "(v.r + CASE WHEN v.r <> 0 AND (v.a < 0) <> (v.b < 0) THEN v.b ELSE 0 END)")
    },
    sql: { call in
      let (a, b) = (call[0], call[1])
      let remainder = "\(a) % nullif(\(b), 0)"
      return "(\(remainder) + CASE WHEN \(remainder) <> 0 AND (\(a) < 0) <> (\(b) < 0) THEN \(b) ELSE 0 END)"
    })

  private static func remainder(_ dividend: Double, _ divisor: Double) -> Double {
    let truncated = fmod(dividend, divisor)
    let moves = truncated != 0 && (dividend < 0) != (divisor < 0)
    return truncated + (moves ? divisor : 0)
  }
}

extension Int64 {
  /// The quotient and the remainder, both nil where the quotient does not fit.
  fileprivate func quotientAndRemainderReportingOverflow(dividingBy divisor: Int64) -> (Int64?, Int64?) {
    if self == .min, divisor == -1 { return (nil, nil) }
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return (quotient, remainder)
  }
}
