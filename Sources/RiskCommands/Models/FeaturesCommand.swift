import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// Defines a feature set, or shows one.
enum FeaturesCommand: Command {
  private static let name = Parameter(
    "name", .newName("feature set"), at: .argument, "What to call the set; or the word show, before what to show.")
  private static let block = Parameter(
    "features",
    .block("a block of features").offering(
      .things([ThingKind<FeatureSet>.features.name, ThingKind<CreditModel>.model.name])),
    at: .argument,
    "A feature a line: name = expression as \"Label\" unit \"years\" in low..high, or columns as they are; "
      + "child tables first, as table accounts on customer_id. Behind show, a feature set or a model.")
  private static let showing = "show"

  static let spec = CommandSpec(
    "features", group: .models, "Define the features models are trained on, or show them with what a model learned.",
    parameters: [name.info, block.info],
    examples: [
      Example("features small { util = clip(util, 0, 2) as \"Utilisation\" in 0..2; age, num_90 }", "Three features."),
      Example(
        "features bank { table accounts on customer_id; limits = sum(accounts.limit, where = accounts.kind = \"card\") }",
        "A feature summed up of a child table."),
      Example("features show base", "A feature set, a feature a row.", setup: .features),
      Example("features show pd1", "The features of a model, with what it learned.", setup: .model),
    ], makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let written = try call[block]
    if try call[name] == showing, case .name(let shown) = written.kind { return try show(shown, session) }
    let set = try FeatureSet(name: try call[name], block: written)
    session.put(set, as: set.name, .features)
    let value = Record([
      Record.Field("name", .text(set.name)), Record.Field("features", .list(set.featureNames.map(Value.text))),
    ])
    let line = "\(set.name)   \(Words.count(set.features.count, "feature"))"
    return .notice(.record(value), [.line(line)])
  }

  private static func show(_ name: Identifier, _ session: Session) throws -> Output {
    if try session.existing(.features, named: name.text) == nil,
      let model = try session.existing(.model, named: name.text)
    {
      return FeatureListing.output(model)
    }
    return FeatureListing.output(try session.thing(.features, named: name))
  }

  /// The set and what it computes, for the check before anything runs.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName] {
    guard let written = try phrase[block.info]?.soleExpression() else { return [] }
    let name = phrase[name.info].flatMap { try? $0.soleName().text }
    if name == showing, case .name = written.kind { return [] }
    let set = try FeatureSet(name: name ?? "features", block: written)
    try check(set, reader)
    return try name.map { [ThingName(.features, $0, reads: try set.reads)] } ?? []
  }

  /// Looks up the columns of child tables that are known.
  private static func check(_ set: FeatureSet, _ reader: OutlookReader) throws {
    for table in set.tables {
      guard let schema = reader.schema(of: Expression(name: table.name)) else { continue }
      let read = set.childColumns.filter { $0.table == table.name.text }.map(\.column) + table.keys.map(\.child)
      for column in read where schema[column.text] == nil {
        let near = Suggestion.nearest(to: column.text, among: schema.names)
        throw ExpressionFault.unknownColumn(column.text, owner: table.name.text, near: near).at(column.span)
      }
    }
  }
}
