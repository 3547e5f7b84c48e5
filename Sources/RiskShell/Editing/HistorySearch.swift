/// A search through earlier inputs that narrows with every letter.
struct HistorySearch {
  /// The inputs, the oldest first.
  private let entries: [String]
  /// The entry that is shown; the count of the entries before any was found.
  private var place: Int
  /// What is looked for.
  private(set) var pattern = ""
  /// Whether nothing more has what is looked for.
  private(set) var isFailing = false

  /// Begins behind the newest entry.
  init(_ entries: [String]) {
    self.entries = entries
    place = entries.count
  }

  /// The entry that is shown; nil before one was found.
  var match: String? { entries.indices.contains(place) ? entries[place] : nil }

  /// Where the pattern stands in the shown entry, in Unicode scalars.
  var matchOffset: Int {
    guard let match, let range = range(in: match) else { return 0 }
    return match.unicodeScalars.distance(from: match.startIndex, to: range.lowerBound)
  }

  /// Adds to the pattern; the shown entry stays if it still fits.
  mutating func type(_ scalar: Unicode.Scalar) {
    pattern.unicodeScalars.append(scalar)
    find(from: match == nil ? place - 1 : place, step: -1)
  }

  /// Takes the pattern's last character back, and looks again from the newest entry.
  mutating func erase() {
    guard !pattern.isEmpty else { return }
    pattern.removeLast()
    place = entries.count
    isFailing = false
    if !pattern.isEmpty { find(from: place - 1, step: -1) }
  }

  /// Goes to the next older entry that fits and is another text.
  mutating func older() { find(from: place - 1, step: -1) }

  /// Goes to the next newer one.
  mutating func newer() { find(from: place + 1, step: 1) }

  /// Shows the first entry from a place on that fits; where there is none, what is shown stays.
  private mutating func find(from start: Int, step: Int) {
    guard !pattern.isEmpty else { return }
    let isSamePlace = start == place
    var index = start
    while entries.indices.contains(index) {
      if range(in: entries[index]) != nil, isSamePlace || entries[index] != match {
        (place, isFailing) = (index, false)
        return
      }
      index += step
    }
    isFailing = true
  }

  /// Where the pattern stands; small letters stand for capital ones too.
  private func range(in entry: String) -> Range<String.Index>? {
    let minds = pattern.contains { $0.isUppercase }
    let text = minds ? entry : entry.lowercased()
    // Letters whose small form has another length would shift the place.
    guard minds || text.unicodeScalars.count == entry.unicodeScalars.count else { return entry.firstRange(of: pattern) }
    guard let found = text.firstRange(of: pattern) else { return nil }
    let scalars = text.unicodeScalars
    let start = scalars.distance(from: scalars.startIndex, to: found.lowerBound)
    let lower = entry.unicodeScalars.index(entry.startIndex, offsetBy: start)
    return lower..<lower
  }
}
