/// What a session must have before an example is typed.
public enum ExampleSetup: String, Sendable, CaseIterable {
  /// A new session will do.
  case nothing
  /// Rows called `portfolio`.
  case portfolio
  /// Rows, the feature set `base`, and the rows split into `train` and `test`.
  case features
  /// All of these, and a model `pd1`.
  case model
  /// All of these, and a customer `good`.
  case customer
  /// Somebody at a prompt, who has typed a line.
  case prompt
  /// Somebody at a prompt, who has a model and a customer and leaves every form as it is.
  case form
}
