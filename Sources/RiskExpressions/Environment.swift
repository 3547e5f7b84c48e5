import RiskDiagnostics
public import RiskSyntax

/// What an expression outside of any row may refer to.
public protocol Environment {
  /// The value of a variable, or nil where there is none.
  func value(ofVariable name: String) -> Value?
  /// The names of all variables, for suggestions.
  var variableNames: [String] { get }
  /// The value of a parenthesised pipeline.
  func value(of pipeline: Pipeline) throws -> Value
}

/// An environment with nothing in it.
public struct EmptyEnvironment: Environment {
  /// Creates it.
  public init() {}

  /// There is no variable.
  public func value(ofVariable name: String) -> Value? { nil }

  /// There is no variable.
  public var variableNames: [String] { [] }

  /// There is nothing a pipeline could start from.
  public func value(of pipeline: Pipeline) throws -> Value {
    throw ExpressionFault.notHere("a pipeline").at(pipeline.span)
  }
}
