/// Spoils inputs: bytes, words and whole stretches of them.
struct InputMutator {
  let words: Vocabulary
  var random: FuzzRandom
  /// No input grows past this.
  private static let limit = 20_000

  /// An input with a few things changed, one of them perhaps a stretch of another input.
  mutating func mutated(_ input: String, with other: String) -> String {
    var bytes = Array(input.utf8.prefix(InputMutator.limit))
    for _ in 0...random.below(6) { change(&bytes, Array(other.utf8.prefix(InputMutator.limit))) }
    return String(decoding: bytes.prefix(InputMutator.limit), as: UTF8.self)
  }

  private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
    let place = random.below(bytes.count + 1)
    switch random.below(10) {
    case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(random.below(8)) }
    case 1: bytes.insert(UInt8(random.below(256)), at: place)
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(12)))
    case 3: bytes.insert(contentsOf: random.pick(words.signs).utf8, at: place)
    case 4: bytes.insert(contentsOf: (" " + random.pick(words.words + words.clauses) + " ").utf8, at: place)
    case 5: bytes.insert(contentsOf: random.pick(words.pieces + words.numbers).utf8, at: place)
    case 6: splice(&bytes, other, at: place)
    case 7: bytes.removeSubrange(place...)
    default: changeWord(&bytes)
    }
  }

  private mutating func splice(_ bytes: inout [UInt8], _ other: [UInt8], at place: Int) {
    let start = random.below(other.count + 1)
    let end = min(other.count, start + random.below(200))
    bytes.replaceSubrange(place..<min(bytes.count, place + random.below(60)), with: other[start..<end])
  }

  /// Swaps, doubles, drops or replaces a word.
  private mutating func changeWord(_ bytes: inout [UInt8]) {
    var parts = bytes.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map(Array.init)
    let (one, two) = (random.below(parts.count), random.below(parts.count))
    switch random.below(4) {
    case 0: parts.swapAt(one, two)
    case 1: parts.insert(parts[one], at: two)
    case 2: parts.remove(at: one)
    default: parts[one] = Array(random.pick(words.columns + words.functions + words.variables).utf8)
    }
    bytes = Array(parts.joined(separator: [UInt8(ascii: " ")]))
  }
}
