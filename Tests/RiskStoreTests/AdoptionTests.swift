import Foundation
import RiskModels
import Testing

@testable import RiskStore

@Suite("A folder the registry does not know")
struct AdoptionTests {
  @Test("is read without a registry being made, and taken in as version 1 when models are listed")
  func older() throws {
    let shelf = try Shelf()
    #expect(try shelf.registry().listing().entries.isEmpty && !shelf.folder.has("models"))
    try shelf.place(Shelf.bundle("pd1", 1), in: "models/pd1")
    #expect(try Shelf.number(shelf.registry().load("pd1")) == 1)
    #expect(try Shelf.number(shelf.registry().load("pd1@1")) == 1)
    #expect(try shelf.registry().champion(of: .pd) == nil)
    #expect(!shelf.folder.has("models/registry.sqlite"))
    let entries = try shelf.registry().listing().entries
    #expect(entries.map(\.version) == [1] && entries[0].stage == .challenger)
    #expect(try shelf.registry().save(Shelf.bundle("pd1", 2)).version == 2)
    #expect(try Shelf.number(shelf.registry().load("pd1@1")) == 1)
  }

  @Test("is found again with all its versions where the registry was moved away")
  func again() throws {
    let shelf = try Shelf()
    for number in 1...3 { _ = try shelf.registry().save(Shelf.bundle("pd1", number)) }
    for file in ["registry.sqlite", "registry.sqlite-wal", "registry.sqlite-shm"]
    where shelf.folder.has("models/\(file)") {
      try shelf.folder.remove("models/\(file)")
    }
    let entries = try shelf.registry().listing().entries
    #expect(entries.map(\.version) == [3, 2, 1] && entries.map(\.title.description) == ["pd1", "pd1@2", "pd1@1"])
    #expect(try Shelf.number(shelf.registry().load("pd1")) == 3)
  }

  @Test("is said to be damaged where it is, and goes to a version's place when it is trained again")
  func damaged() throws {
    let shelf = try Shelf()
    try shelf.place(Shelf.bundle("pd1", 1), in: "models/pd1")
    try shelf.folder.remove("models/pd1/golden.csv")
    let listing = try shelf.registry().listing()
    #expect(listing.entries.isEmpty && listing.problems.map(\.folder) == ["pd1"])
    #expect(listing.problems[0].fault as? StoreFault == .missingFile(model: "pd1", file: "golden.csv"))
    #expect(try shelf.registry().save(Shelf.bundle("pd1", 2)) == ModelSaving(version: 2, outcome: .newVersion))
    #expect(shelf.contents == ["pd1", "pd1@1"])
    #expect(try Shelf.number(shelf.registry().load("pd1")) == 2)
  }

  @Test("is in the way where it stands in a version's place, and nothing is changed")
  func stray() throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    try shelf.folder.write("", to: "models/pd1@1/notes.txt")
    #expect(throws: StoreFault.strayFolder("pd1@1")) { try shelf.registry().save(Shelf.bundle("pd1", 2)) }
    #expect(try Shelf.number(shelf.registry().load("pd1")) == 1)
    try shelf.folder.remove("models/pd1@1")
    try shelf.folder.write("", to: "models/pd2@1/notes.txt")
    #expect(throws: StoreFault.strayFolder("pd2@1")) { try shelf.registry().rename("pd1", to: "pd2") }
    #expect(try shelf.registry().listing().entries.map(\.name) == ["pd1"])
    try shelf.folder.write("", to: "models/other/notes.txt")
    #expect(throws: StoreFault.strayFolder("other")) { try shelf.registry().save(Shelf.bundle("other")) }
  }

  @Test("is left alone where its number is taken")
  func taken() throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1", 1))
    try shelf.place(Shelf.bundle("pd1", 7), in: "models/pd1@1")
    let listing = try shelf.registry().listing()
    #expect(listing.entries.map(\.version) == [1])
    #expect(listing.problems[0].fault as? StoreFault == .strayFolder("pd1@1"))
    #expect(try Shelf.number(shelf.registry().load("pd1@1")) == 1)
  }
}
