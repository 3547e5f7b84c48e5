/// What became of a model that was to be kept.
public struct ModelSaving: Sendable, Equatable {
  /// What was done.
  public enum Outcome: Sendable {
    /// It is the first of its name.
    case added
    /// It is the newest version of its name; the one before is still there.
    case newVersion
    /// The same model was there already, and its files were left as they are.
    case unchanged
    /// The same model was there with a damaged file, which is whole again.
    case repaired
  }

  /// The version it is.
  public let version: Int
  /// What was done.
  public let outcome: Outcome
}
