import RiskSyntax

/// Functions of text; characters are Unicode scalars, places count from one.
enum TextFunctions {
  static let all: [Function] = [
    map("lower", "A text in small letters.", "lower('Basel II')", "basel ii", spark: loweredSQL, lowered),
    map("upper", "A text in capital letters.", "upper('pd')", "PD", spark: raisedSQL, raised),
    map("trim", "A text without the blanks around it.", "trim('  a b ')", "a b", spark: trimmedSQL, trimmed),
    Function(
      "length", "How many characters a text has.", [FunctionParameter("text", .text)], gives: .always(.integer),
      .unary { a throws(ExpressionFault) in .integer(Int64(try text("length", a).unicodeScalars.count)) },
      examples: [FunctionExample("length('Zürich')", "6")], sql: { "length(\($0[0]))" }),
    Function(
      "replace", "A text with every occurrence of a part replaced.",
      ["text", "part", "by"].map { FunctionParameter($0, .text) }, gives: .always(.text),
      .variadic { arguments throws(ExpressionFault) in
        let (whole, part) = (try text("replace", arguments[0]), try text("replace", arguments[1]))
        return .text(replaced(Array(whole.utf8), Array(part.utf8), Array(try text("replace", arguments[2]).utf8)))
      }, examples: [FunctionExample("replace('a-b-c', '-', '/')", "a/b/c")], sql: { "replace(\($0.list))" }),
    substr, TextMatching.function,
    test("starts_with", "True where a text begins with another.", "starts_with('XGB-1', 'XGB')", "true") {
      $0.starts(with: $1)
    },
    test("contains", "True where a text holds another.", "contains('mortgage', 'gag')", "true") {
      find($1, in: $0, from: 0) != nil
    },
  ]

  /// A value as text, or a fault that names the function.
  static func text(_ owner: String, _ value: Value) throws(ExpressionFault) -> String {
    guard case .text(let text) = value else {
      throw .wrongType(owner: owner, parameter: "an argument", expected: "text", found: value.kindName)
    }
    return text
  }

  private static func map(
    _ name: String, _ summary: String, _ example: String, _ result: String,
    spark: @escaping @Sendable (String) -> String, _ transform: @escaping @Sendable (String) -> String
  ) -> Function {
    Function(
      name, summary, [FunctionParameter("text", .text)], gives: .always(.text),
      .unary { a throws(ExpressionFault) in .text(transform(try text(name, a))) },
      examples: [FunctionExample(example, result)], spark: { spark($0[0]) }, sql: { "\(name)(\($0[0]))" })
  }

  private static func test(
    _ name: String, _ summary: String, _ example: String, _ result: String,
    _ holds: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
  ) -> Function {
    Function(
      name, summary, [FunctionParameter("text", .text), FunctionParameter("part", .text)], gives: .always(.boolean),
      .binary { a, b throws(ExpressionFault) in
        .boolean(holds(Array(try text(name, a).utf8), Array(try text(name, b).utf8)))
      }, examples: [FunctionExample(example, result)],
      spark: { "\(name.filter { $0 != "_" })(\($0.list))" }, sql: { "\(name)(\($0.list))" })
  }

  // The database maps one character to one character; so do we. Where Swift's mapping gives several, the simple one is
  // another (Unicode 15, chapter 5.18): İ becomes i, and ᾳ its title form ᾼ.

  @Sendable private static func lowered(_ text: String) -> String {
    mapped(text) { $0 == "İ" ? "i" : $0.properties.lowercaseMapping }
  }

  @Sendable private static func raised(_ text: String) -> String {
    mapped(text) { scalar in
      let capital = scalar.properties.uppercaseMapping
      if scalar == "ß" { return "ẞ" }
      return capital.unicodeScalars.count == 1 ? capital : scalar.properties.titlecaseMapping
    }
  }

  private static func mapped(_ text: String, _ mapping: (Unicode.Scalar) -> String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let mapped = mapping(scalar).unicodeScalars
      let known = mapped.count == 1 ? mapped.first ?? scalar : scalar
      result.append(isKnown(scalar) && isKnown(known) ? known : scalar)
    }
    return String(result)
  }

  /// Whether a character was there in Unicode 15, which the database follows.
  private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII || scalar.properties.age.map { $0.major <= 15 } ?? false
  }

  @Sendable private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .spaceSeparator }
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  // Spark maps by Java's rules, one character to several; taken one by one, those that stay one character are ours.

  @Sendable private static func loweredSQL(_ text: String) -> String {
    SparkSQL.characters(
      text, ascii: "lower(x)",
      mapped: "CASE WHEN c = 'İ' THEN 'i' WHEN char_length(lower(c)) = 1 THEN lower(c) ELSE c END")
  }

  @Sendable private static func raisedSQL(_ text: String) -> String {
    SparkSQL.characters(
      text, ascii: "upper(x)",
      mapped: "CASE WHEN c = 'ß' THEN 'ẞ' WHEN char_length(upper(c)) = 1 THEN upper(c) "
        + "WHEN char_length(initcap(c)) = 1 THEN initcap(c) ELSE c END")
  }

  @Sendable private static func trimmedSQL(_ text: String) -> String {
    "trim(BOTH \(SQL.literal(blanks, .spark)) FROM \(text))"
  }

  /// All characters that separate words by their Unicode category.
  private static let blanks =
    " \u{A0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}\u{202F}\u{205F}\u{3000}"

  private static func replaced(_ whole: [UInt8], _ part: [UInt8], _ new: [UInt8]) -> String {
    guard !part.isEmpty else { return String(decoding: whole, as: UTF8.self) }
    var result: [UInt8] = []
    var position = 0
    while let found = find(part, in: whole, from: position) {
      result += whole[position..<found]
      result += new
      position = found + part.count
    }
    return String(decoding: result + whole[position...], as: UTF8.self)
  }

  private static func find(_ part: [UInt8], in whole: [UInt8], from start: Int) -> Int? {
    guard part.count <= whole.count - start else { return nil }
    return (start...whole.count - part.count).first { whole[$0...].starts(with: part) }
  }
}
