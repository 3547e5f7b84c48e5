import RiskDiagnostics
public import RiskExpressions

/// A feature set that found its columns in a table; what it learns from the data is still open.
public struct FeatureDraft: Sendable {
  /// The set.
  public let set: FeatureSet
  /// The columns it reads, in the order they are first read.
  public let inputs: Schema
  /// The values of the variables it refers to.
  public let variables: Record
  let expressions: [RowExpression]
  /// The functions of the user's own that it calls.
  let functions: OwnFunctions
  private let children: ChildPlan
  /// The values whose levels must be learned, one for each category.
  public let categories: [RowExpression]

  /// Finds the columns of a set in a schema, and in those of its child tables; `owner` is what messages call the table.
  ///
  /// - Throws: a `Diagnostic` where a column, a function or a type does not fit.
  public init(
    _ set: FeatureSet, schema: Schema, owner: String?, environment: any Environment, children: [String: Schema] = [:]
  ) throws {
    let plan = try ChildPlan(set, parents: schema, schemas: children, environment: environment)
    try plan.checkKeys(schema, owner: owner)
    let whole = plan.extending(schema)
    let binder = RowBinder(schema: whole, owner: owner, environment: environment)
    categories = try set.categories.map { try binder.bind($0.value) }
    let bound = try set.written().map { feature in
      let expression = try binder.bind(feature.expression, aggregates: .allowed)
      guard expression.type.isNumeric || expression.type == .boolean || expression.type == .null else {
        let fault = FeatureFault.notNumeric(feature.name, type: expression.type.wording)
        throw fault.at(feature.definition.expression.span)
      }
      return expression
    }
    var names: [String] = []
    for name in bound.flatMap(\.columnNames) + plan.parentNames(in: schema) where !names.contains(name) {
      names.append(name)
    }
    for input in set.inputs where !names.contains(input.name.text) {
      let near = Suggestion.nearest(to: input.name.text, among: names)
      throw FeatureFault.strangeInput(input.name.text, near: near).at(input.name.span)
    }
    self.set = set
    self.children = plan
    inputs = Schema(names.compactMap { whole[$0] })
    functions = OwnFunctions(calledBy: set.features.map(\.expression), in: environment)
    let used = set.variableNames.union(functions.variableNames).sorted()
    variables = Record(used.compactMap { name in environment.value(ofVariable: name).map { Record.Field(name, $0) } })
    expressions = bound
  }

  /// What must be summed up of child tables before anything else: columns of their own.
  public var childAggregates: [ChildAggregate] { children.aggregates }

  /// What must be learned from the training rows: the aggregates, in the order they are written.
  public var aggregates: [RowExpression] { expressions.flatMap(\.aggregates) }

  /// The plan with what was learned: a value for each of `aggregates` and the levels of each of `categories`.
  ///
  /// - Throws: `FeatureFault.tooManyLevels` where a category has more than can be learned.
  public func learning(_ constants: [Value], levels: [[Level]] = []) throws -> FeaturePlan {
    for (call, known) in zip(set.categories, levels) where known.count > Level.limit {
      throw FeatureFault.tooManyLevels(limit: Level.limit).at(call.value.span)
    }
    return try FeaturePlan(
      set: set, inputs: inputs, constants: constants, variables: variables, functions: functions,
      children: children.schemas, levels: levels)
  }
}
