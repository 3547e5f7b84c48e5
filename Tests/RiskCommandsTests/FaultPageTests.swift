import Foundation
import RiskCommands
public import RiskDiagnostics
import RiskKernel
import RiskShell
import RiskTestSupport
public import Testing

/// Every fault has a page, and what stands on the pages is true.
@Suite struct FaultPageTests {
  @Test func everyCodeHasOnePage() throws {
    let pages = Dictionary(grouping: FaultPages.all, by: \.code)
    for (code, file) in try FaultCodes.all() {
      #expect(pages[code]?.count == 1, "\(code), which \(file) can give, has \(pages[code]?.count ?? 0) pages")
    }
  }

  @Test func everyKindOfThingHasAPage() {
    for kind in Session.kinds {
      #expect(FaultPages.page(of: kind.unknownCode) != nil, "\(kind.unknownCode)")
    }
  }

  @Test func everyPageHasACode() throws {
    let known = Set(try FaultCodes.all().keys).union(Session.kinds.map(\.unknownCode))
    for page in FaultPages.all { #expect(known.contains(page.code), "nothing gives \(page.code)") }
  }

  @Test(arguments: FaultPages.all) func speaksPlainly(_ page: FaultPage) {
    expectSentence(page.explanation, page.code)
    #expect(!page.title.hasSuffix(".") && page.title.first?.isUppercase == true, "\(page.title)")
    #expect(page.title.count <= 50, "\(page.title)")
    guard case .words(let reason, let advice) = page.demonstration else { return }
    #expect(!reason.hasSuffix(".") && !reason.isEmpty && !advice.isEmpty)
  }

  @Test(arguments: FaultPages.all) func theExampleGivesTheFault(_ page: FaultPage) throws {
    guard case .lines(let example, _, let setup) = page.demonstration else { return }
    let bench = try Bench(setup)
    try bench.addData()
    let faults = try #require(bench.faults(of: example), "'\(example)' runs")
    #expect(Set(faults.map(\.fault.code)) == [page.code], "\(faults.map(\.fault.message))")
  }

  @Test(arguments: FaultPages.all) func theRemedyRuns(_ page: FaultPage) throws {
    guard case .lines(_, let remedy, let setup) = page.demonstration else { return }
    let bench = try Bench(setup)
    try bench.addData()
    #expect(bench.faults(of: remedy)?.map(\.fault.message) == nil, "\(remedy)")
  }
}

extension FaultPage: CustomTestStringConvertible {
  public var testDescription: String { code }
}

/// The codes that the sources can give.
enum FaultCodes {
  /// Every code with a file that has it.
  static func all() throws -> [String: String] {
    var codes: [String: String] = [:]
    for file in try files() {
      let text = try String(contentsOf: SourceTree.root.appendingPathComponent(file), encoding: .utf8)
      for code in FaultCodes.codes(in: text) { codes[code] = file }
    }
    return codes
  }

  private static func files() throws -> [String] {
    let folder = SourceTree.root.appendingPathComponent("Sources")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
      .map { "Sources/" + $0 }
  }

  /// The texts inside every `var code: String { … }`; a text that ends in a hyphen is a beginning, not a code.
  private static func codes(in text: String) -> [String] {
    text.ranges(of: "var code: String {").flatMap { start -> [String] in
      var depth = 1
      let body = text[start.upperBound...].prefix { character in
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        return depth > 0
      }
      return body.matches(of: /"([a-z0-9-]+)"/).map { String($0.1) }.filter { !$0.hasSuffix("-") && $0 != "" }
    }
  }
}
