import Testing

@testable import RiskShell

struct FormKeyReaderTests {
  private func keys(_ text: String, givingUp: Bool = true) -> [FormKey] { keys(Array(text.utf8), givingUp: givingUp) }

  private func keys(_ bytes: [UInt8], givingUp: Bool = true) -> [FormKey] {
    var reader = FormKeyReader()
    let keys = bytes.compactMap { reader.feed($0) }
    return keys + (givingUp ? [reader.giveUp()].compactMap { $0 } : [])
  }

  @Test(arguments: [
    ("\u{1B}[A", FormKey.up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}[1;2D", .farLeft),
    ("\u{1B}[1;5C", .farRight), ("\u{1B}[5~", .farRight), ("\u{1B}[6~", .farLeft), ("\u{1B}[3~", .delete),
    ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}OF", .end), ("\u{1B}[Z", .backTab), ("\t", .tab),
    ("\r", .enter), ("\n", .enter), ("\u{1B}OM", .enter), ("\u{7F}", .backspace), ("\u{8}", .backspace),
    ("\u{3}", .interrupt), ("\u{1A}", .suspend), ("\u{15}", .eraseLine), ("\u{1F}", .undo), ("\u{C}", .redraw),
    ("\u{1B}", .escape), ("u", .character("u")), ("é", .character("é")), ("漢", .character("漢")),
    ("😀", .character("😀")),
  ])
  func aKey(_ text: String, _ key: FormKey) { #expect(keys(text) == [key]) }

  @Test func oneKeyAfterTheOther() {
    #expect(keys("\u{1B}[A\u{1B}[Bq\u{1B}OCx") == [.up, .down, .character("q"), .right, .character("x")])
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
  }

  /// Sequences of keys that a form does not have, Alt and letters, reports of the terminal, and bytes of no meaning.
  @Test(arguments: [
    "\u{1B}[15~", "\u{1B}[?62;22c", "\u{1B}[24;80R", "\u{1B}x", "\u{1B}[99;99;99u", "\u{1B}OP", "\u{0}", "\u{2}",
  ])
  func whatIsUnknownMeansNothing(_ text: String) { #expect(keys(text + "q") == [.character("q")]) }

  @Test func whatIsNotUTF8IsDropped() {
    #expect(keys([0xFF, 0xC3, 0x28, 0x80, 0xE6, 0xBC, 0x71]) == [.character("("), .character("q")])
    // An overlong slash, a surrogate and a control character of two bytes.
    #expect(keys([0xE0, 0x80, 0xAF, 0xED, 0xA0, 0x80, 0xC2, 0x9B, 0x71]) == [.character("q")])
  }

  @Test func aSequenceWithoutEndIsForgotten() {
    #expect(keys("\u{1B}[" + String(repeating: "1;", count: 5_000) + "~q") == [.home, .character("q")])
    #expect(keys("\u{1B}[1;2") == [])
    #expect(keys("\u{1B}[1\u{3}q") == [.interrupt, .character("q")])
    #expect(keys("\u{1B}[1\u{1B}[Aq") == [.up, .character("q")])
  }

  @Test func escapeAloneIsAKeyOnlyAfterAWhile() {
    var reader = FormKeyReader()
    #expect(reader.giveUp() == nil)
    #expect(reader.feed(0x1B) == nil && reader.isWaiting)
    #expect(reader.giveUp() == .escape && !reader.isWaiting)
    #expect(reader.feed(0x5B) == .character("["))
  }

  @Test func aPasteIsOneKey() {
    #expect(keys("\u{1B}[200~0.35\r\n\u{1B}[Aq\u{1B}[201~u") == [.paste("0.35\r\n\u{1B}[Aq"), .character("u")])
    // One whose end is lost ends with Ctrl-C; a huge one is cut.
    #expect(keys("\u{1B}[200~12\u{3}q") == [.interrupt, .character("q")])
    let huge = keys("\u{1B}[200~" + String(repeating: "9", count: 100_000) + "\u{1B}[201~")
    guard case .paste(let text)? = huge.first else { return #expect(Bool(false), "no paste") }
    #expect(huge.count == 1 && text.count <= 4_096)
  }

  @Test func anyBytesGiveKeysAndNoTrap() {
    var seed: UInt64 = 42
    var reader = FormKeyReader()
    for _ in 0..<200_000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = reader.feed(UInt8(truncatingIfNeeded: seed >> 56))
      if seed >> 40 & 0xFF == 0 { _ = reader.giveUp() }
    }
  }
}
