import Foundation

/// How the engines' threads (OpenMP) wait for one another.
enum EngineThreads {
  /// Lets waiting threads sleep; call it before an engine is loaded, as OpenMP looks at the environment only then.
  ///
  /// Spinning threads take the processor from those they wait for: on two cores with other work, 100 rounds of XGBoost
  /// on 150,000 rows took 15 to 25 seconds so, and 1.2 seconds with sleeping ones. What the user has set stays.
  static func sleepWhileWaiting() { _ = once }

  private static let once: Int32 = setenv("OMP_WAIT_POLICY", "PASSIVE", 0)
}
