import RiskDiagnostics
public import RiskExpressions
import RiskSyntax

/// A feature set with all it learned: the one way from a row's columns to a model's features.
///
/// The same expressions serve many rows as SQL and one customer natively.
public struct FeaturePlan: Sendable {
  /// The set it was made from.
  public let set: FeatureSet
  /// The columns it reads.
  public let inputs: Schema
  /// What was learned in training, in the order the aggregates are written.
  public let constants: [Value]
  /// The values of the variables the set refers to.
  public let variables: Record
  /// The functions of the user's own that the set calls.
  let functions: OwnFunctions
  /// The features over the columns of `inputs`, in order.
  public let expressions: [RowExpression]

  /// Makes a plan from a set, the columns it reads and what was learned.
  ///
  /// - Throws: `ModelFault.damagedModel` where the parts do not fit each other.
  public init(
    set: FeatureSet, inputs: Schema, constants: [Value], variables: Record, functions: OwnFunctions = OwnFunctions()
  ) throws {
    let surroundings = RecordedSurroundings(variables: variables, functions: functions)
    expressions = try FeaturePlan.bind(set, to: inputs, constants, surroundings)
    self.functions = functions
    self.set = set
    self.inputs = inputs
    self.constants = constants
    self.variables = variables
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
    return given == inputs ? expressions : try FeaturePlan.bind(set, to: given, constants, surroundings)
  }

  private var surroundings: RecordedSurroundings {
    RecordedSurroundings(variables: variables, functions: functions)
  }

  private static func bind(
    _ set: FeatureSet, to inputs: Schema, _ constants: [Value], _ surroundings: RecordedSurroundings
  ) throws -> [RowExpression] {
    let binder = RowBinder(schema: inputs, owner: set.name, environment: surroundings)
    let bound = try set.features.map { try binder.bind($0.expression, aggregates: .allowed) }
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

  /// The features' names with their learned constants, in the order they are written.
  public var learned: [(text: String, value: Value)] {
    let binder = RowBinder(schema: inputs, owner: set.name, environment: surroundings)
    let aggregates = set.features.flatMap { (try? binder.bind($0.expression, aggregates: .allowed).aggregates) ?? [] }
    return zip(aggregates, constants).map { ($0.text, $1) }
  }

  /// Writes the features of one row, given in the order of `inputs`; a missing feature is NaN.
  ///
  /// - Throws: an `ExpressionFault` where an expression overflows.
  public func write(_ row: [Value], to features: UnsafeMutableBufferPointer<Float>) throws(ExpressionFault) {
    for (place, expression) in expressions.enumerated() where place < features.count {
      features[place] = Float(try expression.evaluate(row).asNumber ?? .nan)
    }
  }

  /// A value that came as JSON, which has no dates: the text of one, for an input that is a date, becomes a date.
  public func reading(_ value: Value, for input: String) -> Value {
    guard case .text(let text) = value, inputs[input]?.type == .date else { return value }
    return CalendarDate(text).map(Value.date) ?? value
  }

  /// A record's values in the order of `inputs`, each as its column has it; what is not there is missing.
  ///
  /// - Throws: a `FeatureFault` for an input the plan does not know or that has the wrong type.
  public func row(of record: Record, model: String) throws(FeatureFault) -> (values: [Value], missing: [String]) {
    for field in record.fields where inputs.index(of: field.name) == nil {
      let near = Suggestion.nearest(to: field.name, among: inputs.names)
      throw .unknownInput(field.name, model: model, near: near)
    }
    var values: [Value] = []
    var missing: [String] = []
    for column in inputs.columns {
      let value = record[column.name] ?? .null
      if value.isNull { missing.append(column.name) }
      values.append(try column.accept(value))
    }
    return (values, missing)
  }
}

extension Schema.Column {
  /// A value as the column would hold it; a number keeps its own type, as the rows of a dataset do.
  fileprivate func accept(_ value: Value) throws(FeatureFault) -> Value {
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
