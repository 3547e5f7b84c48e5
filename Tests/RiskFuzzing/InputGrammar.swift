import RiskKernel

/// Makes inputs by the language's grammar: most are nearly right, which leads deepest into the program.
struct InputGrammar {
  let words: Vocabulary
  var random: FuzzRandom
  /// How much may still nest; whatever is made takes from it.
  var room: Int

  init(_ words: Vocabulary, _ random: FuzzRandom) {
    self.words = words
    self.random = random
    room = 0
  }

  /// A whole input: a few statements, seldom many, seldom a single thing of great depth or length.
  mutating func input() -> String {
    switch random.below(200) {
    case 0: return deep()
    case 1: return long()
    case 2...5: return soup(random.below(120))
    default:
      room = 2 + random.below(10)
      return statements(random.once(in: 12) ? 1 + random.below(25) : 1 + random.below(3))
    }
  }

  mutating func statements(_ count: Int) -> String {
    (0..<count).map { _ in statement() }.joined(separator: random.once(in: 4) ? "; " : "\n")
  }

  // What no person would type

  /// Something nested deeper than the limits allow.
  private mutating func deep() -> String {
    let count = 50 + random.below(5_000)
    let pairs = [
      ("(", ")"), ("[", "]"), ("{ a: ", "}"), ("not ", ""), ("-", ""), ("abs(", ")"), ("if true { ", "}"),
      ("1 + (", ")"),
      ("if true then ", " else 1"), ("\"{", "}\""), ("case when ", " end"), ("portfolio | where (", ")"), ("2 ^ ", ""),
      ("def f() { ", " }"), ("1 .. ", ""), ("for x in [1] { ", " }"), ("$x[", "]"), ("try { ", " } catch { 1 }"),
    ]
    let (open, close) = pairs[random.below(pairs.count)]
    let (other, end) = random.once(in: 2) ? pairs[random.below(pairs.count)] : ("", "")
    let closings = random.once(in: 4) ? random.below(count) : count
    return String(repeating: open + other, count: count) + value() + String(repeating: end + close, count: closings)
  }

  /// Something of great length.
  private mutating func long() -> String {
    room = 4
    let count = 100 + random.below(1_500)
    let (part, joint) = (expression(), random.pick([" + ", ", ", " and ", ".", " | ", "\n", "", " = ", " else if "]))
    let body = Array(repeating: part, count: count).joined(separator: joint)
    return random.pick(["", "[", "show ", "portfolio | select ", "let x = ", "max("]) + body
      + random.pick(["", "]", ")"])
  }

  /// Words, values and signs in no order.
  private mutating func soup(_ count: Int) -> String {
    room = 3
    return (0..<count).map { _ in
      switch random.below(8) {
      case 0: random.pick(words.words)
      case 1: random.pick(words.clauses)
      case 2: value()
      case 3: random.pick(words.functions)
      case 4: random.pick(words.columns)
      case 5: random.pick(words.variables)
      default: random.pick(words.signs)
      }
    }.joined(separator: random.once(in: 3) ? "" : " ")
  }

  // Small things

  mutating func name() -> String { random.once(in: 3) ? random.pick(words.things) : random.pick(words.columns) }

  mutating func list(upTo count: Int, of make: (inout InputGrammar) -> String) -> String {
    (0...random.below(count)).map { _ in make(&self) }.joined(separator: random.once(in: 20) ? " " : ", ")
  }

  mutating func value() -> String {
    switch random.below(9) {
    case 0...2: random.pick(words.numbers)
    case 3: random.pick(words.dates)
    case 4: random.pick(["null", "true", "false"])
    case 5...6: text()
    default: random.pick(words.variables)
    }
  }

  mutating func text() -> String {
    let inner = (0..<random.below(5)).map { _ in
      random.once(in: 5) && room > 0 ? "{\(expression())}" : random.pick(words.pieces)
    }.joined()
    let quote = random.once(in: 4) ? "'" : "\""
    return quote + inner + (random.once(in: 40) ? "" : quote)
  }
}
