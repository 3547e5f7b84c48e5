import RiskModels
import Testing

@testable import RiskStore

@Suite("Versions of a model")
struct VersionTests {
  @Test("are all there, the newest under the model's own name")
  func versions() throws {
    let shelf = try Shelf()
    let registry = shelf.registry()
    #expect(try registry.save(Shelf.bundle("pd1", 1)) == ModelSaving(version: 1, outcome: .added))
    #expect(try registry.save(Shelf.bundle("pd1", 2)) == ModelSaving(version: 2, outcome: .newVersion))
    #expect(try registry.save(Shelf.bundle("pd1", 2)) == ModelSaving(version: 2, outcome: .unchanged))
    #expect(try registry.save(Shelf.bundle("pd1", 3)) == ModelSaving(version: 3, outcome: .newVersion))
    #expect(shelf.contents == ["pd1", "pd1@1", "pd1@2"])
    let again = shelf.registry()
    #expect(again.names == ["pd1"])
    let numbers = try ["pd1", "pd1@1", "pd1@2", "pd1@3"].map { Shelf.number(try again.load($0)) }
    #expect(numbers == [3, 1, 2, 3])
    #expect(try again.load("pd1@1").model.name == "pd1@1")
    let entries = try again.listing().entries
    #expect(entries.map(\.version) == [3, 2, 1] && entries.map(\.title.description) == ["pd1", "pd1@2", "pd1@1"])
    #expect(entries[0].metric?.name == "AUC" && entries[0].metric?.value == 0.803)
    #expect(entries.allSatisfy { $0.fault == nil && $0.stage == .challenger && $0.files.count == 4 })
  }

  @Test("that are none are a fault that says which there are")
  func unknown() throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    let fault = #expect(throws: StoreFault.self) { try shelf.registry().load("pd1@2") }
    #expect(fault == .unknownVersion(ModelTitle("pd1", version: 2), of: [1]))
    #expect(!shelf.registry().contains("pd2") && !shelf.registry().contains("pd2@1"))
  }

  @Test("are removed one by one without a number being given twice, or all at once")
  func removing() throws {
    let shelf = try Shelf()
    let registry = shelf.registry()
    for number in 1...3 { _ = try registry.save(Shelf.bundle("pd1", number)) }
    #expect(try registry.remove(ModelTitle("pd1", version: 3)) == [3])
    #expect(shelf.contents == ["pd1", "pd1@1"])
    #expect(try Shelf.number(shelf.registry().load("pd1")) == 2)
    #expect(try registry.save(Shelf.bundle("pd1", 4)).version == 4)
    #expect(try registry.remove(ModelTitle("pd1")).sorted() == [1, 2, 4])
    #expect(shelf.contents.isEmpty && !registry.contains("pd1"))
    #expect(try registry.save(Shelf.bundle("pd1", 5)) == ModelSaving(version: 1, outcome: .added))
  }

  @Test("get another name together")
  func renaming() throws {
    let shelf = try Shelf()
    let registry = shelf.registry()
    for number in 1...2 { _ = try registry.save(Shelf.bundle("pd1", number)) }
    _ = try registry.save(Shelf.bundle("other"))
    _ = try registry.setStage(of: ModelTitle("pd1", version: 1), to: .champion)
    try registry.rename("pd1", to: "pd2")
    #expect(shelf.contents == ["other", "pd2", "pd2@1"])
    #expect(try registry.champion(of: .pd) == ModelTitle("pd2", version: 1))
    #expect(try Shelf.number(shelf.registry().load("pd2@1")) == 1)
    #expect(throws: StoreFault.nameTaken("other")) { try registry.rename("pd2", to: "other") }
    #expect(throws: StoreFault.badModelName("a/b")) { try registry.rename("pd2", to: "a/b") }
    #expect(throws: StoreFault.badModelName("a@1")) { try registry.rename("pd2", to: "a@1") }
    #expect(throws: StoreFault.missingFolder(ModelTitle("none"))) { try registry.rename("none", to: "pd3") }
  }

  @Test(
    "are told from names",
    arguments: [
      ("pd1", "pd1", nil), ("pd1@1", "pd1", 1), ("pd1@01", "pd1@01", nil), ("pd1@0", "pd1@0", nil), ("@1", "", 1),
      ("a@b@2", "a@b", 2), ("pd1@", "pd1@", nil), ("pd1@99999999999999999999", "pd1@99999999999999999999", nil),
    ] as [(String, String, Int?)])
  func titles(text: String, name: String, version: Int?) {
    #expect(ModelTitle(written: text) == ModelTitle(name, version: version))
  }
}
