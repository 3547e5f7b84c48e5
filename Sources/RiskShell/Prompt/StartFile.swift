import Foundation

/// The script that every prompt begins with.
enum StartFile {
  /// Its path: `$RISK_START`, or `risk/start.risk` among the user's settings if it is there; nil where none is wanted.
  static func path(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
    if let own = environment["RISK_START"] { return own.isEmpty ? nil : own }
    let home = environment["HOME"] ?? NSHomeDirectory()
    let settings = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.config"
    let path = settings + "/risk/start.risk"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
