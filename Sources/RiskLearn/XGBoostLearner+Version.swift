import CXGBoost

extension XGBoostLearner {
  /// The library's version, such as `3.4.1`; throws `LearnFault.engineMissing`.
  public static var version: String {
    get throws {
      try XGBoostLibrary.prepare()
      var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
      XGBoostVersion(&major, &minor, &patch)
      return "\(major).\(minor).\(patch)"
    }
  }
}
