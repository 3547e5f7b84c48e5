public import Foundation
import GRDB

/// The decision log of a workspace: what was scored, explained and decided, by whom and why.
///
/// It only grows. Each entry is chained to the one before; sessions that write at once take turns, and an entry is on
/// the disk before what it tells of is answered. It is used from one thread.
public final class DecisionLog {
  /// Where the log begins and how far it has come.
  public struct Head: Sendable, Equatable {
    /// How many entries there are.
    public let number: Int
    /// The hash of the last one, which stands for all of them.
    public let hash: String
  }

  /// The name of its file in the folder `models`.
  public static let fileName = DecisionSchema.layout.name
  private let folder: String
  private let author: DecisionAuthor
  private let now: () -> Date
  let file: StoreFile
  /// Throws where work should end, such as at Ctrl-C.
  let checkpoint: () throws -> Void

  /// Points at the log of a workspace, which need not be there yet; reading makes nothing where there is nothing.
  ///
  /// - Parameters:
  ///   - folder: The workspace's `models` folder.
  ///   - author: Who writes.
  ///   - now: The clock.
  ///   - checkpoint: Throws where work should end, such as at Ctrl-C.
  public init(
    folder: String, author: DecisionAuthor, now: @escaping () -> Date = { Date.now },
    checkpoint: @escaping () throws -> Void = {}
  ) {
    (self.folder, self.author, self.now, self.checkpoint) = (folder, author, now, checkpoint)
    file = StoreFile(folder: folder, layout: DecisionSchema.layout)
  }

  /// Where the log is.
  public var path: String { file.path }

  /// How far the log has come; nil where there is none yet.
  ///
  /// - Throws: `StoreFault.brokenDecisions` where it is plain that entries at the end are not those that were written.
  public func head() throws -> Head? { try file.read { try self.head(of: $0) } }

  /// Adds entries behind the last one, all of them or none, and waits until the disk has them.
  ///
  /// - Parameters:
  ///   - drafts: What was done.
  ///   - known: An entry the log must still have, such as the last one the caller wrote.
  /// - Returns: the entries as they were written.
  /// - Throws: a `StoreFault`; then nothing was added.
  @discardableResult
  public func append(_ drafts: [DecisionDraft], after known: Head? = nil) throws -> [DecisionEntry] {
    guard !drafts.isEmpty else { return [] }
    try makeFolder()
    return try file.write { database in
      let head = try head(of: database)
      if let known { try find(known, in: database) }
      var (number, hash, entries) = (head.number, head.hash, [DecisionEntry]())
      // Read inside the transaction: entries that wait for each other are dated in their order.
      let time = DecisionTime.text(now())
      for draft in drafts {
        let entry = try DecisionChain.link(draft.withoutZeros, number: number + 1, after: hash, time: time, by: author)
        try insert(entry, into: database)
        (number, hash) = (entry.number, entry.hash)
        entries.append(entry)
      }
      return entries
    }
  }

  /// Whether a path is that of the log's own file.
  public func isKept(at path: String) -> Bool {
    guard let own = Disk.look(at: file.path), let other = Disk.look(at: path) else { return false }
    return own.identity == other.identity && own.device == other.device
  }

  private func find(_ known: Head, in database: Database) throws {
    let hash = try String.fetchOne(
      database, sql: "SELECT hash FROM decision WHERE number = ?", arguments: [known.number])
    guard hash != known.hash else { return }
    throw StoreFault.brokenDecisions(reason: "entry \(known.number), which this session wrote, is not there any more")
  }

  private func makeFolder() throws {
    guard !Disk.has(folder) else { return }
    try Disk.makeFolder(folder)
    try DurableFile.sync(folder: (folder as NSString).deletingLastPathComponent)
  }

  private func insert(_ entry: DecisionEntry, into database: Database) throws {
    let columns = entry.columns + [("previous", entry.previous), ("hash", entry.hash)]
    let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO decision (number, \(columns.map(\.name).joined(separator: ", "))) VALUES (\(marks))")
    try statement.execute(arguments: [entry.number] + StatementArguments(columns.map(\.value)))
  }

  /// The head as it was noted, after a look whether the last entry is the one it names.
  private func head(of database: Database) throws -> Head {
    guard let row = try Row.fetchOne(database, sql: "SELECT number, hash FROM head"),
      let number = Int.fromDatabaseValue(row["number"]), let hash = String.fromDatabaseValue(row["hash"])
    else { throw StoreFault.brokenDecisions(reason: "the note of its last entry is gone") }
    let last = try Row.fetchOne(database, sql: "SELECT number, hash FROM decision ORDER BY number DESC LIMIT 1")
    let found = last.flatMap { Int.fromDatabaseValue($0["number"]) } ?? 0
    let end = last.flatMap { String.fromDatabaseValue($0["hash"]) } ?? DecisionChain.origin
    guard found == number, end == hash else {
      throw StoreFault.brokenDecisions(
        reason: found == number
          ? "entry \(found), the last, is not the one that was written"
          : "it ends with entry \(found) and was written up to \(number)")
    }
    return Head(number: number, hash: hash)
  }
}
