import Foundation
import RiskExpressions
import RiskKernel
import Testing

@testable import RiskRender

/// Numbers as they are written for people, and the widths of texts.
@Suite struct NumberWritingTests {
  @Test func fixedDecimalsAreThoseOfC() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let bits = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
      let usual = (Double.random(in: -1e6...1e6, using: &generator) * 1000).rounded() / 1000
      for value in [bits, usual] where value.isFinite && abs(value) < 1e40 {
        let decimals = Int.random(in: 0...9, using: &generator)
        let expected = String(format: "%.*f", decimals, value)
        let signless = expected.allSatisfy { "-0.".contains($0) } ? expected.filter { $0 != "-" } : expected
        #expect(FixedText.text(value, decimals: decimals) == signless, "\(value) with \(decimals)")
      }
    }
  }

  @Test(arguments: [
    (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"), (-0.004, 2, "0.00"), (1.005, 2, "1.00"),
  ])
  func halvesGoToEvenAndZeroHasNoSign(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(FixedText.text(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    ("9999", "9999"), ("10000", "10,000"), ("-1234567.5", "-1,234,567.5"), ("1e15", "1e15"), ("", ""), ("-", "-"),
  ])
  func thousandsAreGroupedFromFiveDigitsOn(_ text: String, _ grouped: String) {
    #expect(NumberText.grouped(text) == grouped)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("👩‍👩‍👧", 2), ("\u{1B}", 0), ("─▏⣿", 3), ("🇨🇭", 2),
  ])
  func widthsAreThoseOfATerminal(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func cutsToAnyWidth() {
    for text in ["", "a", "abcdef", "漢字漢字", "e\u{301}e\u{301}e\u{301}", "👩‍👩‍👧x👩‍👩‍👧"] {
      for width in -1...12 { #expect(DisplayWidth.of(DisplayWidth.cut(text, to: width)) <= max(0, width)) }
    }
    #expect(DisplayWidth.cut("abcdef", to: 4) == "abc…")
  }

  @Test func nothingSpeaksToTheTerminal() {
    let hostile = "\u{1B}[2J a\tb\r\nc \u{202E}txt\u{2066} \u{85}\u{9B}\u{2028}"
    #expect(DisplayWidth.printable(hostile) == "�[2J a b� c �txt� ���")
    let shown = DisplayWidth.printable(hostile).unicodeScalars
    #expect(shown.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    #expect(shown.allSatisfy { !(0x2028...0x202E).contains($0.value) && !(0x2066...0x2069).contains($0.value) })
  }

  @Test func smallBarsShowTheLeastAboveZero() {
    let counts = [0, 1, 500, 1000].map { Value.integer($0) }
    #expect(ShapeText.text(counts, isUnicode: true) == " ▁▄█")
    #expect(ShapeText.text(counts, isUnicode: false) == " .=@")
    #expect(ShapeText.text([], isUnicode: true).isEmpty)
    #expect(ShapeText.text([.integer(0), .null], isUnicode: true) == "  ")
  }
}
