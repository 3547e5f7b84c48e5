import RiskExpressions

/// What is known of a model besides its trees: enough to use it, to repeat it and to audit it.
public struct ModelCard: Codable, Sendable {
  /// The version of the bundle's layout.
  public static let currentFormat = 1

  /// The version of the layout the card was written in.
  public let format: Int
  /// What the model predicts: `pd`.
  public let kind: String
  /// The learner that fitted it.
  public let learner: String
  /// The column it learned.
  public let target: String
  /// The feature set: its name, its block as it was written, what it reads and what it learned.
  public let features: Features
  /// The learner's parameters by name.
  public let parameters: [String: Double]
  /// What it was trained on.
  public let training: Training
  /// Where randomness started from.
  public let seed: UInt64
  /// The programs that made it, with their versions.
  public let versions: [String: String]
  /// When it was made, in UTC.
  public let created: String

  /// Fills in a card.
  public init(
    learner: String, target: String, features: Features, parameters: [String: Double], training: Training,
    seed: UInt64, versions: [String: String], created: String
  ) {
    format = ModelCard.currentFormat
    kind = "pd"
    self.learner = learner
    self.target = target
    self.features = features
    self.parameters = parameters
    self.training = training
    self.seed = seed
    self.versions = versions
    self.created = created
  }

  /// A feature set with what it learned.
  public struct Features: Codable, Sendable {
    let name: String
    let source: String
    let inputs: [Input]
    let constants: [StoredValue]
    let variables: [String: StoredValue]
    /// The texts of the functions of the user's own that it calls; nil where it calls none.
    let functions: [String]?
    /// The columns of the child tables by the tables' names; nil where there are none.
    let tables: [String: [Input]]?
    /// The levels of its categories; nil where there are none.
    let levels: [[StoredLevel]]?

    /// Records a plan.
    public init(_ plan: FeaturePlan) {
      name = plan.set.name
      source = plan.set.source
      inputs = plan.inputs.columns.map(Input.init)
      constants = plan.constants.map(StoredValue.init)
      let stored = plan.variables.fields.map { ($0.name, StoredValue($0.value)) }
      variables = Dictionary(stored, uniquingKeysWith: { first, _ in first })
      functions = plan.functions.all.isEmpty ? nil : plan.functions.sources
      tables = plan.childSchemas.isEmpty ? nil : plan.childSchemas.mapValues { $0.columns.map(Input.init) }
      levels = plan.levels.isEmpty ? nil : plan.levels.map { $0.map(StoredLevel.init) }
    }

    /// The plan again.
    func plan() throws -> FeaturePlan {
      let fields = variables.sorted { $0.key < $1.key }.map { Record.Field($0.key, $0.value.value) }
      return try FeaturePlan(
        set: try FeatureSet(name: name, source: source), inputs: try Input.schema(inputs),
        constants: constants.map(\.value), variables: Record(fields),
        functions: try OwnFunctions(sources: functions ?? []), children: try (tables ?? [:]).mapValues(Input.schema),
        levels: (levels ?? []).map { $0.map(\.level) })
    }
  }

  /// A column a model reads.
  struct Input: Codable, Sendable {
    let name: String
    let type: String

    init(_ column: Schema.Column) {
      name = column.name
      type = column.type.rawValue
    }

    static func schema(_ inputs: [Input]) throws -> Schema {
      Schema(
        try inputs.map { input in
          guard let type = ScalarType(rawValue: input.type) else {
            throw ModelFault.damagedModel(reason: "an input has an unknown type")
          }
          return Schema.Column(input.name, type)
        })
    }
  }

  /// A level of a category.
  struct StoredLevel: Codable, Sendable {
    let value: StoredValue
    let count: Int

    init(_ level: Level) {
      value = StoredValue(level.value)
      count = level.count
    }

    var level: Level { Level(value.value, count: count) }
  }

  /// What a model was trained on.
  public struct Training: Codable, Sendable {
    /// What the rows were called.
    public let dataset: String
    /// How many rows there were, and how many of them were bad.
    public let rows, bads: Int
    /// The SHA-256 of the features and the target.
    public let fingerprint: String

    /// Describes training rows.
    public init(dataset: String, rows: Int, bads: Int, fingerprint: String) {
      self.dataset = dataset
      self.rows = rows
      self.bads = bads
      self.fingerprint = fingerprint
    }
  }
}
