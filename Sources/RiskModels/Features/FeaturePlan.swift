import RiskDiagnostics
public import RiskExpressions
import RiskSyntax

/// A feature of a plan: of a category there is one for each level.
public struct PlannedFeature: Sendable {
  /// The name it has in the model.
  public let name: String
  /// How it was written.
  public let definition: FeatureDefinition
  /// How many codes of a category's levels it has, from 0 to one less; nil for a number that is one.
  public let codes: Int?
}

/// A feature set with all it learned: the one way from a row's columns to a model's features.
///
/// The same expressions serve many rows as SQL and one customer natively.
public struct FeaturePlan: Sendable {
  /// The set it was made from.
  public let set: FeatureSet
  /// The columns the features read: the rows' own, and those that aggregates over child tables become.
  public let inputs: Schema
  /// What was learned in training, in the order the aggregates are written.
  public let constants: [Value]
  /// The values of the variables the set refers to.
  public let variables: Record
  /// The functions of the user's own that the set calls.
  let functions: OwnFunctions
  /// The levels of the set's categories in training, in the order they are written.
  public let levels: [[Level]]
  /// The features over the columns of `inputs`, in order.
  public let expressions: [RowExpression]
  /// The features, in the order of `expressions`.
  public let features: [PlannedFeature]
  /// What is summed up of child tables.
  let children: ChildPlan
  /// The columns the rows themselves must have.
  public let ownInputs: Schema
  /// The names of what a customer may have: the rows' own columns and the child tables.
  public let inputNames: [String]
  private let knownNames: Set<String>

  /// Makes a plan from a set, the columns it reads and what was learned.
  ///
  /// - Throws: `ModelFault.damagedModel` where the parts do not fit each other.
  public init(
    set: FeatureSet, inputs: Schema, constants: [Value], variables: Record, functions: OwnFunctions = OwnFunctions(),
    children schemas: [String: Schema] = [:], levels: [[Level]] = []
  ) throws {
    let surroundings = RecordedSurroundings(variables: variables, functions: functions)
    guard levels.count == set.categories.count else {
      throw ModelFault.damagedModel(reason: "the learned levels do not fit the feature set")
    }
    let aggregated = Set(set.childCalls.map(\.column))
    children = try ChildPlan(
      set, parents: Schema(inputs.columns.filter { !aggregated.contains($0.name) }), schemas: schemas,
      environment: surroundings)
    guard children.columns.allSatisfy({ inputs[$0.name] == nil || inputs[$0.name] == $0 }) else {
      throw ModelFault.damagedModel(reason: "the columns of its child tables do not fit the feature set")
    }
    let written = try set.written(levels)
    features = written.map { PlannedFeature(name: $0.name, definition: $0.definition, codes: $0.codes) }
    expressions = try FeaturePlan.bind(written, set.name, to: inputs, constants, surroundings)
    let summed = Set(children.aggregates.map(\.column))
    ownInputs = Schema(inputs.columns.filter { !summed.contains($0.name) })
    inputNames = ownInputs.names + children.tables.children(of: nil).map(\.name.text)
    knownNames = Set(inputNames)
    self.functions = functions
    self.set = set
    self.inputs = inputs
    self.constants = constants
    self.variables = variables
    self.levels = levels
  }

  /// The columns of the child tables by the tables' names.
  public var childSchemas: [String: Schema] { children.schemas }

  /// What must be summed up of child tables before the features of rows, which may have other numeric types than those
  /// learned from.
  ///
  /// - Throws: a `Diagnostic` where a table lacks a column or where it has another type.
  public func childAggregates(over schema: Schema, children given: [String: Schema]) throws -> [ChildAggregate] {
    let plan = try ChildPlan(
      set, parents: schema, schemas: given, environment: surroundings)
    try plan.checkKeys(schema, owner: set.name)
    for (known, found) in zip(children.aggregates, plan.aggregates) {
      guard
        known.expression.type == found.expression.type
          || known.expression.type.isNumeric && found.expression.type.isNumeric
      else {
        throw ExpressionFault.wrongType(
          owner: set.name, parameter: "'\(known.column)'", expected: known.expression.type.wording,
          found: found.expression.type.wording)
      }
    }
    return plan.aggregates
  }

  /// The features over rows whose columns may have other numeric types than those of `inputs`.
  ///
  /// SQL computes by a column's type, where one customer's values have types of their own: bound to the type the rows
  /// have, both come to the same. Columns that `schema` lacks or knows no type of keep the plan's.
  ///
  /// - Throws: a `Diagnostic` where the features cannot be computed over the types of `schema`.
  public func expressions(over schema: Schema) throws -> [RowExpression] {
    let columns = inputs.columns.map { column in
      guard let given = schema[column.name], given.type != .null else { return column }
      return given
    }
    let given = Schema(columns)
    guard given != inputs else { return expressions }
    return try FeaturePlan.bind(try set.written(levels), set.name, to: given, constants, surroundings)
  }

  private var surroundings: RecordedSurroundings {
    RecordedSurroundings(variables: variables, functions: functions)
  }

  private static func bind(
    _ features: [FeatureSet.Written], _ name: String, to inputs: Schema, _ constants: [Value],
    _ surroundings: RecordedSurroundings
  ) throws -> [RowExpression] {
    let binder = RowBinder(schema: inputs, owner: name, environment: surroundings)
    let bound = try features.map { try binder.bind($0.expression, aggregates: .allowed) }
    guard bound.flatMap(\.aggregates).count == constants.count else {
      throw ModelFault.damagedModel(reason: "the learned constants do not fit the feature set")
    }
    var remaining = constants[...]
    return bound.map { expression in
      let count = expression.aggregates.count
      defer { remaining = remaining.dropFirst(count) }
      return expression.freezing(Array(remaining.prefix(count)))
    }
  }

  /// What was learned, each by its text: the constants in the order they are written, then the levels of categories.
  public var learned: [(text: String, value: Value)] {
    let texts = features.indices.flatMap { place in constants(ofFeature: place).map(\.text) }
    let counts = zip(set.categories, levels).map { call, levels in
      let fields = levels.map { Record.Field($0.value.plainText, .integer(Int64($0.count))) }
      return (text: call.text, value: Value.record(Record(fields)))
    }
    return zip(texts, constants).map { (text: $0, value: $1) } + counts
  }

  /// The learned constants of the feature in a place, each by its text.
  public func constants(ofFeature place: Int) -> [(text: String, value: Value)] {
    let binder = RowBinder(schema: inputs, owner: set.name, environment: surroundings)
    let written = (try? set.written(levels)) ?? []
    let counts = written.prefix(place + 1).map { feature in
      ((try? binder.bind(feature.expression, aggregates: .allowed))?.aggregates ?? []).map(\.text)
    }
    guard let texts = counts.last, counts.count > place else { return [] }
    let before = counts.dropLast().reduce(0) { $0 + $1.count }
    return zip(texts, constants.dropFirst(before)).map { (text: $0, value: $1) }
  }

  /// Writes the features of one row, given in the order of `inputs`; a missing feature is NaN.
  ///
  /// - Throws: an `ExpressionFault` where an expression overflows.
  public func write(_ row: [Value], to features: UnsafeMutableBufferPointer<Double>) throws(ExpressionFault) {
    for (place, expression) in expressions.enumerated() where place < features.count {
      features[place] = try expression.evaluate(row).asNumber ?? .nan
    }
  }

  /// A value that came as JSON, which has no dates: the text of one, for an input that is a date, becomes a date.
  public func reading(_ value: Value, for input: String) -> Value {
    children.schemas[input] == nil ? value.asDate(for: inputs[input]) : children.reading(value, for: input)
  }

  /// A record's values in the order of `inputs`, each as its column has it; what is not there is missing.
  ///
  /// Fields `besides` those are passed over: another model reads them.
  ///
  /// - Throws: a `FeatureFault` for an input the plan does not know or that has the wrong type, and an `ExpressionFault`
  ///   where a sum over its children overflows.
  public func row(
    of record: Record, model: String, besides others: Set<String> = []
  ) throws -> (values: [Value], missing: [String]) {
    for field in record.fields where !knownNames.contains(field.name) && !others.contains(field.name) {
      let near = Suggestion.nearest(to: field.name, among: inputNames)
      throw FeatureFault.unknownInput(field.name, model: model, near: near)
    }
    let own = ownInputs
    let values = try own.columns.map { try $0.accept(record[$0.name] ?? .null) }
    let missing = zip(own.columns, values).compactMap { $1.isNull ? $0.name : nil }
    guard !children.aggregates.isEmpty else { return (values, missing) }
    let summed = try children.values(of: record, parents: (own, values), model: model)
    let all = Record(
      zip(own.names + children.aggregates.map(\.column), values + summed.values).map { Record.Field($0, $1) })
    return (inputs.names.map { all[$0] ?? .null }, missing + summed.missing)
  }
}

extension Schema.Column {
  /// A value as the column would hold it; a number keeps its own type, as the rows of a dataset do.
  func accept(_ value: Value) throws(FeatureFault) -> Value {
    switch (type, value) {
    case (_, .null), (.text, .text), (.date, .date), (.boolean, .boolean), (.number, .number), (.integer, .integer),
      (.integer, .number), (.number, .integer):
      return value
    case (.number, .boolean(let holds)): return .number(holds ? 1 : 0)
    case (.integer, .boolean(let holds)): return .integer(holds ? 1 : 0)
    case (.boolean, .integer(0)): return .boolean(false)
    case (.boolean, .integer(1)): return .boolean(true)
    default: throw .wrongInput(name, expected: type.wording, found: value.kindName)
    }
  }
}

/// The variables and functions a feature set referred to, as they were in training.
private struct RecordedSurroundings: Environment {
  let variables: Record
  let functions: OwnFunctions

  func value(ofVariable name: String) -> Value? { variables[name] }

  var variableNames: [String] { variables.fields.map(\.name) }

  func value(of pipeline: Pipeline) throws -> Value {
    throw ExpressionFault.notHere("a pipeline").at(pipeline.span)
  }

  func definition(named name: String) -> Definition? { functions[name] }

  var definitionNames: [String] { functions.all.map(\.name.text) }
}
