import RiskModels
import Testing

@testable import RiskStore

@Suite("Two sessions in one workspace")
struct TogetherTests {
  @Test("lose nothing of what they keep at once, under names of their own and one they share")
  func saving() async throws {
    let shelf = try Shelf()
    let path = shelf.path
    try await withThrowingTaskGroup { group in
      for session in 1...2 {
        group.addTask {
          let registry = ModelRegistry(path: path)
          for turn in 1...25 {
            _ = try registry.save(Shelf.bundle("s\(session)_\(turn)", turn))
            _ = try registry.save(Shelf.bundle("shared", session * 1000 + turn))
          }
        }
      }
      try await group.waitForAll()
    }
    let registry = shelf.registry()
    let entries = try registry.listing().entries
    #expect(entries.count { $0.name != "shared" } == 50)
    let shared = entries.filter { $0.name == "shared" }
    #expect(shared.map(\.version) == Array((1...50).reversed()))
    let numbers = try shared.map { Shelf.number(try registry.load($0.title.description)) }
    #expect(Set(numbers) == Set(1001...1025).union(2001...2025))
    #expect(registry.names.count == 51)
  }

  @Test("see what the other did")
  func seeing() throws {
    let shelf = try Shelf()
    let (one, other) = (shelf.registry(), shelf.registry())
    _ = try one.save(Shelf.bundle("pd1", 1))
    #expect(other.names == ["pd1"])
    _ = try other.setStage(of: ModelTitle("pd1"), to: .champion)
    #expect(try one.champion(of: .pd) == ModelTitle("pd1"))
    _ = try one.save(Shelf.bundle("pd1", 2))
    #expect(try other.champion(of: .pd) == ModelTitle("pd1", version: 1))
    try other.rename("pd1", to: "pd2")
    #expect(try !one.contains("pd1") && Shelf.number(one.load("pd2@1")) == 1)
  }
}
