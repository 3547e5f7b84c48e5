/// The elements of a picture as text.
enum SVG {
  /// Colours that people of every colour vision tell apart (Okabe and Ito, "Color Universal Design", 2008).
  private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"]
  private static let patterns = ["", "6 3", "2 3", "8 3 2 3"]

  static func colour(_ place: Int) -> String { colours[place % colours.count] }

  /// Dashes that tell lines apart without colours.
  static func dashes(_ place: Int) -> String {
    let pattern = patterns[place % patterns.count]
    return pattern.isEmpty ? "" : " stroke-dasharray=\"\(pattern)\""
  }

  /// A coordinate or an opacity, to a hundredth.
  static func number(_ value: Double) -> String {
    NumberText.trimmed(FixedText.text(value.isFinite ? value : 0, decimals: 2))
  }

  static func text(_ text: String, x: Double, y: Double, _ look: String = "") -> String {
    let attributes = look.isEmpty ? "" : " " + look
    return "<text x=\"\(number(x))\" y=\"\(number(y))\"\(attributes)>\(HTMLText.escaped(text))</text>"
  }

  static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ look: String) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" \(look)/>"
  }

  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ look: String) -> String {
    "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" \(look)/>"
  }

  static func circle(_ x: Double, _ y: Double, _ radius: Double, _ look: String) -> String {
    "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\" \(look)/>"
  }

  static func polyline(_ points: [(Double, Double)], _ look: String) -> String {
    "<polyline points=\"\(list(points))\" fill=\"none\" \(look)/>"
  }

  static func polygon(_ points: [(Double, Double)], _ look: String) -> String {
    "<polygon points=\"\(list(points))\" \(look)/>"
  }

  private static func list(_ points: [(Double, Double)]) -> String {
    points.map { "\(number($0.0)),\(number($0.1))" }.joined(separator: " ")
  }
}
