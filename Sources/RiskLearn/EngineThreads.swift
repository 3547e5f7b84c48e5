import Foundation

/// How the engines' threads (OpenMP) wait for one another.
enum EngineThreads {
  /// Lets waiting threads spin for a moment and then sleep; call it before an engine is loaded, as OpenMP looks at the
  /// environment only then.
  ///
  /// Rounds are short: threads that sleep at once took twice the time of those that spin (300 rounds of XGBoost and of
  /// LightGBM on 150,000 rows with two cores: 9.0 against 4.2 seconds). Threads that spin for long take the processor
  /// from those they wait for where others work too. What the user has set stays.
  static func spinBriefly() { _ = once }

  /// About a quarter of a millisecond.
  private static let once: Void = {
    guard getenv("OMP_WAIT_POLICY") == nil else { return }
    setenv("GOMP_SPINCOUNT", "100000", 0)
  }()
}
