import Foundation
import GRDB
import RiskModels

/// A version of a model as the registry's file has it.
struct RegistryRow: Codable, Sendable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "model"

  /// How far a change of it has come; at rest it is `kept`, or `removed` where only the line is left.
  enum State: String, Codable {
    /// Its files are being put into its folder.
    case saving
    /// Its files are in its folder.
    case kept
    /// Its folder is getting the name in `next`.
    case moving
    /// Its folder is being removed.
    case removing
    /// It was removed and others of its name were not: its number is not given again.
    case removed
  }

  var id: Int64?
  var name: String
  let version: Int
  let kind: ModelKind
  let learner: String
  var stage: ModelStage
  /// The metric it is known by, and its value.
  let metric: String?
  let value: Double?
  let rows: Int
  let features: Int
  let created: String
  /// When it was kept here, and by whom with which program.
  let kept: String
  let keeper: String
  /// The SHA-256 of its `SHA256SUMS`.
  let digest: String
  var files: [FileMark]
  var folder: String
  var state: State
  /// The title it is getting while it moves.
  var next: String?

  /// Describes a model that is about to be kept.
  init(_ bundle: ModelBundle, _ seal: BundleSeal, version: Int, folder: String, state: State, files: [FileMark] = []) {
    let facts = BundleFacts(bundle)
    name = bundle.model.name
    self.version = version
    kind = facts.kind
    learner = facts.learner
    stage = .challenger
    metric = facts.metric?.name
    value = facts.metric?.value
    rows = facts.rows
    features = facts.features
    created = facts.created
    kept = Date.now.formatted(.iso8601)
    keeper = facts.keeper
    digest = seal.digest
    self.files = files
    self.folder = folder
    self.state = state
  }

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

extension RegistryRow {
  /// All versions of all models, those of a name together and the newest of them first.
  static func all(_ database: Database) throws -> [RegistryRow] {
    try fetchAll(database.cachedStatement(sql: "SELECT * FROM model ORDER BY name, version DESC"))
  }

  /// All versions of a model, the newest first.
  static func named(_ name: String, _ database: Database) throws -> [RegistryRow] {
    try fetchAll(
      database.cachedStatement(sql: "SELECT * FROM model WHERE name = ? ORDER BY version DESC"), arguments: [name])
  }

  /// The champion of a kind.
  static func champion(of kind: ModelKind, _ database: Database) throws -> RegistryRow? {
    try fetchOne(
      database.cachedStatement(
        sql: "SELECT * FROM model WHERE kind = ? AND stage = 'champion' AND state <> 'removed'"),
      arguments: [kind.rawValue])
  }

  /// Whether its files should be in its folder.
  var isKept: Bool { state == .kept }

  /// What it is called: its name while it is in that folder, its name and version else.
  var title: ModelTitle { folder == name ? ModelTitle(name) : ModelTitle(name, version: version) }
}
