/// What the place that output goes to can show.
public struct Style: Sendable {
  /// Whether colours may be used.
  public let hasColour: Bool
  /// Whether a person watches: elapsed times are shown, wide tables are cut to the width.
  public let isInteractive: Bool
  /// Whether it shows characters beyond ASCII; a file does.
  public let isUnicode: Bool
  /// How many columns a line has; nil where lines may be of any length.
  public let width: Int?

  /// Describes a place.
  public init(
    hasColour: Bool = false, isInteractive: Bool = false, isUnicode: Bool = true, width: Int? = nil
  ) {
    self.hasColour = hasColour
    self.isInteractive = isInteractive
    self.isUnicode = isUnicode
    self.width = width
  }

  /// A file or a pipe.
  public static let plain = Style()

  func paint(_ text: String, _ colour: Colour) -> String {
    hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  enum Colour: String {
    case red = "1;31"
    case yellow = "1;33"
    case blue = "34"
    case dim = "2"
    case bold = "1"
  }
}
