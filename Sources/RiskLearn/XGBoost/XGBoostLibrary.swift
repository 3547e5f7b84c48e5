import CXGBoost

/// XGBoost's library: loaded at first use, silent, and with its errors in plain words.
enum XGBoostLibrary {
  /// Loads the library and keeps it quiet; call it on the thread that is going to work.
  ///
  /// XGBoost keeps its verbosity and its log's reader a thread. Throws `LearnFault.engineMissing`.
  static func prepare() throws {
    EngineThreads.spinBriefly()
    if let problem = risk_xgboost_load() {
      throw LearnFault.engineMissing(engine: "XGBoost", reason: String(cString: problem))
    }
    try check(XGBRegisterLogCallback { _ in })
    try check(XGBSetGlobalConfig("{\"verbosity\": 0}"))
  }

  /// The library's version, such as `3.4.1`; throws `LearnFault.engineMissing`.
  static var version: String {
    get throws {
      try prepare()
      var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
      XGBoostVersion(&major, &minor, &patch)
      return "\(major).\(minor).\(patch)"
    }
  }

  /// Throws `LearnFault.engineFailed` unless a function of the library has returned zero.
  static func check(_ status: Int32) throws {
    guard status != 0 else { return }
    throw LearnFault.engineFailed(engine: "XGBoost", reason: plain(String(cString: XGBGetLastError())))
  }

  /// What an error says, without the time, the source file, the failed check and the stack trace around it.
  static func plain(_ error: String) -> String {
    let body = error.components(before: "Stack trace:")
    var line = body.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.first { !$0.isEmpty } ?? ""
    if line.hasPrefix("["), let end = line.firstIndex(of: "]") { line = line[end...].dropFirst() }
    for mark in [".cc:", ".h:", ".cu:", "Check failed:"] {
      guard let place = line.firstRange(of: mark) else { continue }
      let rest = line[place.upperBound...]
      line = rest.firstIndex(of: ":").map { rest[$0...].dropFirst() } ?? rest
    }
    let text = line.drop { $0 == " " }.prefix(200)
    return text.isEmpty ? "it does not say why" : String(text)
  }
}

extension String {
  /// The text before a mark, or all of it.
  fileprivate func components(before mark: String) -> Substring {
    firstRange(of: mark).map { self[..<$0.lowerBound] } ?? self[...]
  }
}
