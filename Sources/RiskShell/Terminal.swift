import Foundation
import RiskRender

/// What a standard stream can show.
enum Terminal {
  /// The style of a stream: plain unless it is a terminal; NO_COLOR (no-color.org) and dumb terminals have no colours.
  static func style(of descriptor: Int32) -> Style {
    guard isatty(descriptor) == 1 else { return .plain }
    let environment = ProcessInfo.processInfo.environment
    let hasColour = !isDumb && (environment["NO_COLOR"] ?? "").isEmpty
    return Style(
      hasColour: hasColour, isInteractive: true, isUnicode: !isDumb && isUTF8(environment),
      width: width(of: descriptor))
  }

  /// Whether the locale's characters are those of Unicode; POSIX looks at these three in this order.
  private static func isUTF8(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return ["utf-8", "utf8"].contains { locale?.lowercased().hasSuffix($0) ?? false }
  }

  /// Whether the terminal only writes, one line below the other.
  static let isDumb = ["dumb", "", nil].contains(ProcessInfo.processInfo.environment["TERM"])

  /// How many columns a terminal has now.
  static func width(of descriptor: Int32) -> Int { size(of: descriptor).columns }

  /// How many columns and lines a terminal has now; one that does not tell has 80 and 24.
  static func size(of descriptor: Int32) -> (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return (80, 24) }
    return (size.ws_col > 0 ? Int(size.ws_col) : 80, size.ws_row > 0 ? Int(size.ws_row) : 24)
  }
}

extension Style {
  /// The style with the width that standard output has now.
  var fitted: Style {
    guard isInteractive else { return self }
    return Style(
      hasColour: hasColour, isInteractive: true, isUnicode: isUnicode, width: Terminal.width(of: STDOUT_FILENO))
  }
}
