import Foundation
import GRDB

/// What was typed at the prompt, kept in the workspace's database for the sessions to come.
public struct CommandHistory: Sendable {
  private let queue: DatabaseQueue
  /// How many entries a new session starts with.
  private static let depth = 2000

  /// Opens the history of a workspace, whose database is made when it is first needed.
  ///
  /// - Throws: `StoreFault.historyUnavailable`.
  public init(modelFolder path: String) throws(StoreFault) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      queue = try DatabaseQueue(path: path + "/registry.sqlite", configuration: configuration)
      try CommandHistory.migrator.migrate(queue)
    } catch {
      throw .historyUnavailable(reason: CommandHistory.reason(error))
    }
  }

  /// The last entries, the oldest first.
  public func recent() throws(StoreFault) -> [String] {
    do {
      return try queue.read { database in
        try String.fetchAll(
          database, sql: "SELECT text FROM history ORDER BY id DESC LIMIT ?", arguments: [CommandHistory.depth])
      }.reversed()
    } catch { throw .historyUnavailable(reason: CommandHistory.reason(error)) }
  }

  /// Adds an entry.
  public func add(_ text: String) throws(StoreFault) {
    do {
      try queue.write { database in
        try database.execute(
          sql: "INSERT INTO history (text, typed) VALUES (?, ?)", arguments: [text, Date()])
      }
    } catch { throw .historyUnavailable(reason: CommandHistory.reason(error)) }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("history") { database in
      try database.create(table: "history") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("text", .text).notNull()
        table.column("typed", .datetime).notNull()
      }
    }
    return migrator
  }

  private static func reason(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? "its folder cannot be written"
  }
}
