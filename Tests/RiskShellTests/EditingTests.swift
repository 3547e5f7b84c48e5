import RiskRender
import Testing

@testable import RiskShell

struct CompletionTests {
  private func completion(_ range: Range<Int>, _ candidates: String...) -> Completion {
    Completion(replacing: range, with: candidates.map { Completion.Candidate($0) })
  }

  @Test func oneCandidateCompletesWithABlank() {
    #expect(completion(0..<2, "describe").step(in: "de", startingAt: 0) == .replace(0..<2, with: "describe "))
    #expect(completion(0..<2, "describe").step(in: "de x", startingAt: 0) == .replace(0..<3, with: "describe "))
  }

  @Test func noBlankWhereTheWordGoesOn() {
    let call = Completion(replacing: 0..<2, with: [.init("util(", endsWord: false)])
    #expect(call.step(in: "ut", startingAt: 0) == .replace(0..<2, with: "util("))
    let whole = Completion(replacing: 0..<5, with: [.init("util(", endsWord: false)])
    #expect(whole.step(in: "util(", startingAt: 0) == .nothing)
  }

  @Test func severalCompleteWhatTheyShareAndAreThenListed() {
    let words = completion(0..<1, "describe", "desc")
    #expect(words.step(in: "d", startingAt: 0) == .replace(0..<1, with: "desc"))
    #expect(completion(0..<4, "describe", "desc").step(in: "desc", startingAt: 0) == .list)
    #expect(completion(0..<2, "Total", "total").step(in: "to", startingAt: 0) == .list)
  }

  @Test func bytesBecomeScalars() {
    // é has two bytes, 漢 three; the cursor of libedit counts each as one.
    #expect(completion(6..<9, "漢字").step(in: "é = 漢", startingAt: 1) == .replace(4..<5, with: "漢字 "))
    #expect(completion(0..<1, "x").step(in: "é", startingAt: 0) == .nothing)
    #expect(completion(0..<9, "x").step(in: "é", startingAt: 0) == .nothing)
    #expect(completion(0..<1, "x").step(in: "é", startingAt: 5) == .nothing)
    #expect(Completion.none.step(in: "é", startingAt: 5) == .nothing)
  }

  @Test func prefixesKeepCharactersWhole() {
    #expect("été".commonPrefix(with: "étude") == "ét")
    #expect("e\u{301}x".commonPrefix(with: "ex") == "")
    #expect("".commonPrefix(with: "a") == "")
  }
}

struct CandidateTableTests {
  private let table = CandidateTable(columns: 30, rows: 5)

  @Test func descriptionsStandUnderEachOther() {
    let lines = table.lines(for: [.init("漢字", description: "kanji"), .init("a", description: "letter"), .init("b")])
    #expect(lines == ["漢字  kanji", "a     letter", "b"])
  }

  @Test func namesStandInColumnsReadDownwards() {
    let lines = table.lines(for: ["aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh"].map { .init($0) })
    #expect(lines == ["aa  cc  ee  gg", "bb  dd  ff  hh"])
  }

  @Test func whatDoesNotFitIsCounted() {
    let lines = table.lines(for: (0..<100).map { .init("\($0)", description: "a description that is too long") })
    #expect(lines.count == 5)
    #expect(lines.first == "0   a description that is to…")
    #expect(lines.last == "… and 96 more")
    #expect(lines.allSatisfy { DisplayWidth.of($0) < 30 })
    #expect(CandidateTable(columns: 0, rows: 0).lines(for: [.init("a")]) == ["a"])
  }

  @Test func dataCannotSteerTheTerminal() {
    #expect(table.lines(for: [.init("a\u{1B}[2Jb", description: "c\nd")]) == ["a�[2Jb  c d"])
  }
}

struct DisplayWidthTests {
  @Test(arguments: [("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("👍", 2), ("한", 2), ("\u{7}", 0)])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func rowsCountWrappedLines() {
    #expect(CursorRow.above("abc", columns: 4) == 0)
    #expect(CursorRow.above("abcd", columns: 4) == 1)
    #expect(CursorRow.above("abc漢", columns: 4) == 1)
    #expect(CursorRow.above("a\nb\nc", columns: 4) == 2)
    #expect(CursorRow.above("\t\t", columns: 12) == 1)
  }
}

struct PromptTextTests {
  @Test func sequencesAreMarked() {
    let prompt = "\u{1B}[1m\u{1B}[36mrisk>\u{1B}[0m "
    #expect(PromptText.marked(prompt, colours: true) == "\u{1}\u{1B}[1m\u{1B}[36m\u{1}risk>\u{1}\u{1B}[0m\u{1} ")
    #expect(PromptText.marked(prompt, colours: false) == "risk> ")
    #expect(PromptText.visible(PromptText.marked(prompt, colours: true)) == "risk> ")
  }

  @Test func aBlankFollowsTheLastSequence() {
    #expect(PromptText.marked("> \u{1B}[0m", colours: true) == ">\u{1}\u{1B}[0m\u{1} ")
    #expect(PromptText.marked(">\u{1B}[0m", colours: true) == ">\u{1}\u{1B}[0m\u{1} ")
    #expect(PromptText.marked("", colours: true) == "")
    #expect(PromptText.marked("a\u{1}\u{1B}[b", colours: true) == "a\u{1}\u{1B}[b\u{1} ")
    #expect(PromptText.marked("a\u{1B}[", colours: true) == "a[")
  }
}
