public import RiskSyntax

/// Computes an expression that stands outside of any row once: a setting, a condition, a record.
public struct Evaluator {
  private let environment: any Environment

  /// Creates an evaluator that finds variables in an environment.
  public init(_ environment: any Environment) { self.environment = environment }

  /// The value of an expression.
  ///
  /// - Throws: a `Diagnostic` with the place of what is wrong.
  public func evaluate(_ expression: Expression) throws -> Value {
    let builder = ComputationBuilder(isVariable: { environment.value(ofVariable: $0) != nil })
    return try builder.build(expression).value(in: Frame(environment: environment))
  }
}
