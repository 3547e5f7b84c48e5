import Foundation
import Glibc
import RiskStore
import RiskTestSupport
import Testing

/// What processes do to the decision log of one workspace, at once and when they are killed.
@Suite struct DecisionLogTests {
  private static func workspace() throws -> Program {
    let program = try Program([
      "make.risk": """
      simulate book with rows = 500
      features f { util, age }
      train pd a on book target default features f with rounds = 2, depth = 2
      """,
      "score.risk": """
      param turn = 0
      log on
      let i = 0
      while true {
        let i = $i + 1
        score { util: $i / 1000, age: 30 + $turn }, { util: 0.5, age: 40 }
        note "turn {$turn}, {$i}"
      }
      """,
    ])
    let ending = try program.run("make.risk")
    #expect(ending.status == 0, "\(ending.errors)")
    return program
  }

  private static func log(_ program: Program) -> DecisionLog {
    let author = DecisionAuthor(person: "test", host: "test", program: "test")
    return DecisionLog(folder: program.folder.url("models").path, author: author)
  }

  @Test func aKillAtAnyMomentLeavesAChainThatHolds() throws {
    let program = try Self.workspace()
    var former = 0
    for turn in 0..<10 {
      let running = try program.start(["score.risk", "--turn", "\(turn)"])
      try running.expect("noted on")
      usleep(UInt32(3_000 + turn * 7_389))
      running.signal(SIGKILL)
      let ending = try running.end()
      #expect(ending.isKilled, "\(ending.errors)")
      let audit = try #require(try Self.log(program).audit())
      #expect(audit.problems.isEmpty, "\(audit.problems)")
      #expect(audit.count > former)
      // What was answered was written down before: two customers and a note a turn.
      let answered = ending.output.split(separator: "\n").count { $0.contains("noted on") }
      #expect(audit.count - former >= answered * 3)
      former = audit.count
    }
    let verified = try program.run("-c", "log verify")
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test func twoProcessesMakeOneChain() throws {
    let program = try Self.workspace()
    let script = "log on; for i in 1..40 { score { util: 0.1, age: 30 }; note \"NAME\" }"
    let both = try ["one", "two"].map { try program.start(["-c", script.replacing("NAME", with: $0)]) }
    for running in both {
      let ending = try running.end()
      #expect(ending.status == 0, "\(ending.errors)")
    }
    let log = Self.log(program)
    #expect(try log.audit()?.problems.isEmpty == true)
    #expect(try log.head()?.number == 2 * 81)
    for name in ["one", "two"] {
      var count = 0
      try log.forEach { entry in if entry.content.why == name { count += 1 } }
      #expect(count == 40)
    }
  }

  @Test func nothingIsAnsweredThatCannotBeWrittenDown() throws {
    let program = try Self.workspace()
    #expect(try program.run("-c", "log on; score { util: 0.1, age: 30 }").status == 0)
    let run = "\"$risk\" -c 'log on; score { util: 0.5, age: 40 }'"
    let asNobody =
      geteuid() == 0
      ? "chmod 755 . && setpriv --reuid=65534 --clear-groups -- \(run)" : "chmod -R a-w models; \(run)"
    let ending = try program.shell(asNobody)
    #expect(ending.status == 1)
    #expect(ending.errors.contains("error[cannot-write]"), "\(ending.errors)")
    #expect(!ending.output.contains("PD"))
    let read = try program.shell(
      asNobody.replacing("log on; score { util: 0.5, age: 40 }", with: "log verify; log show"))
    #expect(read.status == 0, "\(read.errors)")
    #expect(read.output.contains("sound"))
  }

  @Test func anExportIsVerifiedWithoutTheProgram() throws {
    let program = try Self.workspace()
    let lines =
      "log on; score { util: 0.1, age: null }, { util: 0.9, age: 40 }; note \"a \\\"quoted\\\" word, é\\nnext\""
    let ending = try program.run("-c", lines + "; log export \"log.jsonl\"; log export \"log.csv\"")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try Self.verify(jsonLines: program.folder.bytes(of: "log.jsonl")) == 4)
    let other = try program.folder.bytes(of: "log.jsonl")
    let changed = String(decoding: other, as: UTF8.self).replacing("0.9", with: "0.8")
    #expect(try Self.verify(jsonLines: Array(changed.utf8)) == nil)
    #expect(
      String(decoding: try program.folder.bytes(of: "log.csv"), as: UTF8.self).contains("\"a \"\"quoted\"\" word"))
  }

  /// Follows the chain of an export as the page of help says; nil where it does not hold.
  private static func verify(jsonLines bytes: [UInt8]) throws -> Int? {
    let columns = [
      "time", "person", "host", "program", "kind", "command", "subject", "inputs", "models", "outputs", "reasons",
      "why",
    ]
    var (previous, count) = (String(repeating: "0", count: 64), 0)
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      count += 1
      guard object["number"] as? Int == count, object["previous"] as? String == previous else { return nil }
      let fields = ["risk-decision-1", previous, "\(count)"] + columns.map { object[$0] as? String ?? "" }
      let text = fields.map { "\($0.utf8.count):\($0)," }.joined()
      previous = try Fingerprint.sha256(Array(text.utf8))
      guard object["hash"] as? String == previous else { return nil }
    }
    return count
  }
}
