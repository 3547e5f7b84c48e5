import RiskExpressions
import RiskKernel
import Testing

@testable import RiskRender

/// Tables fit the width they are given, and say what they left out.
@Suite struct TableDrawingTests {
  private func drawing(_ width: Int?) -> TableDrawing {
    TableDrawing(numbers: NumberText(digits: 6), style: Style(isInteractive: true, width: width), width: width)
  }

  private let customers = TableView(
    columns: ["id", "name", "remark", "income", "pd"].map { TableView.Column($0) },
    rows: [
      TableView.Row([
        .integer(1), .text("Anna Katharina Oberholzer"), .text("late twice in spring, then paid all"), .integer(54_000),
        .number(0.0512),
      ]),
      TableView.Row([.integer(20), .text("Bo"), .null, .integer(9500), .number(0.75)]),
    ])

  @Test func nothingIsCutWithoutAWidth() {
    #expect(
      drawing(nil).lines(customers) == [
        " id  name                       remark                               income      pd",
        "  1  Anna Katharina Oberholzer  late twice in spring, then paid all  54,000  0.0512",
        " 20  Bo                                                               9,500  0.7500",
      ])
    #expect(drawing(200).lines(customers) == drawing(nil).lines(customers))
  }

  @Test func longTextsAreShortenedFirstAndAllAlike() {
    #expect(
      drawing(60).lines(customers) == [
        " id  name                remark              income      pd",
        "  1  Anna Katharina Ob…  late twice in spr…  54,000  0.0512",
        " 20  Bo                                       9,500  0.7500",
      ])
  }

  @Test func thenColumnsAreLeftOutOfTheMiddle() {
    #expect(
      drawing(40).lines(customers, isPipeline: true) == [
        " id  name                      …      pd",
        "  1  Anna Katharina Oberholz…  …  0.0512",
        " 20  Bo                        …  0.7500",
        " …2 more columns: remark, income",
        " (show all: set width 83)",
      ])
  }

  @Test func atTwentyColumnsTheFirstAndTheLastAreLeft() {
    #expect(
      drawing(20).lines(customers) == [
        " id  …      pd",
        "  1  …  0.0512",
        " 20  …  0.7500",
        " …3 more columns: n…",
        " (show all: set wid…",
      ])
  }

  @Test func namesThatAreNoWordsAreTypedInBackticks() {
    let wide = TableView(
      columns: (0..<9).map { TableView.Column("column number \($0)") },
      rows: [TableView.Row((0..<9).map { .text("value \($0)") })])
    let note = drawing(100).lines(wide, isPipeline: true).last ?? ""
    #expect(note == " (show them: … | select `column number 4`, …, or set width 152)", "\(note)")
  }

  /// Random tables of every kind of text: no line is wider than the terminal, no number is cut.
  @Test(arguments: [1, 2, 3, 5, 8, 9, 13, 20, 40, 80, 200]) func everyLineFits(_ width: Int) {
    var generator = SeededGenerator(UInt64(width))
    for _ in 0..<60 {
      let columns = Int.random(in: 0...14, using: &generator)
      let table = TableView(
        columns: (0..<columns).map { _ in TableView.Column(RandomText.text(&generator)) },
        rows: (0..<Int.random(in: 0...6, using: &generator)).map { _ in
          TableView.Row((0..<columns).map { _ in RandomText.value(&generator) })
        }, note: RandomText.text(&generator, longest: 40) + "   (set rows 40)")
      for line in drawing(width).lines(table, isPipeline: Bool.random(using: &generator)) {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x1B })
      }
    }
  }

  @Test func aRowThatIsShortHasMissingValues() {
    let ragged = TableView(
      columns: [TableView.Column("a"), TableView.Column("b")], rows: [TableView.Row([.integer(1)]), TableView.Row([])])
    #expect(drawing(nil).lines(ragged).count == 3)
  }
}
