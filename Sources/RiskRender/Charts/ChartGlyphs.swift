/// The characters of a line: along, up, and around the four corners.
struct LineGlyphs {
  let across, upright: Character
  /// The corners, named by where their two ends point.
  let downRight, downLeft, upRight, upLeft: Character
  /// A single point.
  let point: Character

  private init(_ characters: String) {
    let all = Array(characters)
    (across, upright, downRight, downLeft) = (all[0], all[1], all[2], all[3])
    (upRight, upLeft, point) = (all[4], all[5], all[6])
  }

  private static let unicode = ["─│╭╮╰╯•", "━┃┏┓┗┛●", "═║╔╗╚╝◆", "╌╎╭╮╰╯○"].map(LineGlyphs.init)
  private static let ascii = LineGlyphs("-|..''*")
  private static let letters = Array("*+ox#@%=&abcdefghijklmnpqrstuvwyz")

  /// The characters of a series among several, which all look different.
  static func series(_ place: Int, of count: Int, isUnicode: Bool) -> LineGlyphs {
    if isUnicode, count <= unicode.count { return unicode[place % unicode.count] }
    if !isUnicode, count == 1 { return ascii }
    return LineGlyphs(String(repeating: String(letters[place % letters.count]), count: 7))
  }
}

/// The characters around and behind what is drawn.
struct ChartGlyphs {
  let axis, tick, corner, base, baseTick, end: Character
  /// Behind a line where its values are uncertain, and along the two kinds of marks.
  let band, markUpright, markAcross: Character
  /// From the lightest to the darkest.
  let shades: [Character]
  /// Parts of a cell filled from the left, and from below, in eighths.
  let lengths, heights: [Character]
  /// Points of different series.
  let points: [Character]

  static let unicode = ChartGlyphs(
    axis: "│", tick: "┤", corner: "└", base: "─", baseTick: "┬", end: "┘", band: "░", markUpright: "┊",
    markAcross: "┈", shades: Array("░▒▓█"), lengths: Array(" ▏▎▍▌▋▊▉█"), heights: Array(" ▁▂▃▄▅▆▇█"),
    points: Array("•×+○▲■◆*"))
  static let ascii = ChartGlyphs(
    axis: "|", tick: "+", corner: "+", base: "-", baseTick: "+", end: "+", band: ":", markUpright: ":",
    markAcross: ".", shades: Array(".:*#"), lengths: Array("    =####"), heights: Array("    .####"),
    points: Array("ox+*#@%&"))

  static func glyphs(isUnicode: Bool) -> ChartGlyphs { isUnicode ? unicode : ascii }
}
