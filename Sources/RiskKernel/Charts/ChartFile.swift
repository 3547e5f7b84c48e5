/// The kinds of files that charts are written to.
public enum ChartFile: Sendable, CaseIterable {
  /// A picture of lines, which browsers and word processors open at any size.
  case svg
  /// A page with the picture.
  case html
  /// The characters a terminal shows.
  case text

  /// The kind that a file's name stands for, or nil.
  public init?(path: String) {
    let name = path.lowercased()
    guard let kind = ChartFile.allCases.first(where: { name.hasSuffix($0.ending) }) else { return nil }
    self = kind
  }

  /// How its names end.
  public var ending: String {
    switch self {
    case .svg: ".svg"
    case .html: ".html"
    case .text: ".txt"
    }
  }
}
