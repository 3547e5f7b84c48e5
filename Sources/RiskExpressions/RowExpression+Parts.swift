extension RowExpression {
  /// The expressions right inside it.
  var parts: [RowExpression] {
    switch node {
    case .constant, .column: []
    case .call(_, let arguments): arguments
    case .choice(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + (otherwise.map { [$0] } ?? [])
    case .window(_, let arguments, let window): arguments + window.keys + window.order.map(\.value)
    }
  }

  /// Whether an aggregate stands in it that sums up rows.
  public var containsAggregate: Bool { !aggregates.isEmpty }

  /// Whether something in it looks at other rows by `over (…)`.
  public var containsWindow: Bool {
    if case .window = node { true } else { parts.contains(where: \.containsWindow) }
  }

  /// Whether its values depend on the order of the rows.
  public var followsRowOrder: Bool {
    switch node {
    case .constant, .column: false
    case .call(let function, _) where function.isAggregate: function.followsRowOrder
    case .window(let function, _, let window): function.isWindow || function.followsRowOrder || !window.order.isEmpty
    case .call, .choice: parts.contains(where: \.followsRowOrder)
    }
  }

  /// The names of the columns it reads, in the order they first stand.
  public var columnNames: [String] {
    var names: [String] = []
    visitColumns { if !names.contains($0) { names.append($0) } }
    return names
  }

  private func visitColumns(_ visit: (String) -> Void) {
    if case .column(_, let name) = node { visit(name) }
    parts.forEach { $0.visitColumns(visit) }
  }

  /// The aggregates in it, outermost ones only, in the order they stand.
  public var aggregates: [RowExpression] {
    switch node {
    case .constant, .column, .window: []
    case .call(let function, _) where function.isAggregate: [self]
    case .call, .choice: parts.flatMap(\.aggregates)
    }
  }
}
