/// Finds the name a user most likely meant.
public enum Suggestion {
  /// The candidate nearest to a misspelt word, if it is near: at most a third of the word's length in edits.
  ///
  /// Of words of two letters one may be wrong, of a single letter only its case.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let limit = word.count < 2 ? 0 : max(1, word.count / 3)
    let folded = Array(word.lowercased())
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != word {
      let distance = editDistance(folded, Array(candidate.lowercased()), limit: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// A hint of the form "did you mean 'x'?", or nil when nothing is near.
  public static func hint(for word: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: word, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// The optimal string alignment distance (Damerau–Levenshtein without overlapping transpositions); `limit + 1`
  /// stands for anything above the limit.
  static func editDistance(_ left: [Character], _ right: [Character], limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var current = [i + 1]
      for (j, other) in right.enumerated() {
        let replaced = previous[j] + (character == other ? 0 : 1)
        var cost = min(replaced, previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, character == right[j - 1], left[i - 1] == other {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        current.append(cost)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
