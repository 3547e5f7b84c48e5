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

  /// Finds the columns of a set in a schema; `owner` is what messages call the table.
  ///
  /// - Throws: a `Diagnostic` where a column, a function or a type does not fit.
  public init(_ set: FeatureSet, schema: Schema, owner: String?, environment: any Environment) throws {
    let binder = RowBinder(schema: schema, owner: owner, environment: environment)
    let bound = try set.features.map { feature in
      let expression = try binder.bind(feature.expression, aggregates: .allowed)
      guard expression.type.isNumeric || expression.type == .boolean || expression.type == .null else {
        throw FeatureFault.notNumeric(feature.name, type: expression.type.wording).at(feature.expression.span)
      }
      return expression
    }
    var names: [String] = []
    for name in bound.flatMap(\.columnNames) where !names.contains(name) { names.append(name) }
    self.set = set
    inputs = Schema(names.compactMap { schema[$0] })
    functions = OwnFunctions(calledBy: set.features.map(\.expression), in: environment)
    let used = set.variableNames.union(functions.variableNames).sorted()
    variables = Record(used.compactMap { name in environment.value(ofVariable: name).map { Record.Field(name, $0) } })
    expressions = bound
  }

  /// What must be learned from the training rows: the aggregates, in the order they are written.
  public var aggregates: [RowExpression] { expressions.flatMap(\.aggregates) }

  /// The plan with what was learned, one value for each of `aggregates`.
  public func learning(_ constants: [Value]) throws -> FeaturePlan {
    try FeaturePlan(set: set, inputs: inputs, constants: constants, variables: variables, functions: functions)
  }
}
