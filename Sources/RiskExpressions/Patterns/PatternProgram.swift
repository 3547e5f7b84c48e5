/// A pattern as a program of small steps, all of whose ways through a text are followed at once.
///
/// Thompson's construction in Pike's form (R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009): the
/// time is bounded by the text's length times the program's, whatever the pattern.
struct PatternProgram: Sendable {
  private enum Step: Sendable {
    case character(CharacterRanges)
    case start, end
    case jump(Int)
    case split(Int, Int)
    case found
  }

  private var steps: [Step] = []
  /// How many parts were added, each as often as it is repeated.
  private var size = 0

  /// How many parts a pattern may have when its repeats are written out; RE2 refuses larger ones.
  private static let limit = 1000

  init(_ node: TextPattern.Node) throws(ExpressionFault) {
    try add(node)
    steps.append(.found)
  }

  private mutating func add(_ node: TextPattern.Node) throws(ExpressionFault) {
    size += 1
    guard size <= PatternProgram.limit else {
      throw .badPattern("the pattern is too large", hint: "test for its parts one by one")
    }
    switch node {
    case .characters(let ranges): steps.append(.character(ranges))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .sequence(let parts): for part in parts { try add(part) }
    case .either(let parts): try add(oneOf: parts)
    case .repeated(let part, let least, let most): try add(part, least, most)
    }
  }

  private mutating func add(oneOf parts: [TextPattern.Node]) throws(ExpressionFault) {
    var ends: [Int] = []
    for part in parts.dropLast() {
      let split = steps.count
      steps.append(.split(0, 0))
      try add(part)
      ends.append(steps.count)
      steps.append(.jump(0))
      steps[split] = .split(split + 1, steps.count)
    }
    if let last = parts.last { try add(last) }
    for end in ends { steps[end] = .jump(steps.count) }
  }

  private mutating func add(_ part: TextPattern.Node, _ least: Int, _ most: Int?) throws(ExpressionFault) {
    for _ in 0..<least { try add(part) }
    guard let most else {
      let split = steps.count
      steps.append(.split(0, 0))
      try add(part)
      steps.append(.jump(split))
      steps[split] = .split(split + 1, steps.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(steps.count)
      steps.append(.split(0, 0))
      try add(part)
    }
    for split in splits { steps[split] = .split(split + 1, steps.count) }
  }

  // Running

  /// Whether the pattern is found anywhere in a text.
  func isFound(in text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var (current, following): ([Int], [Int]) = ([], [])
    var lastSeen = Array(repeating: -1, count: steps.count)
    for position in 0...scalars.count {
      if follow(0, position, scalars.count, &lastSeen, &current) { return true }
      guard position < scalars.count else { return false }
      following.removeAll(keepingCapacity: true)
      for place in current {
        guard case .character(let ranges) = steps[place], ranges.accepts(scalars[position]) else { continue }
        if follow(place + 1, position + 1, scalars.count, &lastSeen, &following) { return true }
      }
      swap(&current, &following)
    }
    return false
  }

  /// Goes on from a step to all steps that read a character; true where the pattern is found on the way.
  private func follow(_ first: Int, _ position: Int, _ count: Int, _ lastSeen: inout [Int], _ places: inout [Int])
    -> Bool
  {
    var open = [first]
    while let place = open.popLast() {
      guard lastSeen[place] != position else { continue }
      lastSeen[place] = position
      switch steps[place] {
      case .character: places.append(place)
      case .start: if position == 0 { open.append(place + 1) }
      case .end: if position == count { open.append(place + 1) }
      case .jump(let next): open.append(next)
      case .split(let first, let second): open += [second, first]
      case .found: return true
      }
    }
    return false
  }
}
