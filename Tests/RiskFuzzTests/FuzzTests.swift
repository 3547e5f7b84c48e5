import RiskFuzzing
import RiskTestSupport
import Testing

/// Generated inputs bring nothing down; `scripts/fuzz` puts a million through.
@Suite struct FuzzTests {
  @Test(arguments: 0..<8) func inputsAreFaultsOrFine(part: Int) throws {
    let inputs = try FuzzInputs(seed: 1, checkout: SourceTree.root)
    let folder = try TemporaryFolder()
    let subject = try FuzzSubject(folder: folder.path)
    for number in stride(from: part, to: 2_000, by: 8) {
      var random = FuzzRandom(seed: 2, input: number)
      do { try subject.examine(inputs.input(number), &random) } catch {
        Issue.record("input \(number): \(error)\n\(inputs.input(number))")
      }
    }
  }

  @Test func aSeedGivesTheSameInputs() throws {
    let (one, two) = (
      try FuzzInputs(seed: 7, checkout: SourceTree.root), try FuzzInputs(seed: 7, checkout: SourceTree.root)
    )
    let other = try FuzzInputs(seed: 8, checkout: SourceTree.root)
    let numbers = 0..<200
    #expect(numbers.map(one.input) == numbers.map(two.input))
    #expect(Set(numbers.map(one.input)).isDisjoint(with: numbers.map(other.input).filter { $0.count > 20 }))
  }
}
