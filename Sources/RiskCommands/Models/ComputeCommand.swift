import RiskData
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Computes the features of rows, to look at them.
enum ComputeCommand: Command {
  private static let what = Parameter(
    "features",
    .block("a feature set or a model").offering(
      .things([ThingKind<FeatureSet>.features.name, ThingKind<CreditModel>.model.name])), at: .argument,
    "A feature set, which learns its constants from these rows, or a model, which keeps what it learned.")
  private static let kept = Parameter(
    "keeping", .writtenExpressions("columns", placeholder: "COLUMN, …"), at: .clause, default: [],
    "Columns of the rows to keep before the features.")

  static let spec = CommandSpec(
    "compute", group: .models, "Compute the features of rows, as a model is trained on them.", input: .required,
    parameters: [what.info, kept.info],
    examples: [
      Example("portfolio | compute base", "The features of a set as columns.", setup: .features),
      Example("portfolio | compute pd1 keeping id | take 3", "Those of a model, beside a column.", setup: .model),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let input = try call.requireInput()
    let relation = try input.relation(in: session)
    let columns = try call[kept].map {
      (name: $0.name.text, expression: try call.bind($0.expression, to: input))
    }
    let (rows, plan) = try call.at(what) { try features(try call[what], of: relation, session) }
    let computed = zip(plan.features, try plan.expressions(over: rows.schema)).map { (name: $0.name, expression: $1) }
    return Output(.table(try call.at(what) { try rows.selecting(columns + computed) }))
  }

  /// The rows with all that the features read, and the plan that computes them.
  private static func features(
    _ expression: Expression, of relation: Relation, _ session: Session
  ) throws -> (Relation, FeaturePlan) {
    let name = try named(expression)
    if try session.existing(.features, named: name.text) == nil,
      let model = try session.existing(.model, named: name.text)
    {
      try model.check(relation.schema)
      return (try model.plan.summingUp(relation, in: session), model.plan)
    }
    let set = try session.thing(.features, named: name)
    let children = try ChildDatasets(set.tables, in: session)
    let draft = try FeatureDraft(
      set, schema: relation.schema, owner: relation.name, environment: session.environment, children: children.schemas)
    let rows = try children.summingUp(draft.childAggregates, for: relation)
    return (rows, try draft.learning(from: rows))
  }

  private static func named(_ expression: Expression) throws -> Identifier {
    guard case .name(let name) = expression.kind else {
      throw FeatureFault.notASet.at(expression.span)
    }
    return name
  }
}
