import Foundation
import Glibc
import RiskModels
import RiskStore
import RiskTestSupport
import Testing

/// What processes do to the models of one workspace, at once and when they are killed.
@Suite struct RegistryTests {
  /// Two small models in the folders `a` and `b`, and a script that keeps them in turn without an end.
  private static func workspace() throws -> Program {
    let program = try Program([
      "make.risk": """
      simulate book with rows = 500
      features f { util, age }
      train pd a on book target default features f with rounds = 2, depth = 2
      train pd b on book target default features f with rounds = 3, depth = 2
      save model a to "a"
      save model b to "b"
      model remove a
      model remove b
      """,
      "keep.risk": """
      param turn = 0
      show "keeping"
      for i in 1..100000 {
        load model "a" as m
        load model "b" as m
        load model "a" as "n{$turn}_{$i}"
        if $i > 1 { model rename "n{$turn}_{$i}" to "o{$turn}_{$i}" }
        if $i > 3 { model remove "o{$turn}_{$i - 2}" }
      }
      """,
    ])
    let ending = try program.run("make.risk")
    #expect(ending.status == 0, "\(ending.errors)")
    return program
  }

  @Test func aKillAtAnyMomentLeavesModelsThatOpen() throws {
    let program = try Self.workspace()
    let registry = ModelRegistry(path: program.folder.url("models").path)
    var kept = 0
    for turn in 0..<10 {
      let running = try program.start(["keep.risk", "--turn", "\(turn)"])
      try running.expect("keeping")
      // Moments that lie differently in the work of each turn.
      usleep(UInt32(30_000 + turn * 17_389))
      running.signal(SIGKILL)
      let ending = try running.end()
      #expect(ending.isKilled, "\(ending.errors)")
      let listing = try registry.listing()
      #expect(listing.problems.isEmpty, "\(listing.problems)")
      for entry in listing.entries {
        #expect(entry.fault == nil)
        _ = try registry.load(entry.title.description)
      }
      let versions = listing.entries.filter { $0.name == "m" }.map(\.version)
      #expect(versions == Array((1...max(1, versions.count)).reversed()).suffix(versions.count))
      #expect(versions.count >= kept)
      kept = versions.count
    }
    #expect(kept > 1)
    #expect(try program.run("-c", "models; load model \"b\" as m; load model \"a\" as m").status == 0)
  }

  @Test func twoProcessesLoseNothingOfEachOther() throws {
    let program = try Self.workspace()
    let script = "for i in 1..25 { load model \"a\" as \"NAME{$i}\"; load model \"a\" as m; load model \"b\" as m }"
    let both = try ["one", "two"].map { try program.start(["-c", script.replacing("NAME", with: $0)]) }
    for running in both {
      let ending = try running.end()
      #expect(ending.status == 0, "\(ending.errors)")
    }
    let entries = try ModelRegistry(path: program.folder.url("models").path).listing().entries
    #expect(entries.count { $0.name != "m" } == 50)
    let versions = entries.filter { $0.name == "m" }.map(\.version)
    #expect(versions == Array((1...versions.count).reversed()) && versions.count > 50)
    #expect(entries.allSatisfy { $0.fault == nil })
  }

  @Test func modelsOfAFolderThatCannotBeWrittenAreUsed() throws {
    let program = try Self.workspace()
    try program.folder.write("", to: "bare/empty")
    try FileManager.default.createDirectory(
      atPath: program.folder.url("bare/models").path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: program.folder.url("a"), to: program.folder.url("bare/models/a"))
    #expect(try program.run("-c", "load model \"a\" as m; load model \"b\" as m; model stage m champion").status == 0)
    for folder in [".", "bare"] {
      let name = folder == "." ? "m" : "a"
      let lines = "models; score { util: 0.5, age: 40 }; model show \(name)"
      let use = try Self.asNobody(program, folder, "use \(name); \(lines)")
      #expect(use.status == 0, "\(use.errors)")
      #expect(use.output.contains("PD"))
      let change = try Self.asNobody(program, folder, "model stage \(name) retired")
      #expect(change.status == 1)
      #expect(change.errors.contains("error[cannot-write]"), "\(change.errors)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.url("bare/models").path) == ["a"])
  }

  /// Runs statements as a user who may read the workspace and write nothing in it.
  private static func asNobody(_ program: Program, _ folder: String, _ statements: String) throws -> Program.Ending {
    let run = "\"$risk\" --workspace \(folder) -c '\(statements)'"
    guard geteuid() == 0 else { return try program.shell("chmod -R a-w \(folder)/models; \(run)") }
    return try program.shell("chmod 755 . && setpriv --reuid=65534 --clear-groups -- \(run)")
  }
}
