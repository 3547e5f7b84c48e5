/// The page of a form that lists its keys.
struct FormHelp {
  private let glyphs: FormGlyphs

  init(_ glyphs: FormGlyphs) { self.glyphs = glyphs }

  private var keys: [(keys: String, meaning: String)] {
    [
      (glyphs.upDown + ", Tab", "the input before, the next one"),
      (glyphs.leftRight + ", - and +", "a step down, a step up; texts go round"),
      ("Shift-" + glyphs.leftRight + ", PgUp/Dn", "ten steps"),
      ("Enter or digits", "type a value: 35%, 5k, null, num_90 + 1"),
      ("m", "missing"),
      ("u, U", "take a change back, bring it back"),
      ("r, R", "as it was: this input, all inputs"),
      ("s", "keep the values as a customer"),
      ("w", "why: contributions in place of inputs, where both have no room"),
      ("Home, End", "the first input, the last"),
      ("Ctrl-L, Ctrl-Z", "draw anew, suspend"),
      ("q, Esc, Ctrl-C", "leave; the commands to repeat it are shown"),
    ]
  }

  /// A line a key.
  func lines(width: Int) -> [ScreenLine] {
    let room = min(20, width / 2)
    return keys.map { key in
      var line = ScreenLine(" ")
      line.add(key.keys, to: room, .bold)
      line.add(" " + key.meaning)
      return line.cut(to: width)
    }
  }
}
