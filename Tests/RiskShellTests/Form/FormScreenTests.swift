import RiskKernel
import RiskRender
import Testing

@testable import RiskShell

struct FormScreenTests {
  private func frame(
    _ state: FormState, _ width: Int, _ height: Int, isUnicode: Bool = true
  ) -> FormScreen.Frame {
    FormScreen(state, width: width, height: height, digits: 6, isUnicode: isUnicode).frame
  }

  private func text(_ frame: FormScreen.Frame) -> String { frame.lines.map(\.text).joined(separator: "\n") }

  /// The states a screen is to be drawn in: at rest, changed, typing in the middle of a long text, faulty, helping.
  private static func states() throws -> [FormState] {
    let form = try FormState(SampleForm.request(more: 30))
    let long = FormKey.paste(String(repeating: "漢", count: 300))
    return [
      form, form.after([.right, .down, .left, .end]), form.typing("=2"), form.typing("0.3 +").after([.enter]),
      form.after([.enter, long]), form.after([.enter, long, .home, .right, .right]),
      form.after([.character("s")]), form.after([.character("?")]), form.after([.character("w"), .down]),
      form.after([.enter, .eraseLine]).typing("1.9").after([.enter]),
    ]
  }

  @Test(arguments: [1, 5, 20, 31, 32, 33, 40, 55, 72, 74, 75, 76, 80, 100, 140, 200])
  func noLineIsWiderThanTheScreen(_ width: Int) throws {
    for state in try Self.states() {
      for height in [1, 5, 8, 10, 15, 16, 24, 60] {
        let frame = frame(state, width, height, isUnicode: (width + height).isMultiple(of: 2))
        #expect(frame.lines.count == height)
        for line in frame.lines where line.width > width || line.width != DisplayWidth.of(line.text) {
          Issue.record("\(width) columns, \(height) lines: \(line.text)")
        }
        if let caret = frame.caret {
          #expect((0..<height).contains(caret.row) && (0..<width).contains(caret.column))
        }
      }
    }
  }

  @Test func whatIsTooSmallSaysSo() throws {
    let state = try FormState(SampleForm.request())
    #expect(text(frame(state, 20, 10)).replacing("\n", with: " ").contains("32 columns"))
    #expect(text(frame(state, 80, 5)).contains("8 lines"))
    #expect(text(frame(state, 32, 8)).contains("util"))
  }

  @Test func everythingIsThereOnAScreenOfEightyColumns() throws {
    let state = try FormState(SampleForm.request()).after([.right])
    let text = text(frame(state, 80, 24))
    for part in [
      "good", "pd1, lgd1", "1 changed", "▸ Revolving util", "40.0 %", "35.0 %", "3.5 %", "4.0 %",
      "PD in log-odds",
      "What is owed on cards", "training saw 0.0 % to 140.0 %", "steps of 5.0 %", "? keys", "q leave",
    ] { #expect(text.contains(part), "\(part) is missing from\n\(text)") }
  }

  @Test func aNarrowScreenHasFiguresAboveAndTheWhyOnAKey() throws {
    let state = try FormState(SampleForm.request())
    let fields = text(frame(state, 40, 15))
    #expect(fields.contains("PD") && fields.contains("Revolving") && !fields.contains("log-odds"), "\(fields)")
    let why = text(frame(state.after([.character("w")]), 40, 20))
    #expect(why.contains("PD in log-odds") && why.contains("together"), "\(why)")
  }

  @Test func theCursorIsAlwaysOnTheScreen() throws {
    var state = try FormState(SampleForm.request(more: 30))
    for _ in 0..<37 {
      for height in [8, 12, 24] {
        let lines = frame(state, 80, height).lines.map(\.text)
        #expect(lines.filter { $0.hasPrefix("▸") }.count == 1, "\(lines.joined(separator: "\n"))")
      }
      state.handle(.down)
    }
  }

  @Test func aTerminalWithoutUnicodeGetsNone() throws {
    let state = try FormState(SampleForm.request()).after([.right])
    let style = Style(hasColour: true, isInteractive: true, isUnicode: false, width: 80)
    for (width, height) in [(32, 10), (80, 24), (200, 60)] {
      let drawn = frame(state, width, height, isUnicode: false).lines.map { $0.rendered(style) }.joined()
      #expect(drawn.utf8.allSatisfy { $0 < 128 }, "\(drawn)")
    }
  }

  @Test func withoutColoursNothingSteersTheTerminal() throws {
    let style = Style(hasColour: false, isInteractive: true, isUnicode: true, width: 80)
    for line in frame(try FormState(SampleForm.request()).after([.right]), 80, 24).lines {
      #expect(!line.rendered(style).contains("\u{1B}"))
    }
  }

  @Test func valuesCannotSteerTheTerminal() throws {
    var start = SampleForm.start
    start["note"] = .text("\u{1B}[2J\u{7}\nboo\u{202E}")
    let frame = frame(try FormState(SampleForm.request(start: start)).after([.end, .enter]), 100, 24)
    #expect(frame.lines.allSatisfy { line in !line.text.unicodeScalars.contains { $0.value < 32 } })
    #expect(!text(frame).unicodeScalars.contains("\u{202E}"))
  }

  @Test func whatIsUnusualIsMarkedAndSaid() throws {
    let state = try FormState(SampleForm.request()).typing("1.9").after([.enter])
    let text = text(frame(state, 80, 24))
    #expect(text.contains("!") && text.contains("outside of what training saw"), "\(text)")
  }

  @Test func colourSaysWhatIsWorse() throws {
    let state = try FormState(SampleForm.request())
    func tones(_ state: FormState) -> [ScreenLine.Tone] {
      frame(state, 100, 24).lines.flatMap(\.pieces).filter { $0.text.hasSuffix("%") }.map(\.tone)
    }
    #expect(tones(state.after([.right])).contains(.worse) && !tones(state.after([.right])).contains(.better))
    #expect(tones(state.after([.left])).contains(.better) && !tones(state.after([.left])).contains(.worse))
  }
}
