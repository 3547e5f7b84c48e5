import RiskDiagnostics
import RiskRender
import Testing

/// What a diagnostic shows of the other places that explain it.
struct DiagnosticNoteTests {
  private struct Twice: Fault {
    let code = "twice"
    let message = "'x' is there already"
    let hint: String? = "choose another name"
  }

  private func shown(_ diagnostic: Diagnostic) -> String { DiagnosticRenderer(style: .plain).text(diagnostic) }

  @Test func otherFilesStandBelowWithTheirPlaces() {
    let main = Source(String(repeating: "\n", count: 11) + "include \"part.risk\"", name: "main.risk")
    let part = Source("let y = 1\nlet x = 2", name: "part.risk")
    let diagnostic = Twice().at(Span(part, 14..<15)).noting("included from here", at: Span(main, 11..<30))
    #expect(
      shown(diagnostic) == """
        error[twice]: 'x' is there already
          --> part.risk:2:5
         2 | let x = 2
           |     ^ choose another name
          ::: main.risk:12:1
        12 | include "part.risk"
           | ------------------- included from here

        """)
  }

  @Test func placesOnTheSameLineShareIt() {
    let line = Source("let x = 1; let x = 2")
    let diagnostic = Twice().at(Span(line, 15..<16)).noting("defined here", at: Span(line, 4..<5))
    #expect(
      shown(diagnostic) == """
        error[twice]: 'x' is there already
          let x = 1; let x = 2
                         ^ choose another name
              - defined here

        """)
  }

  @Test func earlierLinesOfThePromptHaveNoName() {
    let diagnostic = Twice().at(Source("let x = 2").whole).noting("defined here", at: Source("let x = 1").whole)
    #expect(
      shown(diagnostic) == """
        error[twice]: 'x' is there already
          let x = 2
          ^^^^^^^^^ choose another name
          let x = 1
          --------- defined here

        """)
  }

  @Test func aPlaceFarAlongALongLineStandsByItself() {
    let line = Source("let x = 1; " + String(repeating: "a", count: 300) + " x", name: "long.risk")
    let diagnostic = Twice().at(Span(line, 312..<313)).noting("defined here", at: Span(line, 4..<5))
    #expect(shown(diagnostic).hasSuffix("|     - defined here\n"))
  }

  @Test func longChainsAreCutShort() {
    let line = Source("include \"a\"", name: "a")
    let diagnostic = (0..<20).reduce(Twice().at(Source("x", name: "b").whole)) { diagnostic, _ in
      diagnostic.noting("included from here", at: line.whole)
    }
    #expect(shown(diagnostic).hasSuffix("  …and 12 more places\n"))
  }
}
