import Foundation
import GRDB
import RiskTestSupport

@testable import RiskStore

/// A decision log of a test's own, with the means of somebody who has its file.
final class Ledger {
  let folder: TemporaryFolder
  /// The folder `models`, which is not there at first.
  var path: String { folder.url("models").path }

  /// Makes a log with so many entries.
  init(entries: Int = 0) throws {
    folder = try TemporaryFolder()
    for number in 0..<entries { try log().append([Self.draft(number)]) }
  }

  /// The log as a session that begins now sees it.
  func log() -> DecisionLog {
    let author = DecisionAuthor(person: "ann", host: "desk", program: "risk 1")
    return DecisionLog(folder: path, author: author, now: { Date(timeIntervalSince1970: 1_795_537_325.123) })
  }

  /// What was done, told from others by a number.
  static func draft(_ number: Int, subject: String = "good") -> DecisionDraft {
    DecisionDraft(
      kind: "score", command: "score good", subject: subject, inputs: "{\"util\":0.\(number)}",
      models: "[{\"name\":\"pd1\"}]", outputs: "{\"pd\":0.05}", reasons: "[\"missing: age\"]")
  }

  /// What a look at the whole log finds.
  func problems(noted: String? = nil) throws -> [DecisionProblem] { try log().audit(noted: noted)?.problems ?? [] }

  /// The entries that are there.
  func entries() throws -> [DecisionEntry] {
    var entries: [DecisionEntry] = []
    try log().forEach { entries.append($0) }
    return entries
  }

  /// Changes the file as somebody does who knows SQL: with the triggers away, and made again afterwards.
  func tamper(_ sql: String) throws {
    try edit { database in
      let triggers = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try database.execute(sql: sql)
      for trigger in triggers { try database.execute(sql: trigger["sql"]) }
    }
  }

  /// Changes the file past this program.
  func edit(_ body: (Database) throws -> Void) throws {
    try DatabaseQueue(path: "\(path)/decisions.sqlite").write(body)
  }

  /// Hashes entries anew from one on, as somebody does who knows how they are chained.
  func rehash(from number: Int, movingHead: Bool) throws {
    let all = try entries()
    var hash = number == 1 ? DecisionChain.origin : all[number - 2].hash
    for entry in all[(number - 1)...] {
      let link = try DecisionChain.link(
        entry.content, number: entry.number, after: hash, time: entry.time, by: entry.author)
      try tamper(
        "UPDATE decision SET previous = '\(hash)', hash = '\(link.hash)' WHERE number = \(entry.number)")
      hash = link.hash
    }
    if movingHead { try tamper("UPDATE head SET hash = '\(hash)'") }
  }
}
