public import RiskExpressions

extension Session {
  /// The names of all things with their kinds, for completion.
  public var thingNames: [(kind: String, name: String)] {
    kinds.flatMap { kind in names(of: kind).map { (kind.name, $0) } }
  }

  /// The datasets with their names, in order; those that cannot be found again are left out.
  public var datasets: [(name: String, table: any Table)] {
    names(of: ThingKind.dataset).compactMap { name in
      (try? existing(.dataset, named: name)).flatMap { $0 }.map { (name, $0) }
    }
  }
}
