/// Reads the text of a pattern.
struct PatternReader {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  /// How deep groups may be nested.
  private static let depthLimit = 50
  /// How often a part may be repeated by a count.
  private static let countLimit = 100

  /// The form of a pattern.
  static func read(_ text: String) throws(ExpressionFault) -> TextPattern.Node {
    var reader = PatternReader(scalars: Array(text.unicodeScalars))
    let node = try reader.alternatives()
    guard reader.position == reader.scalars.count else {
      throw .badPattern("a ')' of the pattern closes nothing", hint: #"write \) for the character"#)
    }
    return node
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private mutating func alternatives() throws(ExpressionFault) -> TextPattern.Node {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func sequence() throws(ExpressionFault) -> TextPattern.Node {
    var parts: [TextPattern.Node] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let isAnchor = scalar == "^" || scalar == "$"
      parts.append(try repeats(of: try part(), isAnchor: isAnchor))
    }
    return .sequence(parts)
  }

  private mutating func part() throws(ExpressionFault) -> TextPattern.Node {
    guard let scalar = next else { return .sequence([]) }
    position += 1
    switch scalar {
    case "^": return .start
    case "$": return .end
    case ".": return .characters(.anyInLine)
    case "(": return try group()
    case "[": return .characters(try characterClass())
    case "\\":
      let (ranges, _) = try escape()
      return .characters(CharacterRanges(ranges))
    case "*", "+", "?", "{":
      throw .badPattern("'\(scalar)' of the pattern repeats nothing", hint: "write \\\(scalar) for the character")
    default: return .characters(CharacterRanges(scalar))
    }
  }

  private mutating func group() throws(ExpressionFault) -> TextPattern.Node {
    if take("?"), !take(":") {
      throw .badPattern(
        "groups that begin with '(?' are not read alike by all engines",
        hint: "write (…); for any case, lower the text first")
    }
    guard depth < PatternReader.depthLimit else {
      throw .badPattern("the pattern is nested too deep", hint: "test for its parts one by one")
    }
    depth += 1
    let node = try alternatives()
    depth -= 1
    guard take(")") else {
      throw .badPattern("a '(' of the pattern is never closed", hint: #"write \( for the character"#)
    }
    return node
  }

  // Repeats

  private mutating func repeats(of part: TextPattern.Node, isAnchor: Bool) throws(ExpressionFault) -> TextPattern.Node {
    guard let (least, most) = try repeatCount() else { return part }
    guard !isAnchor else {
      throw .badPattern("an end of the text cannot be repeated", hint: #"write \^ or \$ for the character"#)
    }
    // How much a repeat takes first makes no difference to whether the pattern is found.
    _ = take("?")
    if let again = next, ["*", "+", "?", "{"].contains(again) {
      throw .badPattern("what is repeated already cannot be repeated again", hint: "put it into a group: (a+)*")
    }
    return .repeated(part, least: least, most: most)
  }

  private mutating func repeatCount() throws(ExpressionFault) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard take("{") else { return nil }
    let fault = ExpressionFault.badPattern(
      "'{' of the pattern is no count", hint: #"counts look like {2}, {2,} or {2,5}, up to 100; \{ is the character"#)
    guard let least = number() else { throw fault }
    var most: Int? = least
    if take(",") { most = next == "}" ? nil : number() ?? -1 }
    guard take("}"), least <= PatternReader.countLimit, most.map({ (least...100).contains($0) }) ?? true else {
      throw fault
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let digits = scalars[position...].prefix { ("0"..."9").contains($0) }.prefix(4)
    position += digits.count
    return Int(String(String.UnicodeScalarView(digits)))
  }

  // Characters

  /// What a backslash stands for with the character behind it, and whether that is one character.
  private mutating func escape() throws(ExpressionFault) -> (ranges: [ClosedRange<UInt32>], isOne: Bool) {
    guard let scalar = next else {
      throw .badPattern("the pattern ends in a backslash", hint: #"write \\ for the character"#)
    }
    position += 1
    if let ranges = CharacterRanges.named(scalar) { return (ranges, false) }
    if scalar.value < 128, let small = scalar.properties.lowercaseMapping.unicodeScalars.first,
      let ranges = CharacterRanges.named(small)
    {
      return (CharacterRanges.complement(ranges), false)
    }
    let controls: [Unicode.Scalar: UInt32] = ["n": 10, "t": 9, "r": 13]
    if let control = controls[scalar] { return ([control...control], true) }
    guard scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
      throw .badPattern(
        "'\\\(scalar)' is not read alike by all engines",
        hint: #"the escapes are \d \w \s \D \W \S \n \t \r and those of signs"#)
    }
    return ([scalar.value...scalar.value], true)
  }

  private mutating func characterClass() throws(ExpressionFault) -> CharacterRanges {
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    while let scalar = next, scalar != "]" {
      let (low, isOne) = try classItem()
      guard isOne, next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        ranges += low
        continue
      }
      position += 1
      let (high, isOneToo) = try classItem()
      guard isOneToo, low[0].lowerBound <= high[0].upperBound else {
        throw .badPattern(
          "a range in '[…]' goes from a lower character to a higher", hint: #"write \- for the character"#)
      }
      ranges.append(low[0].lowerBound...high[0].upperBound)
    }
    guard take("]") else {
      throw .badPattern("a '[' of the pattern is never closed", hint: #"write \[ for the character"#)
    }
    guard !ranges.isEmpty else {
      throw .badPattern("'[…]' of the pattern is empty", hint: #"write \[ for the character"#)
    }
    return CharacterRanges(ranges, negated: isNegated)
  }

  /// A character of a class, or what an escape stands for; characters that mean more to some engine are refused.
  private mutating func classItem() throws(ExpressionFault) -> (ranges: [ClosedRange<UInt32>], isOne: Bool) {
    guard let scalar = next else { return ([], false) }
    position += 1
    if scalar == "\\" { return try escape() }
    guard scalar != "[", !(scalar == "&" && next == "&") else {
      throw .badPattern(
        "'\(scalar)' in '[…]' is not read alike by all engines", hint: "write \\\(scalar) for the character")
    }
    return ([scalar.value...scalar.value], true)
  }
}
