import RiskModels
import Testing

@testable import RiskStore

@Suite("Stages of models")
struct StageTests {
  @Test("have one champion of each kind, and the former one retires")
  func champions() throws {
    let shelf = try Shelf()
    let registry = shelf.registry()
    for name in ["pd1", "pd2"] { _ = try registry.save(Shelf.bundle(name)) }
    #expect(try registry.champion(of: .pd) == nil)
    let first = try registry.setStage(of: ModelTitle("pd1"), to: .champion)
    #expect(first.former == .challenger && first.retired == nil)
    let second = try registry.setStage(of: ModelTitle("pd2"), to: .champion)
    #expect(second.retired == ModelTitle("pd1"))
    #expect(try shelf.registry().champion(of: .pd) == ModelTitle("pd2"))
    #expect(try shelf.registry().champion(of: .lgd) == nil)
    let stages = try registry.listing().entries.map(\.stage)
    #expect(stages == [.retired, .champion])
    _ = try registry.setStage(of: ModelTitle("pd2"), to: .champion)
    #expect(try registry.listing().entries.map(\.stage) == stages)
    _ = try registry.setStage(of: ModelTitle("pd2"), to: .challenger)
    #expect(try registry.champion(of: .pd) == nil)
  }

  @Test("stay with a version when the next one is made")
  func staying() throws {
    let shelf = try Shelf()
    let registry = shelf.registry()
    _ = try registry.save(Shelf.bundle("pd1", 1))
    _ = try registry.setStage(of: ModelTitle("pd1"), to: .champion)
    _ = try registry.save(Shelf.bundle("pd1", 2))
    #expect(try registry.champion(of: .pd) == ModelTitle("pd1", version: 1))
    #expect(try registry.listing().entries.map(\.stage) == [.challenger, .champion])
  }

  @Test("keep a champion from being removed")
  func removing() throws {
    let shelf = try Shelf()
    let registry = shelf.registry()
    for number in 1...2 { _ = try registry.save(Shelf.bundle("pd1", number)) }
    _ = try registry.setStage(of: ModelTitle("pd1", version: 1), to: .champion)
    #expect(throws: StoreFault.championInUse(ModelTitle("pd1", version: 1))) { try registry.remove(ModelTitle("pd1")) }
    #expect(try registry.remove(ModelTitle("pd1", version: 2)) == [2])
    #expect(try registry.champion(of: .pd) == ModelTitle("pd1"))
    _ = try registry.setStage(of: ModelTitle("pd1"), to: .retired)
    #expect(try registry.remove(ModelTitle("pd1")) == [1])
  }

  @Test("make no damaged model the champion")
  func damaged() throws {
    let shelf = try Shelf()
    _ = try shelf.registry().save(Shelf.bundle("pd1"))
    try shelf.folder.edit("models/pd1/booster.json") { $0.dropLast() }
    #expect(throws: StoreFault.checksum(model: "pd1", file: "booster.json")) {
      try shelf.registry().setStage(of: ModelTitle("pd1"), to: .champion)
    }
    #expect(try shelf.registry().champion(of: .pd) == nil)
  }
}
