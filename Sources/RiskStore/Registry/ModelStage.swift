/// Where a version of a model stands in its life.
public enum ModelStage: String, Sendable, CaseIterable, Codable {
  /// It may take the champion's place.
  case challenger
  /// The one of its kind that is used; there is one at most.
  case champion
  /// It is kept for the record.
  case retired

  /// What it means, for a reader who asks.
  public var meaning: String {
    switch self {
    case .challenger: "may become the champion"
    case .champion: "the one in use"
    case .retired: "kept for the record"
    }
  }
}
