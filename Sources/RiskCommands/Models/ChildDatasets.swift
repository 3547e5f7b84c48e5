import RiskData
import RiskExpressions
import RiskKernel
import RiskModels

/// The datasets a feature set's child tables stand for.
struct ChildDatasets {
  private let relations: [String: Relation]

  /// Finds them by their names.
  ///
  /// - Throws: a fault for an unknown dataset.
  init(_ tables: [ChildTable], in session: Session) throws {
    var relations: [String: Relation] = [:]
    for table in tables {
      let rows = try session.thing(.dataset, named: table.name)
      relations[table.name.text] = try Call.InputTable(rows, name: table.name.text).relation(in: session)
    }
    self.relations = relations
  }

  /// Their columns by their names.
  var schemas: [String: Schema] { relations.mapValues(\.schema) }

  /// The rows with a column for each aggregate over their children; those of one table are computed together.
  func summingUp(_ aggregates: [ChildAggregate], for relation: Relation) throws -> Relation {
    var paths: [[String]] = []
    for aggregate in aggregates where !paths.contains(aggregate.tableNames) { paths.append(aggregate.tableNames) }
    return try relation.summingUp(
      try paths.map { path in
        let group = aggregates.filter { $0.tableNames == path }
        let columns = try group.map {
          (name: $0.column, aggregate: $0.expression, empty: try $0.expression.aggregate(over: []))
        }
        return ChildColumns(path: (group.first?.path ?? []).compactMap(rows), columns: columns)
      })
  }

  private func rows(of table: ChildTable) -> ChildRows? {
    relations[table.name.text].map { rows in
      ChildRows(name: table.name.text, rows: rows, keys: table.keys.map { ($0.parent.text, $0.child.text) })
    }
  }
}

extension FeaturePlan {
  /// The rows with what the features need of their children.
  func summingUp(_ relation: Relation, in session: Session) throws -> Relation {
    guard !set.tables.isEmpty else { return relation }
    let children = try ChildDatasets(set.tables, in: session)
    let aggregates = try childAggregates(over: relation.schema, children: children.schemas)
    return try children.summingUp(aggregates, for: relation)
  }
}

extension ChildAggregate {
  fileprivate var tableNames: [String] { path.map(\.name.text) }
}
