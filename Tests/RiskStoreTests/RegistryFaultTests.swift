import Foundation
import GRDB
import RiskDiagnostics
import RiskModels
import Testing

@testable import RiskStore

@Suite("What is wrong with a registry")
struct RegistryFaultTests {
  @Test(
    "is said of a file that is damaged, gone, or another than was kept",
    arguments: ["model.json", "booster.json", "golden.csv", "SHA256SUMS"])
  func files(file: String) throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1"))
    let whole = try shelf.folder.bytes(of: "models/pd1/\(file)")
    try shelf.folder.edit("models/pd1/\(file)") { $0.dropLast() }
    let damaged = #expect(throws: StoreFault.self) { try shelf.registry().load("pd1") }
    #expect(
      damaged == (file == "SHA256SUMS" ? .changed(model: "pd1", file: file) : .checksum(model: "pd1", file: file)))
    #expect(try shelf.registry().listing().entries[0].fault == damaged)
    try shelf.folder.remove("models/pd1/\(file)")
    #expect(throws: StoreFault.missingFile(model: "pd1", file: file)) { try shelf.registry().load("pd1") }
    #expect(try shelf.registry().listing().entries[0].fault == .missingFile(model: "pd1", file: file))
    try Data(whole).write(to: shelf.folder.url("models/pd1/\(file)"))
    _ = try shelf.registry().load("pd1")
    #expect(try shelf.registry().listing().entries[0].fault == nil)
  }

  @Test("is said of a model that another was copied over, which can be kept under a name of its own")
  func changed() throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    try shelf.folder.remove("models/pd1")
    try shelf.place(Shelf.bundle("pd1", 2), in: "models/pd1")
    #expect(throws: StoreFault.changed(model: "pd1", file: "model.json")) { try shelf.registry().load("pd1") }
    #expect(try shelf.registry().listing().entries[0].fault == .changed(model: "pd1", file: "model.json"))
    let copy = try ModelRegistry.bundle(in: shelf.path + "/pd1", as: "pd2", title: "models/pd1")
    _ = try shelf.registry().save(copy)
    #expect(try Shelf.number(shelf.registry().load("pd2")) == 2)
  }

  @Test("is said of a folder that is gone; the model can be forgotten or trained again")
  func missing() throws {
    let shelf = try Shelf()
    for name in ["pd1", "pd2"] { _ = try shelf.registry().save(Shelf.bundle(name)) }
    for name in ["pd1", "pd2"] { try shelf.folder.remove("models/\(name)") }
    let registry = shelf.registry()
    #expect(registry.contains("pd1") && registry.names.isEmpty)
    #expect(throws: StoreFault.missingFolder(ModelTitle("pd1"))) { try registry.load("pd1") }
    #expect(try registry.listing().entries.map(\.fault) == ["pd1", "pd2"].map { .missingFolder(ModelTitle($0)) })
    #expect(try registry.remove(ModelTitle("pd1")) == [1])
    #expect(try registry.save(Shelf.bundle("pd2", 2)).version == 2)
    #expect(try Shelf.number(registry.load("pd2")) == 2)
    #expect(throws: StoreFault.missingFolder(ModelTitle("pd2", version: 1))) { try registry.load("pd2@1") }
  }

  @Test("is said of a registry that is no database; the models are found again without it")
  func garbage() throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    for file in ["registry.sqlite-wal", "registry.sqlite-shm"] where shelf.folder.has("models/\(file)") {
      try shelf.folder.remove("models/\(file)")
    }
    try shelf.folder.write(String(repeating: "no database ", count: 1000), to: "models/registry.sqlite")
    for attempt in [
      { _ = try shelf.registry().load("pd1") }, { _ = try shelf.registry().listing() },
      { _ = try shelf.registry().save(Shelf.bundle("pd1", 2)) },
    ] as [() throws -> Void] {
      let fault = #expect(throws: StoreFault.self) { try attempt() }
      #expect(fault?.code == "damaged-registry")
    }
    #expect(shelf.registry().names == ["pd1"] && shelf.registry().contains("pd1"))
    try shelf.folder.remove("models/registry.sqlite")
    #expect(try Shelf.number(shelf.registry().load("pd1")) == 1)
    #expect(try shelf.registry().listing().entries.map(\.name) == ["pd1"])
  }

  @Test("is said of a registry of a later version, which is left as it is")
  func newer() throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    try shelf.registry().file.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(throws: StoreFault.newerRegistry(99)) { try shelf.registry().listing() }
    #expect(throws: StoreFault.newerRegistry(99)) { try shelf.registry().save(Shelf.bundle("pd1", 2)) }
    #expect(shelf.contents == ["pd1"])
  }

  @Test("does not last longer than a session's patience where another holds it")
  func busy() throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    try shelf.registry().lock.holding { () throws in
      let impatient = shelf.registry(patience: .seconds(0))
      #expect(throws: StoreFault.busy(seconds: 0)) { try impatient.save(Shelf.bundle("pd1", 2)) }
      struct Stop: Error {}
      let stopped = ModelRegistry(path: shelf.path) { throw Stop() }
      #expect(throws: Stop.self) { try stopped.save(Shelf.bundle("pd1", 2)) }
      #expect(try Shelf.number(shelf.registry().load("pd1")) == 1)
    }
    #expect(try shelf.registry().save(Shelf.bundle("pd1", 2)).version == 2)
  }

  @Test("is repaired by the very model that a damaged file belonged to")
  func repair() throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    try shelf.registry().export(Shelf.bundle("pd1", 1), to: shelf.folder.url("copy").path, title: "copy")
    try shelf.folder.edit("models/pd1/booster.json") { $0.dropLast() }
    let copy = try ModelRegistry.bundle(in: shelf.folder.url("copy").path, as: "pd1", title: "copy")
    #expect(try shelf.registry().save(copy) == ModelSaving(version: 1, outcome: .repaired))
    #expect(try Shelf.number(shelf.registry().load("pd1")) == 1 && shelf.contents == ["pd1"])
    #expect(try shelf.registry().listing().entries[0].fault == nil)
  }

  @Test("does not come of a copy: it replaces nothing but another copy")
  func copies() throws {
    let shelf = try Shelf()
    let registry = shelf.registry()
    let bundle = try Shelf.bundle("pd1", 1)
    _ = try registry.save(bundle)
    let target = shelf.folder.url("out/pd1").path
    for number in 1...2 { try registry.export(Shelf.bundle("pd1", number), to: target, title: "out/pd1") }
    #expect(try Shelf.number(ModelRegistry.bundle(in: target, as: "x", title: "out/pd1")) == 2)
    try shelf.folder.write("mine", to: "out/pd1/notes.txt")
    #expect(throws: StoreFault.folderTaken("out/pd1")) { try registry.export(bundle, to: target, title: "out/pd1") }
    try shelf.folder.write("mine", to: "file")
    #expect(throws: StoreFault.folderTaken("file")) {
      try registry.export(bundle, to: shelf.folder.url("file").path, title: "file")
    }
    for inside in ["models/copy", "models"] {
      #expect(throws: StoreFault.insideRegistry(inside)) {
        try registry.export(bundle, to: shelf.folder.url(inside).path, title: inside)
      }
    }
    #expect(throws: StoreFault.noBundle("data")) {
      try ModelRegistry.bundle(in: shelf.folder.url("data").path, as: "x", title: "data")
    }
    #expect(shelf.contents == ["pd1"])
  }
}
