import Foundation
import GRDB
import RiskModels
import Testing

@testable import RiskStore

/// What a session leaves that ends between two steps of keeping, renaming or removing a model.
@Suite("After a crash")
struct CrashTests {
  /// How far keeping version 2 had come.
  enum Step: CaseIterable {
    case lineWritten, halfOfTheFiles, allFiles, exchanged, formerMoved
    /// On a file system that cannot exchange folders at once.
    case formerAside, formerAsideWithHalfOfTheFiles

    var isKept: Bool {
      switch self {
      case .lineWritten, .halfOfTheFiles, .allFiles, .formerAsideWithHalfOfTheFiles: false
      case .exchanged, .formerMoved, .formerAside: true
      }
    }
  }

  @Test("while the next version was kept, either that or the version before is there, whole", arguments: Step.allCases)
  func saving(step: Step) throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    _ = try shelf.registry().setStage(of: ModelTitle("pd1"), to: .champion)
    try leave(Shelf.bundle("pd1", 2), at: step, in: shelf)
    try check(shelf, newest: step.isKept ? 2 : 1, versions: step.isKept ? [2, 1] : [1])
    #expect(try shelf.registry().champion(of: .pd) == ModelTitle("pd1", version: step.isKept ? 1 : nil))
    #expect(try shelf.registry().save(Shelf.bundle("pd1", 3)).version == (step.isKept ? 3 : 2))
    #expect(try Shelf.number(shelf.registry().load("pd1")) == 3)
  }

  @Test(
    "while the first version was kept, it is there whole or not at all",
    arguments: [Step.lineWritten, .halfOfTheFiles, .allFiles, .exchanged])
  func savingTheFirst(step: Step) throws {
    let shelf = try Shelf()
    try leave(Shelf.bundle("pd1", 1), at: step, in: shelf)
    // With all files beside it, an empty place is filled.
    let isKept = step == .exchanged || step == .allFiles
    let registry = shelf.registry()
    #expect(try registry.listing().entries.map(\.version) == (isKept ? [1] : []))
    #expect(shelf.contents == (isKept ? ["pd1"] : []))
    #expect(registry.contains("pd1") == isKept)
  }

  @Test("a model can be used at once, before anything is settled", arguments: Step.allCases)
  func loading(step: Step) throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    try leave(Shelf.bundle("pd1", 2), at: step, in: shelf)
    #expect(try Shelf.number(shelf.registry().load("pd1")) == (step.isKept ? 2 : 1))
    #expect(try Shelf.number(shelf.registry().load("pd1@1")) == 1)
  }

  @Test("a name that was half given is given", arguments: 0...2)
  func renaming(moved: Int) throws {
    let shelf = try Shelf()
    for number in 1...2 { _ = try shelf.registry().save(Shelf.bundle("pd1", number)) }
    try change(shelf) { row in (row.state, row.next) = (.moving, row.folder == "pd1" ? "pd2" : "pd2@1") }
    if moved > 0 { try shelf.move("pd1", to: "pd2") }
    if moved > 1 { try shelf.move("pd1@1", to: "pd2@1") }
    let registry = shelf.registry()
    #expect(try registry.listing().entries.map(\.title.description) == ["pd2", "pd2@1"])
    #expect(shelf.contents == ["pd2", "pd2@1"])
    #expect(try Shelf.number(registry.load("pd2@1")) == 1)
  }

  @Test("a model that was half removed is gone", arguments: 0...2)
  func removing(moved: Int) throws {
    let shelf = try Shelf()
    for number in 1...2 { _ = try shelf.registry().save(Shelf.bundle("pd1", number)) }
    _ = try shelf.registry().save(Shelf.bundle("pd2"))
    try change(shelf) { row in if row.name == "pd1" { row.state = .removing } }
    if moved > 0 { try shelf.move("pd1", to: ".pd1.old") }
    if moved > 1 { try shelf.move("pd1@1", to: ".pd1@1.old") }
    #expect(try shelf.registry().listing().entries.map(\.name) == ["pd2"])
    #expect(shelf.contents == ["pd2"])
  }

  // Leaving things as a crash does

  private func leave(_ bundle: ModelBundle, at step: Step, in shelf: Shelf) throws {
    let registry = shelf.registry()
    let seal = try BundleSeal(bundle)
    let version = try registry.rows(named: "pd1").count + 1
    try FileManager.default.createDirectory(atPath: shelf.path, withIntermediateDirectories: true)
    try registry.file.write { database in
      _ = try RegistryRow(bundle, seal, version: version, folder: "pd1", state: .saving).inserted(database)
    }
    guard step != .lineWritten else { return }
    try BundleFolder(path: "\(shelf.path)/.pd1.new", title: "pd1").write(bundle, seal)
    switch step {
    case .lineWritten, .allFiles: break
    case .halfOfTheFiles: try shelf.folder.remove("models/.pd1.new/SHA256SUMS")
    case .exchanged: try exchange(shelf)
    case .formerMoved:
      try exchange(shelf)
      try shelf.move(".pd1.new", to: "pd1@1")
    case .formerAside: try shelf.move("pd1", to: "pd1@1")
    case .formerAsideWithHalfOfTheFiles:
      try shelf.move("pd1", to: "pd1@1")
      try shelf.folder.remove("models/.pd1.new/SHA256SUMS")
    }
  }

  private func exchange(_ shelf: Shelf) throws {
    if shelf.folder.has("models/pd1") { try shelf.move("pd1", to: "aside") }
    try shelf.move(".pd1.new", to: "pd1")
    if shelf.folder.has("models/aside") { try shelf.move("aside", to: ".pd1.new") }
  }

  private func change(_ shelf: Shelf, _ change: (inout RegistryRow) -> Void) throws {
    try shelf.registry().file.write { database in
      for var row in try RegistryRow.all(database) {
        change(&row)
        try row.update(database)
      }
    }
  }

  private func check(_ shelf: Shelf, newest: Int, versions: [Int]) throws {
    let registry = shelf.registry()
    let listing = try registry.listing()
    #expect(listing.entries.map(\.version) == versions && listing.problems.isEmpty)
    #expect(listing.entries.allSatisfy { $0.fault == nil })
    #expect(try Shelf.number(registry.load("pd1")) == newest)
    #expect(shelf.contents == (versions.count == 2 ? ["pd1", "pd1@1"] : ["pd1"]))
    for version in versions { #expect(try Shelf.number(registry.load("pd1@\(version)")) == version) }
  }
}
