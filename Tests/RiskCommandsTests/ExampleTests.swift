import Foundation
import RiskCommands
public import RiskKernel
public import Testing

/// Every example of every command runs as it is written, and shows something in every format.
@Suite struct ExampleTests {
  private static let examples = Catalogue.all.commands.flatMap { $0.spec.examples }

  @Test(arguments: Self.examples) func runs(_ example: Example) throws {
    let bench = try Bench(example.setup)
    try bench.addData()
    try bench.run(example.text)
    #expect(!bench.shown.isEmpty)
    #expect(!bench.shown.contains("\u{1B}"))
    #expect(bench.shown.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") }, "blanks at a line's end")
  }

  @Test(arguments: Self.examples) func givesOneObjectALineInJSON(_ example: Example) throws {
    let bench = try Bench(example.setup, format: .json)
    try bench.addData()
    try bench.run(example.text)
    for line in bench.shown.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object.map { Set($0.keys) } == ["command", "result"])
    }
  }

  @Test(arguments: Self.examples) func isShownInCSVAndMarkdown(_ example: Example) throws {
    for format in [OutputFormatName.csv, .markdown] {
      let bench = try Bench(example.setup, format: format)
      try bench.addData()
      try bench.run(example.text)
      #expect(!bench.shown.isEmpty)
    }
  }
}

extension Example: CustomTestStringConvertible {
  public var testDescription: String { text }
}
