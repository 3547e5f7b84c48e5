import Synchronization

/// A regular expression in the subset that RE2, Java and our own matcher read alike.
struct TextPattern: Sendable {
  /// The pattern as the engines read it: every character beyond letters and digits is spelled by its number, and every
  /// class is written out, so that no engine has a say in what it means.
  let engineText: String
  /// The pattern as our own matcher runs it.
  let program: PatternProgram

  /// The forms of patterns.
  indirect enum Node: Sendable {
    case characters(CharacterRanges)
    case start, end
    case sequence([Node])
    case either([Node])
    case repeated(Node, least: Int, most: Int?)
  }

  /// Reads a pattern; one that was read lately is at hand.
  static func compiled(_ text: String) throws(ExpressionFault) -> TextPattern {
    if let known = lately.withLock({ $0[text] }) { return known }
    let node = try PatternReader.read(text)
    let pattern = TextPattern(engineText: node.engineText, program: try PatternProgram(node))
    lately.withLock { patterns in
      if patterns.count >= memory { patterns = [:] }
      patterns[text] = pattern
    }
    return pattern
  }

  private static let lately = Mutex<[String: TextPattern]>([:])

  /// How many patterns are kept.
  private static let memory = 64
}

extension TextPattern.Node {
  /// The pattern as RE2 and Java read it.
  fileprivate var engineText: String {
    switch self {
    case .characters(let ranges): ranges.engineText
    case .start: "\\A"
    case .end: "\\z"
    case .sequence(let parts): parts.map(\.engineText).joined()
    case .either(let parts): "(?:" + parts.map(\.engineText).joined(separator: "|") + ")"
    case .repeated(let part, let least, let most): "(?:\(part.engineText))" + TextPattern.Node.times(least, most)
    }
  }

  private static func times(_ least: Int, _ most: Int?) -> String {
    switch (least, most) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (let least, nil): "{\(least),}"
    case (let least, let most?): "{\(least),\(most)}"
    }
  }
}
