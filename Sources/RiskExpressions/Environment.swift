public import RiskDiagnostics
public import RiskSyntax

/// What an expression outside of any row may refer to.
public protocol Environment {
  /// The value of a variable, or nil where there is none.
  func value(ofVariable name: String) -> Value?
  /// The names of all variables, for suggestions.
  var variableNames: [String] { get }
  /// The value of a variable as a definition sees it: the script's, not that of a call.
  func sharedValue(ofVariable name: String) -> Value?
  /// The value of a parenthesised pipeline.
  func value(of pipeline: Pipeline) throws -> Value
  /// The rows of a dataset.
  func table(named name: Identifier) throws -> any Table
  /// The definition of a function of the user's own, or nil.
  func definition(named name: String) -> Definition?
  /// The names of the user's own functions, for suggestions.
  var definitionNames: [String] { get }
  /// What a function of the user's own gives.
  func call(_ name: Identifier, with arguments: [OwnArgument], at span: Span) throws -> Value
  /// Whether values are not known yet: a text is checked before it runs, and variables stand for anything.
  var isOutline: Bool { get }
}

extension Environment {
  /// There are no calls, whose variables could differ.
  public func sharedValue(ofVariable name: String) -> Value? { value(ofVariable: name) }

  /// There are no datasets.
  public func table(named name: Identifier) throws -> any Table {
    throw ExpressionFault.nameOutsideRow(name.text, isVariable: false).at(name.span)
  }

  /// There are no functions of the user's own.
  public func definition(named name: String) -> Definition? { nil }

  /// There are no functions of the user's own.
  public var definitionNames: [String] { [] }

  /// There are no functions of the user's own.
  public func call(_ name: Identifier, with arguments: [OwnArgument], at span: Span) throws -> Value {
    throw FunctionTable.unknownFunction(name.text, own: definitionNames).at(name.span)
  }

  /// Values are known.
  public var isOutline: Bool { false }
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
