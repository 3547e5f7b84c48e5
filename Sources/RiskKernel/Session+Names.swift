import RiskDiagnostics
public import RiskExpressions
import RiskSyntax

extension Session {
  /// The names of all things with their kinds, for completion.
  public var thingNames: [(kind: String, name: String)] {
    kinds.flatMap { kind in names(of: kind).map { (kind.name, $0) } }
  }

  /// The columns of the rows that a pipeline will give, where its text tells; no rows are read.
  public func schema(ofPipeline text: String) -> Schema? {
    let tree = Parser.parse(Source(text))
    guard tree.diagnostics.isEmpty, tree.statements.count == 1, case .pipeline(let pipeline) = tree.statements[0].kind
    else { return nil }
    return Checker.schema(of: pipeline, in: self)
  }

  /// The datasets with their names, in order; those that cannot be found again are left out.
  public var datasets: [(name: String, table: any Table)] {
    names(of: ThingKind.dataset).compactMap { name in
      (try? existing(.dataset, named: name)).flatMap { $0 }.map { (name, $0) }
    }
  }
}
