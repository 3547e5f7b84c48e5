public import Foundation
import RiskCommands
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// The inputs of a seed: each is made from its number alone, so that one can be had again without the others.
public struct FuzzInputs: Sendable {
  private let seed: UInt64
  private let words = Vocabulary()
  /// What people wrote, which the mutator spoils.
  private let written: [String]

  /// Reads what the mutator starts from: transcripts and the README of a checkout, and the examples of declarations.
  public init(seed: UInt64, checkout: URL) throws {
    self.seed = seed
    written = try FuzzInputs.files(checkout) + FuzzInputs.examples
  }

  /// How many texts the mutator starts from.
  public var seedCount: Int { written.count }

  /// The input of a number.
  public func input(_ number: Int) -> String {
    var random = FuzzRandom(seed: seed, input: number)
    guard !random.once(in: 2) else {
      var grammar = InputGrammar(words, random)
      return grammar.input()
    }
    let (one, two) = (random.below(written.count), random.below(written.count))
    var mutator = InputMutator(words: words, random: random)
    return mutator.mutated(written[one], with: written[two])
  }

  private static func files(_ checkout: URL) throws -> [String] {
    let cases = checkout.appendingPathComponent("Tests/TranscriptTests/Cases")
    let scripts = try FileManager.default.subpathsOfDirectory(atPath: cases.path).filter { $0.hasSuffix(".risk") }
      .sorted()
    let texts = try scripts.map {
      String(decoding: try Data(contentsOf: cases.appendingPathComponent($0)), as: UTF8.self)
    }
    let readme = String(decoding: try Data(contentsOf: checkout.appendingPathComponent("README.md")), as: UTF8.self)
    return texts + readme.matches(of: /```(?:risk)?\n((?:.|\n)*?)```/).map { String($0.1) }
  }

  private static var examples: [String] {
    let commands: [String] = Catalogue.all.commands.flatMap { $0.spec.examples.map(\.text) }
    let statements: [String] = LanguageStatement.all.map(\.example.text)
    let functions: [String] = FunctionTable.all.flatMap { $0.examples.map(\.expression) }
    let pages: [String] = FaultPages.all.flatMap { lines(of: $0) }
    return commands + statements + functions + pages
  }

  private static func lines(of page: FaultPage) -> [String] {
    if case .lines(let example, let remedy, _) = page.demonstration { [example, remedy] } else { [] }
  }
}
