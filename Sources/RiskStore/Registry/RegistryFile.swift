import Foundation
import GRDB

/// The registry's file, opened when it is first needed and made only where something is to be written.
final class RegistryFile {
  /// What the file is called.
  static let name = "registry.sqlite"
  /// The layout of it that this program writes.
  static var layout: Int { RegistrySchema.current }
  private let folder: String
  private var connection: (queue: DatabaseQueue, identity: UInt64)?
  private static let patience = 10.0

  /// Points at the registry of a `models` folder.
  init(folder: String) { self.folder = folder }

  private var path: String { "\(folder)/\(RegistryFile.name)" }

  /// Reads; nil where there is no registry yet.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result? {
    guard let look = Disk.look(at: path) else { return nil }
    return try RegistryFile.naming { () -> Result? in
      let queue = try queue(of: look) ?? keep(Disk.mayWrite(folder) && Disk.mayWrite(path) ? open() : openToRead())
      return try queue.read { database in
        let version = try RegistrySchema.version(database)
        guard version <= RegistrySchema.current else { throw StoreFault.newerRegistry(version) }
        return version == RegistrySchema.current ? try body(database) : nil
      }
    }
  }

  /// Changes something, all of it or nothing; the file is made where there is none.
  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try RegistryFile.naming {
      let queue = try Disk.look(at: path).flatMap(queue) ?? keep(open())
      return try queue.write { database in
        try RegistrySchema.bringUpToDate(database)
        return try body(database)
      }
    }
  }

  // Opening

  /// The connection to the file that is there now; one that was moved away is let go.
  private func queue(of look: Disk.Look) -> DatabaseQueue? {
    guard let connection, connection.identity == look.identity else {
      connection = nil
      return nil
    }
    return connection.queue
  }

  private func keep(_ queue: DatabaseQueue) -> DatabaseQueue {
    if let look = Disk.look(at: path) { connection = (queue, look.identity) }
    return queue
  }

  /// Opens the file to read and write; sessions that open a new one at once wait for each other.
  private func open() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(RegistryFile.patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    let start = ContinuousClock.now
    while true {
      do { return try DatabaseQueue(path: path, configuration: configuration) } catch let error as DatabaseError {
        // Changing the journal's mode does not wait by itself.
        guard error.resultCode == .SQLITE_BUSY, ContinuousClock.now - start < .seconds(RegistryFile.patience) else {
          throw error
        }
        usleep(10_000)
      }
    }
  }

  /// Opens a file that cannot be written; where SQLite cannot share it with a writer, nobody is there to write.
  private func openToRead() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(RegistryFile.patience)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read(RegistrySchema.version)
      return queue
    } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
      return try DatabaseQueue(path: RegistryFile.address(path), configuration: configuration)
    }
  }

  /// The path as a URI that says that the file does not change.
  private static func address(_ path: String) -> String {
    URL(fileURLWithPath: path).absoluteString + "?immutable=1"
  }

  // Faults

  /// Says what SQLite's faults mean for the registry.
  private static func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as DatabaseError { throw fault(error) } catch is RowDecodingError {
      throw StoreFault.damagedRegistry(reason: "a line of it cannot be read")
    }
  }

  private static func fault(_ error: DatabaseError) -> StoreFault {
    let reason = error.message ?? "SQLite's result is \(error.resultCode.rawValue)"
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(seconds: Int(patience))
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM:
      .cannotWrite("models/\(name)", reason: reason)
    default: .damagedRegistry(reason: reason)
    }
  }
}
