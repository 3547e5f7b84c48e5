/// The characters a form is drawn with.
struct FormGlyphs {
  let rule, wall, pointer, arrow, dot: String
  /// Of a bar: a whole cell, the axis, and cells filled from the left in eighths.
  let block, axis: String
  let eighths: [String]
  /// The keys that move and step.
  let upDown, leftRight: String

  static let unicode = FormGlyphs(
    rule: "─", wall: "│", pointer: "▸", arrow: "→", dot: "·", block: "█", axis: "│",
    eighths: ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"], upDown: "↑↓", leftRight: "←→")
  static let ascii = FormGlyphs(
    rule: "-", wall: "|", pointer: ">", arrow: "->", dot: "-", block: "#", axis: "|",
    eighths: ["", "", "", "", "=", "=", "=", "="], upDown: "Up/Down", leftRight: "Left/Right")
}
