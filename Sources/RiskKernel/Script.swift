public import RiskDiagnostics
import RiskSyntax

/// A script that was read once, for whoever looks at it before it runs.
public struct Script: Sendable {
  let tree: SyntaxTree

  /// Reads a text; what is wrong with it is said when it is checked.
  public init(_ source: Source) { tree = Parser.parse(source) }

  /// Its text.
  public var source: Source { tree.source }

  /// What it takes from the command line, its included scripts' parameters among it, in the order they are met.
  public var parameters: [ScriptParameter] {
    var seen: Set<String> = [source.name.map(ScriptFile.canonical) ?? ""]
    var names: Set<String> = []
    return Script.parameters(of: tree, seen: &seen).filter { names.insert($0.name).inserted }
  }

  /// The parameters of a tree and of what it includes; a script that was met before is passed over.
  private static func parameters(of tree: SyntaxTree, seen: inout Set<String>) -> [ScriptParameter] {
    tree.statements.flatMap { statement -> [ScriptParameter] in
      if let parameter = ScriptParameter(statement) { return [parameter] }
      guard case .inclusion(let expression) = statement.kind, case .text(let path) = expression.kind else { return [] }
      let full = ScriptFile.path(path, beside: tree.source)
      // What cannot be read is a fault of the check, which points at the line.
      guard seen.count <= Session.inclusionLimit, seen.insert(ScriptFile.canonical(full)).inserted,
        let included = try? ScriptFile.read(full)
      else {
        return []
      }
      return parameters(of: Parser.parse(included), seen: &seen)
    }
  }
}
