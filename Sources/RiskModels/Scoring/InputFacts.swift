public import RiskExpressions

/// What is known of an input that models read: from their feature sets and from their training.
public struct InputFacts: Sendable {
  /// The input.
  public let name: String
  /// What its values are.
  public let type: ScalarType
  /// What people call it.
  public let label: String?
  /// What it is measured in.
  public let unit: String?
  /// A sentence on it.
  public let documentation: String?
  /// The values it can sensibly have, by the feature set.
  public let range: ClosedRange<Double>?
  /// Which way a customer can move it.
  public let change: FeatureNotes.Change
  /// Whether only whole numbers make sense.
  public let isWhole: Bool
  /// What moving it by one spread costs, where others cost 1; nil where nobody said.
  public let cost: Double?
  /// What training saw of it; nil where the model does not tell.
  public let profile: InputProfile?

  /// Gathers what is known.
  init(_ column: Schema.Column, _ notes: FeatureNotes, _ profile: InputProfile?) {
    name = column.name
    type = column.type
    label = notes.label
    unit = notes.unit
    documentation = notes.documentation
    range = notes.range.map { min($0.lower, $0.upper)...max($0.lower, $0.upper) }
    change = notes.change ?? .any
    isWhole = notes.isWhole ?? (column.type == .integer || column.type == .number && profile?.isWhole == true)
    cost = notes.cost
    self.profile = profile
  }
}

extension FeatureSet {
  /// What the set says of an input: its own line, or that of the feature which has its name or is nothing but it.
  func notes(ofInput name: String) -> FeatureNotes {
    let own = inputs.first { $0.name.text == name }?.notes ?? FeatureNotes()
    let feature = features.first { $0.name == name } ?? features.first { $0.isNothingBut(name) }
    return own.or(feature?.notes ?? FeatureNotes())
  }
}

extension FeatureDefinition {
  fileprivate func isNothingBut(_ input: String) -> Bool {
    if case .name(let column) = expression.kind { column.text == input } else { false }
  }
}

extension Scorer {
  /// What is known of each input, in the order of the models; where several speak of one, the first has the word.
  static func facts(_ models: [CreditModel], exposure: String?) -> [InputFacts] {
    var columns: [Schema.Column] = []
    for column in models.flatMap(\.plan.ownInputs.columns) where !columns.contains(where: { $0.name == column.name }) {
      columns.append(column)
    }
    if let exposure, !columns.contains(where: { $0.name == exposure }) {
      columns.append(Schema.Column(exposure, .number))
    }
    return columns.map { column in
      let notes = models.filter { $0.plan.ownInputs[column.name] != nil }
        .reduce(FeatureNotes()) { $0.or($1.plan.set.notes(ofInput: column.name)) }
      let profiles = models.lazy.compactMap { $0.card.inputs?.first { $0.name == column.name } }
      return InputFacts(column, notes, profiles.first)
    }
  }
}
