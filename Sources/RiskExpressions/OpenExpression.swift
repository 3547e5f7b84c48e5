public import RiskSyntax

extension Expression {
  /// The names of the variables in it.
  public var variableNames: [String] {
    if case .variable(let name) = kind { return [name.text] }
    return children.flatMap(\.variableNames)
  }

  /// Whether its value is only known when it runs: a pipeline, an own function or a variable without a value is in it.
  public func isOpen(in environment: any Environment) -> Bool {
    switch kind {
    case .pipeline, .block: return true
    case .variable(let name): return environment.value(ofVariable: name.text) == nil
    case .call(let name, _) where FunctionTable.functions(named: name.text).isEmpty: return true
    default: return children.contains { $0.isOpen(in: environment) }
    }
  }
}
