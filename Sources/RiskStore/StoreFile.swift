import Foundation
import GRDB

/// An SQLite file of a workspace, opened when it is first needed and made only where something is to be written.
///
/// What was written is on the disk before the call returns.
final class StoreFile {
  private let folder: String
  private let layout: StoreLayout
  private var connection: (queue: DatabaseQueue, identity: UInt64)?
  private static let patience = 10.0

  /// Points at the file of a `models` folder.
  init(folder: String, layout: StoreLayout) {
    self.folder = folder
    self.layout = layout
  }

  /// Where the file is.
  var path: String { "\(folder)/\(layout.name)" }

  /// Reads; nil where there is no file yet.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result? {
    guard let look = Disk.look(at: path) else { return nil }
    return try naming { () -> Result? in
      let queue = try queue(of: look) ?? keep(Disk.mayWrite(folder) && Disk.mayWrite(path) ? open() : openToRead())
      return try queue.read { database in
        try layout.isCurrent(database) ? try body(database) : nil
      }
    }
  }

  /// Changes something, all of it or nothing; the file is made where there is none.
  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try naming {
      let queue = try Disk.look(at: path).flatMap(queue) ?? keep(open())
      return try queue.write { database in
        try layout.bringUpToDate(database)
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
    configuration.busyMode = .timeout(StoreFile.patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    let start = ContinuousClock.now
    while true {
      do { return try DatabaseQueue(path: path, configuration: configuration) } catch let error as DatabaseError {
        // Changing the journal's mode does not wait by itself.
        guard error.resultCode == .SQLITE_BUSY, ContinuousClock.now - start < .seconds(StoreFile.patience) else {
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
    configuration.busyMode = .timeout(StoreFile.patience)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read(StoreLayout.version)
      return queue
    } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
      return try DatabaseQueue(path: StoreFile.address(path), configuration: configuration)
    }
  }

  /// The path as a URI that says that the file does not change.
  private static func address(_ path: String) -> String {
    URL(fileURLWithPath: path).absoluteString + "?immutable=1"
  }

  // Faults

  /// Says what SQLite's faults mean for the file.
  private func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as DatabaseError { throw fault(error) } catch is RowDecodingError {
      throw layout.damaged("a line of it cannot be read")
    }
  }

  private func fault(_ error: DatabaseError) -> StoreFault {
    let reason = error.message ?? "SQLite's result is \(error.resultCode.rawValue)"
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: layout.busy(Int(StoreFile.patience))
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM:
      .cannotWrite("models/\(layout.name)", reason: reason)
    default: layout.damaged(reason)
    }
  }
}
