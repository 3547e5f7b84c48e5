import Testing

@testable import RiskStore

@Suite("Sessions that write decisions at once")
struct DecisionsTogetherTests {
  @Test("make one chain without forks and gaps, each batch in one piece")
  func appending() async throws {
    let ledger = try Ledger()
    let path = ledger.path
    try await withThrowingTaskGroup { group in
      for session in 1...4 {
        group.addTask {
          let author = DecisionAuthor(person: "s\(session)", host: "desk", program: "risk 1")
          let log = DecisionLog(folder: path, author: author)
          var known: DecisionLog.Head?
          for turn in 1...20 {
            let entries = try log.append((1...3).map { Ledger.draft(turn * 10 + $0) }, after: known)
            known = entries.last?.head
          }
        }
      }
      try await group.waitForAll()
    }
    let entries = try ledger.entries()
    #expect(entries.map(\.number) == Array(1...240))
    #expect(try ledger.problems().isEmpty)
    for start in stride(from: 0, to: 240, by: 3) {
      #expect(Set(entries[start..<(start + 3)].map(\.author.person)).count == 1)
    }
    for session in 1...4 { #expect(entries.count { $0.author.person == "s\(session)" } == 60) }
  }
}
