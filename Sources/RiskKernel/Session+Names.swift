public import RiskExpressions

extension Session {
  /// The names of all things with their kinds, for completion.
  public var thingNames: [(kind: String, name: String)] {
    kinds.flatMap { kind in names(of: kind).map { (kind.name, $0) } }
  }

  /// The columns of those datasets whose names are in a set.
  public func schemas(of candidates: Set<String>) -> [(name: String, schema: Schema)] {
    names(of: ThingKind.dataset).filter(candidates.contains).compactMap { name in
      (try? existing(.dataset, named: name)).flatMap { $0 }.map { (name, $0.schema) }
    }
  }
}
