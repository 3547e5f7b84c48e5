import Foundation
import GRDB
import RiskTestSupport
import Testing

@testable import RiskStore

@Suite("The decision log")
struct DecisionLogTests {
  @Test("counts its entries from 1 and chains each to the one before")
  func chain() throws {
    let ledger = try Ledger()
    let log = ledger.log()
    try log.append([Ledger.draft(1)])
    try log.append([Ledger.draft(2), Ledger.draft(3)])
    let entries = try ledger.entries()
    #expect(entries.map(\.number) == [1, 2, 3])
    #expect(entries.map(\.previous) == [DecisionChain.origin] + entries.prefix(2).map(\.hash))
    #expect(Set(entries.map(\.hash)).count == 3)
    #expect(try log.head() == DecisionLog.Head(number: 3, hash: entries[2].hash))
    #expect(try log.audit()?.count == 3)
    #expect(try ledger.problems().isEmpty)
    #expect(entries[0].time == "2026-11-24T16:22:05.123Z")
    #expect(entries[0].author.person == "ann")
  }

  @Test("hashes what its page of help says: netstrings, one after another")
  func serialisation() throws {
    let ledger = try Ledger()
    let draft = DecisionDraft(kind: "note", command: "note \"Zoë\"", subject: "good", why: "Zoë")
    let entry = try #require(try ledger.log().append([draft]).first)
    let fields = [
      "risk-decision-1", String(repeating: "0", count: 64), "1", "2026-11-24T16:22:05.123Z", "ann", "desk", "risk 1",
      "note", "note \"Zoë\"", "good", "{}", "[]", "{}", "[]", "Zoë",
    ]
    let text = fields.map { "\($0.utf8.count):\($0)," }.joined()
    #expect(text.hasSuffix(",4:Zoë,"))
    #expect(entry.hash == (try Fingerprint.sha256(Array(text.utf8))))
    // By Python's hashlib, of the same bytes.
    #expect(entry.hash == "f20d46bf234e6b09bc4435497f390ad1b0f4186249acc1cbddfff284e20c2012")
  }

  @Test("makes nothing where it is only read")
  func reading() throws {
    let ledger = try Ledger()
    let log = ledger.log()
    #expect(try log.head() == nil)
    #expect(try log.audit() == nil)
    #expect(try log.entry(1) == nil)
    #expect(try ledger.entries().isEmpty)
    try log.append([])
    #expect(!ledger.folder.has("models"))
  }

  @Test("tells no two entries alike whose fields only run together otherwise")
  func unambiguous() throws {
    let ledger = try Ledger()
    func hash(_ command: String, _ subject: String) throws -> String {
      let draft = DecisionDraft(kind: "score", command: command, subject: subject)
      return try DecisionChain.link(
        draft, number: 1, after: DecisionChain.origin, time: "now",
        by: DecisionAuthor(person: "a", host: "b", program: "c")
      ).hash
    }
    let hashes = try [("ab", "c"), ("a", "bc"), ("", "abc"), ("abc", ""), ("a,1:b", "c"), ("2:ab,", "c")].map(hash)
    #expect(Set(hashes).count == hashes.count)
    #expect(!ledger.folder.has("models"))
  }

  @Test("keeps any text as it is")
  func texts() throws {
    let ledger = try Ledger()
    let texts = ["", "'; DROP TABLE decision; --", "line\nbreak\ttab\r", "e\u{301} é 😀 \u{202E}", "\""]
    try ledger.log().append(texts.map { DecisionDraft(kind: "note", command: $0, subject: $0, why: $0) })
    let entries = try ledger.entries()
    #expect(entries.map { Array($0.content.why.utf8) } == texts.map { Array($0.utf8) })
    #expect(try ledger.problems().isEmpty)
  }

  @Test("keeps a sign in place of a zero byte, at which SQLite's texts end")
  func zeroBytes() throws {
    let ledger = try Ledger()
    try ledger.log().append([DecisionDraft(kind: "note", command: "a\u{0}b", subject: "\u{0}", why: "zero\u{0}")])
    let content = try ledger.entries()[0].content
    #expect([content.command, content.subject, content.why] == ["a\u{FFFD}b", "\u{FFFD}", "zero\u{FFFD}"])
    #expect(try ledger.problems().isEmpty)
  }

  @Test("finds entries by whom they are about, and the last ones of them")
  func finding() throws {
    let ledger = try Ledger()
    try ledger.log().append((1...9).map { Ledger.draft($0, subject: $0.isMultiple(of: 3) ? "bad" : "good") })
    var numbers: [Int] = []
    try ledger.log().forEach(about: "bad", last: 2) { numbers.append($0.number) }
    #expect(numbers == [6, 9])
    #expect(try ledger.log().count(about: "bad") == 3)
    #expect(try ledger.log().count() == 9)
    #expect(try ledger.log().entry(4)?.content.inputs == "{\"util\":0.4}")
  }

  @Test("adds all entries of a batch or none")
  func batch() throws {
    let ledger = try Ledger(entries: 2)
    // A trigger of somebody else's lets the third of five fail.
    try ledger.edit { database in
      try database.execute(
        sql: "CREATE TRIGGER odd BEFORE INSERT ON decision WHEN NEW.number = 5 BEGIN SELECT RAISE(ABORT, 'no'); END")
    }
    #expect(throws: StoreFault.self) { try ledger.log().append((1...5).map { Ledger.draft($0) }) }
    #expect(try ledger.entries().map(\.number) == [1, 2])
    #expect(try ledger.problems() == [.layout(["odd"])])
  }

  @Test("writes many entries at once")
  func many() throws {
    let ledger = try Ledger()
    try ledger.log().append((1...5000).map { Ledger.draft($0) })
    #expect(try ledger.log().audit()?.count == 5000)
    #expect(try ledger.problems().isEmpty)
  }

  @Test("cannot be used where its file is no database, is of a later program, or is not its own")
  func damaged() throws {
    let ledger = try Ledger(entries: 1)
    try ledger.edit { try $0.execute(sql: "PRAGMA user_version = 7") }
    #expect(throws: StoreFault.newerDecisions(7)) { try ledger.log().append([Ledger.draft(1)]) }
    #expect(throws: StoreFault.newerDecisions(7)) { try ledger.log().audit() }

    let garbage = try Ledger()
    try garbage.folder.write(String(repeating: "no database at all ", count: 500), to: "models/decisions.sqlite")
    for use in [{ _ = try $0.append([Ledger.draft(1)]) }, { _ = try $0.audit() }] as [(DecisionLog) throws -> Void] {
      #expect { try use(garbage.log()) } throws: { ($0 as? StoreFault)?.code == "damaged-log" }
    }

    let stranger = try Ledger()
    try stranger.folder.write("", to: "models/empty")
    try stranger.edit { try $0.execute(sql: "CREATE TABLE decision (number INTEGER); PRAGMA user_version = 1") }
    #expect { try stranger.log().append([Ledger.draft(1)]) } throws: { ($0 as? StoreFault)?.code == "damaged-log" }
  }

  @Test("refuses to go on where it is plain that its end was changed")
  func brokenEnd() throws {
    for sql in [
      "DELETE FROM decision WHERE number = 3", "UPDATE head SET number = 2", "DELETE FROM head",
      "UPDATE decision SET hash = 'x' WHERE number = 3",
    ] {
      let ledger = try Ledger(entries: 3)
      try ledger.tamper(sql)
      #expect(throws: StoreFault.self, "\(sql)") { try ledger.log().append([Ledger.draft(9)]) }
    }
  }

  @Test("refuses to go on for a session whose last entry it no longer has")
  func replaced() throws {
    let ledger = try Ledger(entries: 2)
    let log = ledger.log()
    let known = try #require(try log.append([Ledger.draft(1)]).last).head
    try log.append([Ledger.draft(2)], after: known)
    for name in ["", "-wal", "-shm"] where ledger.folder.has("models/decisions.sqlite\(name)") {
      try ledger.folder.remove("models/decisions.sqlite\(name)")
    }
    #expect(throws: StoreFault.self) { try log.append([Ledger.draft(3)], after: known) }
    try log.append([Ledger.draft(1), Ledger.draft(2), Ledger.draft(7)])
    #expect(throws: StoreFault.self) { try log.append([Ledger.draft(3)], after: known) }
  }

  @Test("is read where it cannot be written, and then nothing is added")
  func readOnly() throws {
    guard geteuid() != 0 else { return }
    let ledger = try Ledger(entries: 2)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: ledger.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: ledger.path) }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o400], ofItemAtPath: "\(ledger.path)/decisions.sqlite")
    #expect(try ledger.log().audit()?.count == 2)
    #expect { try ledger.log().append([Ledger.draft(3)]) } throws: { ($0 as? StoreFault)?.code == "cannot-write" }
  }
}
