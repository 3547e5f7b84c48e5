public import Foundation
import GRDB

/// What was typed at the prompt, kept in the workspace's database and shared by the sessions that are open in it.
public struct CommandHistory: Sendable {
  /// An input that was typed.
  public struct Entry: Sendable, Equatable {
    /// Its number; later ones have higher numbers.
    public let number: Int64
    /// When it was typed.
    public let time: Date
    /// The input, of one or more lines.
    public let text: String
  }

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
      queue = try DatabaseQueue(path: CommandHistory.file(in: path), configuration: configuration)
      try CommandHistory.migrator.migrate(queue)
    } catch {
      throw .historyUnavailable(reason: CommandHistory.reason(error))
    }
  }

  /// Whether a workspace has a history, so that looking at it makes none.
  public static func exists(inModelFolder path: String) -> Bool {
    FileManager.default.fileExists(atPath: file(in: path))
  }

  /// The last entries, the oldest first.
  public func recent() throws(StoreFault) -> [Entry] {
    try entries("SELECT * FROM (SELECT * FROM history ORDER BY id DESC LIMIT ?) ORDER BY id", [CommandHistory.depth])
  }

  /// The entries with numbers above one, the oldest first.
  public func entries(after number: Int64) throws(StoreFault) -> [Entry] {
    try entries("SELECT * FROM history WHERE id > ? ORDER BY id", [number])
  }

  /// Adds an entry and gives its number.
  @discardableResult
  public func add(_ text: String) throws(StoreFault) -> Int64 {
    do {
      return try queue.write { database in
        try database.execute(
          sql: "INSERT INTO history (text, typed) VALUES (?, ?)", arguments: [text, Date()])
        return database.lastInsertedRowID
      }
    } catch { throw .historyUnavailable(reason: CommandHistory.reason(error)) }
  }

  private func entries(_ sql: String, _ arguments: StatementArguments) throws(StoreFault) -> [Entry] {
    do {
      return try queue.read { database in
        try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
          Entry(number: row["id"], time: row["typed"], text: row["text"])
        }
      }
    } catch { throw .historyUnavailable(reason: CommandHistory.reason(error)) }
  }

  private static func file(in folder: String) -> String { folder + "/registry.sqlite" }

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
