import RiskSyntax

/// What Tab offers for the word at the cursor.
struct Completion: Equatable, Sendable {
  /// One way to go on.
  struct Candidate: Equatable, Sendable {
    /// What stands in the line when it is chosen.
    let text: String
    /// What it is, in a few words; may be empty.
    let description: String
    /// Whether a blank follows it, as after a command's whole name.
    let endsWord: Bool
    /// What is compared with what was written: a name without its backticks, a text without its quotes.
    let key: String
    /// Whether it is a name, which may stand in backticks.
    let isName: Bool

    /// Describes a way to go on.
    init(_ text: String, description: String = "", endsWord: Bool = true, key: String? = nil) {
      self.text = text
      self.description = description
      self.endsWord = endsWord
      self.key = key ?? text
      isName = false
    }

    /// Describes a name, which is written in backticks where it must be.
    init(name: String, description: String, endsWord: Bool = true) {
      (text, key, isName) = (name.asWrittenName, name, true)
      self.description = description
      self.endsWord = endsWord
    }

    /// A word that explains itself.
    static func word(_ word: String) -> Candidate { Candidate(word) }
  }

  /// The bytes of the text that a candidate replaces, counted in UTF-8.
  let range: Range<Int>
  /// The ways to go on, in the order to list them.
  let candidates: [Candidate]

  /// Offers candidates for a word.
  init(replacing range: Range<Int>, with candidates: [Candidate]) {
    self.range = range
    self.candidates = candidates
  }

  /// Nothing to offer.
  static let none = Completion(replacing: 0..<0, with: [])
}

extension Completion {
  /// What Tab does to the line.
  enum Step: Equatable {
    /// There is nothing to offer.
    case nothing
    /// A piece of the line, counted in its Unicode scalars, gives way to a text, and the cursor goes behind it.
    case replace(Range<Int>, with: String)
    /// The candidates are listed below.
    case list
  }

  /// What Tab does to a line that begins at a byte of the completed text.
  func step(in line: String, startingAt start: Int) -> Step {
    guard let first = candidates.first else { return .nothing }
    let range = (range.lowerBound - start)..<(range.upperBound - start)
    guard let place = line.scalarRange(ofBytes: range) else { return .nothing }
    let scalars = line.unicodeScalars
    let word = String(scalars.dropFirst(place.lowerBound).prefix(place.count))
    guard candidates.count == 1 else {
      let prefix = candidates.dropFirst().reduce(first.text) { $0.commonPrefix(with: $1.text) }
      return prefix.count > word.count ? .replace(place, with: prefix) : .list
    }
    guard first.endsWord else { return first.text == word ? .nothing : .replace(place, with: first.text) }
    let blankFollows = scalars.dropFirst(place.upperBound).first == " "
    return .replace(place.lowerBound..<(place.upperBound + (blankFollows ? 1 : 0)), with: first.text + " ")
  }
}

extension String {
  /// The characters both texts begin with; never a part of a character.
  func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }

  /// A range of bytes as one of Unicode scalars; nil if it leaves the text or cuts through a scalar.
  func scalarRange(ofBytes range: Range<Int>) -> Range<Int>? {
    guard let lower = scalarOffset(ofByte: range.lowerBound), let upper = scalarOffset(ofByte: range.upperBound)
    else { return nil }
    return lower..<upper
  }

  private func scalarOffset(ofByte offset: Int) -> Int? {
    guard let index = utf8.index(utf8.startIndex, offsetBy: max(offset, 0), limitedBy: utf8.endIndex), offset >= 0,
      let scalarIndex = index.samePosition(in: unicodeScalars)
    else { return nil }
    return unicodeScalars.distance(from: unicodeScalars.startIndex, to: scalarIndex)
  }
}
