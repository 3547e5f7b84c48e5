import CLightGBM
import Synchronization

/// LightGBM's library: loaded at first use, silent, and with its errors in plain words.
enum LightGBMLibrary {
  /// Does work in the library with a number of threads, zero for all there are; one piece of work at a time.
  ///
  /// The number of threads is no option of a training, for a model's file would tell it and differ by it; it is one for
  /// the whole library. Throws `LearnFault.engineMissing`.
  static func work<Result: Sendable>(threads: Int, _ body: () throws -> Result) throws -> Result {
    try turn.withLock { _ in
      try prepare(threads: threads)
      return try body()
    }
  }

  private static let turn = Mutex<Void>(())

  /// Loads the library and keeps it quiet.
  private static func prepare(threads: Int) throws {
    EngineThreads.spinBriefly()
    if let problem = risk_lightgbm_load() {
      throw LearnFault.engineMissing(engine: "LightGBM", reason: String(cString: problem))
    }
    try check(LGBM_RegisterLogCallback { _ in })
    try check(LGBM_SetMaxThreads(threads > 0 ? Int32(clamping: threads) : -1))
  }

  /// Throws `LearnFault.engineFailed` unless a function of the library has returned zero.
  static func check(_ status: Int32) throws {
    guard status != 0 else { return }
    throw LearnFault.engineFailed(engine: "LightGBM", reason: plain(String(cString: LGBM_GetLastError())))
  }

  /// What an error says, without the place in LightGBM's sources.
  static func plain(_ error: String) -> String {
    let line = error.split(whereSeparator: \.isNewline).first ?? ""
    let text = (line.firstRange(of: " at /").map { line[..<$0.lowerBound] } ?? line).prefix(200)
    return text.isEmpty ? "it does not say why" : String(text)
  }

  /// The version that scripts/setup pins; the library itself does not tell.
  static let version = "4.7.0"
}
