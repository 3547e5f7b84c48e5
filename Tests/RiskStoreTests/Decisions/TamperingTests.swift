import GRDB
import Testing

@testable import RiskStore

/// What somebody can do to a decision log who has its file, and what tells of it.
@Suite("A decision log that was tampered with")
struct TamperingTests {
  @Test(
    "does not let go of an entry by a slip of the hand",
    arguments: [
      "UPDATE decision SET why = 'x'", "DELETE FROM decision WHERE number = 2", "UPDATE head SET number = 1",
      "DELETE FROM head", "INSERT INTO head VALUES (1, 9, 'x')", "INSERT OR REPLACE INTO head VALUES (1, 9, 'x')",
      "INSERT INTO decision SELECT 7, time, person, host, program, kind, command, subject, inputs, models, outputs, "
        + "reasons, why, previous, hash FROM decision WHERE number = 1",
      "REPLACE INTO decision SELECT 2, time, person, host, program, kind, command, subject, inputs, models, outputs, "
        + "reasons, 'x', previous, hash FROM decision WHERE number = 2",
      "UPDATE OR REPLACE decision SET number = 2 WHERE number = 3",
    ])
  func triggers(sql: String) throws {
    let ledger = try Ledger(entries: 3)
    let before = try ledger.entries()
    #expect(throws: DatabaseError.self) { try ledger.edit { try $0.execute(sql: sql) } }
    #expect(try ledger.entries() == before)
    #expect(try ledger.problems().isEmpty)
  }

  @Test(
    "shows a change of any column of any entry",
    arguments: [
      "time", "person", "host", "program", "kind", "command", "subject", "inputs", "models", "outputs", "reasons",
      "why",
    ])
  func changes(column: String) throws {
    for number in 1...3 {
      let ledger = try Ledger(entries: 3)
      try ledger.tamper("UPDATE decision SET \(column) = \(column) || ' ' WHERE number = \(number)")
      #expect(try ledger.problems() == [.changed(number)])
    }
  }

  @Test("shows a change of what chains the entries")
  func links() throws {
    let previous = try Ledger(entries: 3)
    try previous.tamper("UPDATE decision SET previous = '\(DecisionChain.origin)' WHERE number = 2")
    #expect(try previous.problems() == [.changed(2)])
    let hash = try Ledger(entries: 3)
    try hash.tamper("UPDATE decision SET hash = '\(DecisionChain.origin)' WHERE number = 2")
    #expect(try hash.problems() == [.changed(2), .unchained(3)])
    let last = try Ledger(entries: 3)
    try last.tamper("UPDATE decision SET hash = '\(DecisionChain.origin)' WHERE number = 3")
    #expect(try last.problems() == [.changed(3), .otherEnd(3)])
  }

  @Test("shows which entries were removed")
  func removals() throws {
    let cases: [(sql: String, problems: [DecisionProblem])] = [
      ("number = 1", [.missing(1...1)]), ("number = 3", [.missing(3...3)]), ("number IN (2, 3, 4)", [.missing(2...4)]),
      ("number = 6", [.cutOff(6...6)]), ("number > 3", [.cutOff(4...6)]), ("number > 0", [.cutOff(1...6)]),
      ("number IN (2, 6)", [.missing(2...2), .cutOff(6...6)]),
    ]
    for (sql, problems) in cases {
      let ledger = try Ledger(entries: 6)
      try ledger.tamper("DELETE FROM decision WHERE \(sql)")
      #expect(try ledger.problems() == problems, "\(sql)")
    }
  }

  @Test("shows entries that changed places")
  func reordering() throws {
    let ledger = try Ledger(entries: 4)
    try ledger.tamper(
      "UPDATE decision SET number = 100 WHERE number = 2; UPDATE decision SET number = 2 WHERE number = 3; "
        + "UPDATE decision SET number = 3 WHERE number = 100")
    #expect(try ledger.problems() == [.changed(2), .changed(3), .unchained(4)])
  }

  @Test("shows numbers that were closed up over a gap")
  func renumbering() throws {
    let ledger = try Ledger(entries: 4)
    try ledger.tamper(
      "DELETE FROM decision WHERE number = 2; UPDATE decision SET number = 2 WHERE number = 3; "
        + "UPDATE decision SET number = 3 WHERE number = 4; UPDATE head SET number = 3")
    #expect(try ledger.problems() == [.changed(2), .changed(3)])
  }

  @Test("shows entries that were put in")
  func insertion() throws {
    let ledger = try Ledger(entries: 3)
    let copy =
      "time, person, host, program, kind, command, subject, inputs, models, outputs, reasons, why, previous, hash"
    try ledger.tamper("INSERT INTO decision (number, \(copy)) SELECT 4, \(copy) FROM decision WHERE number = 3")
    #expect(try ledger.problems() == [.changed(4), .beyond(4...4)])
    // With a hash that fits, it is still behind the one that was noted as the last.
    let fitting = try Ledger(entries: 3)
    let last = try #require(try fitting.entries().last)
    let link = try DecisionChain.link(
      Ledger.draft(9), number: 4, after: last.hash, time: last.time, by: last.author)
    try fitting.tamper("INSERT INTO decision (number, \(copy)) SELECT 4, \(copy) FROM decision WHERE number = 3")
    try fitting.tamper(
      "UPDATE decision SET inputs = '\(link.content.inputs)', previous = '\(last.hash)', hash = '\(link.hash)' "
        + "WHERE number = 4")
    #expect(try fitting.problems() == [.beyond(4...4)])
  }

  @Test("shows an entry that was changed and hashed anew by the one behind it")
  func rehashedEntry() throws {
    let ledger = try Ledger(entries: 4)
    let entry = try ledger.entries()[1]
    var content = entry.content
    content.outputs = "{\"pd\":0.01}"
    let link = try DecisionChain.link(content, number: 2, after: entry.previous, time: entry.time, by: entry.author)
    try ledger.tamper("UPDATE decision SET outputs = '{\"pd\":0.01}', hash = '\(link.hash)' WHERE number = 2")
    #expect(try ledger.problems() == [.unchained(3)])
  }

  @Test("shows a whole chain that was hashed anew by the note of its end, or else by a hash noted elsewhere")
  func rehashedChain() throws {
    let ledger = try Ledger(entries: 4)
    let noted = try #require(try ledger.log().head()).hash
    try ledger.tamper("UPDATE decision SET outputs = '{}' WHERE number = 2")
    try ledger.rehash(from: 2, movingHead: false)
    #expect(try ledger.problems() == [.otherEnd(4)])
    try ledger.rehash(from: 2, movingHead: true)
    // Nothing inside the file can tell any more.
    #expect(try ledger.problems().isEmpty)
    #expect(try ledger.problems(noted: noted) == [.notedHead(noted)])
    #expect(try ledger.problems(noted: String(noted.prefix(16))) == [.notedHead(String(noted.prefix(16)))])
  }

  @Test("shows that it is an earlier copy of itself by a hash noted elsewhere, and only by that")
  func olderCopy() throws {
    let ledger = try Ledger(entries: 3)
    let early = try #require(try ledger.log().head()).hash
    try ledger.edit { try $0.execute(sql: "PRAGMA user_version") }
    let copy = try ledger.folder.bytes(of: "models/decisions.sqlite")
    try ledger.log().append([Ledger.draft(4), Ledger.draft(5)])
    let late = try #require(try ledger.log().head()).hash
    for name in ["-wal", "-shm"] where ledger.folder.has("models/decisions.sqlite\(name)") {
      try ledger.folder.remove("models/decisions.sqlite\(name)")
    }
    try ledger.folder.edit("models/decisions.sqlite") { _ in copy[...] }
    #expect(try ledger.problems().isEmpty)
    #expect(try ledger.log().audit(noted: early)?.noted == 3)
    #expect(try ledger.problems(noted: late) == [.notedHead(late)])
  }

  @Test("says which tables and triggers are not as they were made")
  func layout() throws {
    let ledger = try Ledger(entries: 2)
    try ledger.edit { try $0.execute(sql: "DROP TRIGGER decision_stays; CREATE TABLE other (x)") }
    #expect(try ledger.problems() == [.layout(["decision_stays", "other"])])
    try ledger.edit { try $0.execute(sql: "DROP TRIGGER head_remains; DELETE FROM head") }
    #expect(try ledger.problems() == [.layout(["decision_stays", "head_remains", "other"]), .noHead])
  }

  @Test("counts what is wrong where it names only the first of it")
  func manyProblems() throws {
    let ledger = try Ledger()
    try ledger.log().append((1...300).map { Ledger.draft($0) })
    try ledger.tamper("UPDATE decision SET why = 'x'")
    let audit = try #require(try ledger.log().audit())
    #expect(audit.problemCount == 300 && audit.problems.count == 100)
  }

  @Test("shows any single change at random, wherever it is", arguments: 1...40)
  func anyChange(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ledger = try Ledger()
    try ledger.log().append((1...12).map { Ledger.draft($0) })
    let number = Int.random(in: 1...12, using: &generator)
    let drawn = ["inputs", "outputs", "models", "time", "command", "previous", "hash"].randomElement(using: &generator)
    let column = try #require(drawn)
    let entry = try ledger.entries()[number - 1]
    let text =
      Dictionary(
        uniqueKeysWithValues: entry.columns + [("previous", entry.previous), ("hash", entry.hash)])[column] ?? ""
    let place = Int.random(in: 0..<text.count, using: &generator)
    var characters = Array(text)
    characters[place] = characters[place] == "7" ? "8" : "7"
    try ledger.edit { database in
      for trigger in ["decision_stays", "head_advances"] { try database.execute(sql: "DROP TRIGGER \(trigger)") }
      try database.execute(
        sql: "UPDATE decision SET \(column) = ? WHERE number = ?", arguments: [String(characters), number])
    }
    let problems = try ledger.problems().dropFirst()
    #expect(problems.first == .changed(number))
  }
}

/// Random numbers that come again, by SplitMix64.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
