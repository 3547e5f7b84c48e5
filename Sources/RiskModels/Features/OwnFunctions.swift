import RiskDiagnostics
import RiskExpressions
public import RiskSyntax

/// The functions of the user's own that features call: a model keeps them, since it is used without the script that
/// defined them.
public struct OwnFunctions: Sendable {
  /// The definitions in the order they are first needed.
  let all: [Definition]

  /// Keeps definitions.
  public init(_ all: [Definition] = []) { self.all = all }

  /// Gathers the functions that expressions call, and those these call.
  init(calledBy expressions: [Expression], in environment: any Environment) {
    var found: [Definition] = []
    var open = expressions.flatMap(\.calledNames)
    while let name = open.popLast() {
      guard !found.contains(where: { $0.name.text == name }), let definition = environment.definition(named: name)
      else {
        continue
      }
      found.append(definition)
      open += definition.soleResult?.calledNames ?? []
    }
    all = found
  }

  /// Reads definitions back from their texts.
  init(sources: [String]) throws {
    all = try sources.map { text in
      let tree = Parser.parse(Source(text))
      guard tree.diagnostics.isEmpty, tree.statements.count == 1, case .definition(let own) = tree.statements[0].kind
      else { throw ModelFault.damagedModel(reason: "a function of its features cannot be read") }
      return own
    }
  }

  /// The definitions as they were written.
  var sources: [String] { all.map(\.source) }

  /// The names of the variables their bodies read besides their parameters.
  var variableNames: [String] {
    all.flatMap { own in
      let parameters = own.parameters.map(\.name.text)
      return (own.soleResult?.variableNames ?? []).filter { !parameters.contains($0) }
    }
  }

  subscript(name: String) -> Definition? { all.first { $0.name.text == name } }
}

extension Expression {
  /// The names of what is called in it and is no function of the language.
  fileprivate var calledNames: [String] {
    var names = children.flatMap(\.calledNames)
    if case .call(let name, _) = kind, FunctionTable.functions(named: name.text).isEmpty { names.append(name.text) }
    return names
  }
}
