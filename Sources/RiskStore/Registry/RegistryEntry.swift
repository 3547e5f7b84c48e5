public import RiskModels

/// A version of a model as the registry lists it.
public struct RegistryEntry: Sendable {
  /// The model's name.
  public let name: String
  /// The version, counted from 1.
  public let version: Int
  /// What the version is called in a line: `pd1`, or `pd1@1` where it is an earlier one.
  public let title: ModelTitle
  /// What it predicts.
  public let kind: ModelKind
  /// What fitted it.
  public let learner: String
  /// Where it stands in its life.
  public let stage: ModelStage
  /// The metric it is known by, such as AUC, with its value.
  public let metric: (name: String, value: Double)?
  /// How many rows it learned from, and how many features it has.
  public let rows, features: Int
  /// When it was made, in UTC.
  public let created: String
  /// When it was kept in this registry, and by whom with which program.
  public let kept, keeper: String
  /// Its folder inside `models/`.
  public let folder: String
  /// Its files with the SHA-256 and the size of each.
  public let files: [(name: String, checksum: String, size: Int64)]
  /// Why it cannot be used, as far as a look at its files tells; nil where it can.
  public let fault: StoreFault?

  /// Whether it is the newest version of its model.
  public var isNewest: Bool { title.version == nil }

  init(_ row: RegistryRow, fault: StoreFault?) {
    name = row.name
    version = row.version
    title = row.title
    kind = row.kind
    learner = row.learner
    stage = row.stage
    metric = row.metric.flatMap { name in row.value.map { (name, $0) } }
    (rows, features, created) = (row.rows, row.features, row.created)
    (kept, keeper, folder) = (row.kept, row.keeper, row.folder)
    files = row.files.map { ($0.name, $0.checksum, $0.size) }
    self.fault = fault
  }
}

/// All that a workspace's registry has.
public struct RegistryListing: Sendable {
  /// The versions of all models, those of a name together and the newest of them first.
  public let entries: [RegistryEntry]
  /// The folders that hold no model that can be listed, with the reasons.
  public let problems: [(folder: String, fault: any Error & Sendable)]
}
