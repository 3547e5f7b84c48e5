/// SQL's patterns for text: `%` stands for any characters, `_` for one.
public enum LikePattern {
  /// Whether the whole text fits the pattern; characters are Unicode scalars, case counts.
  ///
  /// Goes back only to the last `%`, so the time is bounded by the product of the lengths.
  public static func matches(_ text: String, pattern: String) -> Bool {
    let text = Array(text.unicodeScalars)
    let pattern = Array(pattern.unicodeScalars)
    var (position, place) = (0, 0)
    var lastWildcard: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == "%" {
        lastWildcard = (place, position)
        place += 1
      } else if place < pattern.count, pattern[place] == "_" || pattern[place] == text[position] {
        place += 1
        position += 1
      } else if let wildcard = lastWildcard {
        lastWildcard = (wildcard.place, wildcard.position + 1)
        (place, position) = (wildcard.place + 1, wildcard.position + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "%" }
  }
}
