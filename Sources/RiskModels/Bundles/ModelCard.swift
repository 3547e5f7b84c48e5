import RiskExpressions

/// What is known of a model besides its trees: enough to use it, to repeat it and to audit it.
public struct ModelCard: Codable, Sendable {
  /// The version of the bundle's layout.
  public static let currentFormat = 2

  /// The version of the layout the card was written in.
  public let format: Int
  /// What the model predicts.
  public let kind: ModelKind
  /// What a loss is measured in; nil for other kinds.
  public let measure: LossMeasure?
  /// The column that has the exposure a share of which is lost; nil where there is none.
  public let exposure: String?
  /// The learner that fitted it.
  public let learner: String
  /// The column it learned.
  public let target: String
  /// The feature set: its name, its block as it was written, what it reads and what it learned.
  public let features: Features
  /// The learner's parameters by name, and what else was asked of the training.
  public let parameters: [String: StoredValue]
  /// What it was trained on.
  public let training: Training
  /// What training saw of each input; nil for a model from elsewhere or from before this was kept.
  public let inputs: [InputProfile]?
  /// How good it was at once, the headline first; empty for a model from elsewhere.
  public let metrics: [Metric]
  /// What its probabilities go through at last; nil where there is nothing.
  public let calibration: StoredCalibration?
  /// The model it was made of, such as the one that was calibrated; nil where it was trained.
  public let parent: String?
  /// Where randomness started from.
  public let seed: UInt64
  /// The programs that made it, with their versions.
  public let versions: [String: String]
  /// When it was made, in UTC.
  public let created: String

  /// Fills in a card.
  public init(
    kind: ModelKind, measure: LossMeasure? = nil, exposure: String? = nil, learner: String, target: String,
    features: Features, parameters: [String: StoredValue], training: Training, inputs: [InputProfile]? = nil,
    metrics: [Metric] = [], calibration: StoredCalibration? = nil, parent: String? = nil, seed: UInt64,
    versions: [String: String],
    created: String
  ) {
    format = ModelCard.currentFormat
    self.kind = kind
    self.measure = measure
    self.exposure = exposure
    self.learner = learner
    self.target = target
    self.features = features
    self.parameters = parameters
    self.training = training
    self.inputs = inputs
    self.metrics = metrics
    self.calibration = calibration
    self.parent = parent
    self.seed = seed
    self.versions = versions
    self.created = created
  }

  /// A figure of how good a model is.
  public struct Metric: Codable, Sendable, Equatable {
    /// What it is called, such as `AUC`.
    public let name: String
    /// Its value.
    public let value: Double
    /// The rows it was measured on: `training`, `validation`, or a dataset's name.
    public let sample: String

    /// Records a figure.
    public init(_ name: String, _ value: Double, on sample: String) {
      self.name = name
      self.value = value
      self.sample = sample
    }
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
  public struct Training: Codable, Sendable, Equatable {
    /// What the rows were called.
    public let dataset: String
    /// How many rows there were.
    public let rows: Int
    /// How many of them were bad; nil where the target is not an outcome.
    public let bads: Int?
    /// The mean of the target; nil where it was not recorded.
    public let mean: Double?
    /// The SHA-256 of the features and the target; empty for a model from elsewhere.
    public let fingerprint: String

    /// Describes training rows.
    public init(dataset: String, rows: Int, bads: Int?, mean: Double?, fingerprint: String) {
      self.dataset = dataset
      self.rows = rows
      self.bads = bads
      self.mean = mean
      self.fingerprint = fingerprint
    }
  }
}

extension ModelCard {
  private enum Key: String, CodingKey {
    case format, kind, measure, exposure, learner, target, features, parameters, training, inputs, metrics, calibration,
      parent
    case seed, versions, created
  }

  /// Reads a card of this format or an earlier one, in which parameters were numbers and only PD models were kept.
  public init(from decoder: any Decoder) throws {
    let card = try decoder.container(keyedBy: Key.self)
    format = try card.decode(Int.self, forKey: .format)
    kind = try card.decode(ModelKind.self, forKey: .kind)
    measure = try card.decodeIfPresent(LossMeasure.self, forKey: .measure)
    exposure = try card.decodeIfPresent(String.self, forKey: .exposure)
    learner = try card.decode(String.self, forKey: .learner)
    target = try card.decode(String.self, forKey: .target)
    features = try card.decode(Features.self, forKey: .features)
    parameters =
      format == 1
      ? try card.decode([String: Double].self, forKey: .parameters).mapValues { StoredValue(.number($0)) }
      : try card.decode([String: StoredValue].self, forKey: .parameters)
    training = try card.decode(Training.self, forKey: .training)
    inputs = try card.decodeIfPresent([InputProfile].self, forKey: .inputs)
    metrics = try card.decodeIfPresent([Metric].self, forKey: .metrics) ?? []
    calibration = try card.decodeIfPresent(StoredCalibration.self, forKey: .calibration)
    parent = try card.decodeIfPresent(String.self, forKey: .parent)
    seed = try card.decode(UInt64.self, forKey: .seed)
    versions = try card.decode([String: String].self, forKey: .versions)
    created = try card.decode(String.self, forKey: .created)
  }

  /// The card of the model before its calibration.
  public var uncalibrated: ModelCard {
    ModelCard(
      kind: kind, measure: measure, exposure: exposure, learner: learner, target: target, features: features,
      parameters: parameters, training: training, inputs: inputs, metrics: metrics, parent: parent, seed: seed,
      versions: versions, created: created)
  }

  /// The same card with some parts exchanged.
  public func with(
    metrics: [Metric]? = nil, calibration: StoredCalibration? = nil, parent: String? = nil, created: String? = nil
  ) -> ModelCard {
    ModelCard(
      kind: kind, measure: measure, exposure: exposure, learner: learner, target: target, features: features,
      parameters: parameters, training: training, inputs: inputs, metrics: metrics ?? self.metrics,
      calibration: calibration ?? self.calibration, parent: parent ?? self.parent, seed: seed, versions: versions,
      created: created ?? self.created)
  }
}
