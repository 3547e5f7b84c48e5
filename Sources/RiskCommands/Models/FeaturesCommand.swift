import RiskExpressions
import RiskKernel
import RiskModels

/// Defines a feature set.
enum FeaturesCommand: Command {
  private static let name = Parameter("name", .newName("feature set"), at: .argument, "What to call the set.")
  private static let block = Parameter(
    "features", .block("a block of features"), at: .argument,
    "A feature a line: name = expression as \"Label\" in low..high, or columns as they are.")

  static let spec = CommandSpec(
    "features", group: .models, "Define the features models are trained on.", parameters: [name.info, block.info],
    examples: [
      Example("features small { util = clip(util, 0, 2) as \"Utilisation\" in 0..2; age, num_90 }", "Three features.")
    ], makes: outline)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let set = try FeatureSet(name: try call[name], block: try call[block])
    session.put(set, as: set.name, .features)
    let value = Record([
      Record.Field("name", .text(set.name)), Record.Field("features", .list(set.featureNames.map(Value.text))),
    ])
    let line = "\(set.name)   \(Words.count(set.features.count, "feature"))"
    return .notice(.record(value), [.line(line)])
  }

  /// The set and what it computes, for the check before anything runs.
  @Sendable private static func outline(_ phrase: BoundPhrase, _ reader: OutlookReader) throws -> [ThingName] {
    guard let written = try phrase[block.info]?.soleExpression() else { return [] }
    let name = phrase[name.info].flatMap { try? $0.soleName().text }
    let set = try FeatureSet(name: name ?? "features", block: written)
    return name.map { [ThingName(.features, $0, reads: set.features.map(\.expression))] } ?? []
  }
}

/// Shows feature sets.
enum FeatureListing {
  /// A set as a table: a feature a row.
  static func output(_ set: FeatureSet) -> Output {
    let titles = ["feature", "expression", "label", "range"]
    let rows = set.features.map { feature -> [Value] in
      [
        .text(feature.name), .text(feature.expression.span.text), feature.label.map(Value.text) ?? .null,
        feature.range.map { .text($0.description) } ?? .null,
      ]
    }
    let records = rows.map { Value.record(Record(zip(titles, $0).map { Record.Field($0, $1) })) }
    let view = TableView(columns: titles.map { TableView.Column($0) }, rows: rows.map { TableView.Row($0) })
    return Output(.list(records), views: [.table(view)])
  }
}
