/// Numbers spelled out in text: digits with a point, a sign and an exponent, and blanks around them.
///
/// Only what every engine reads alike counts: no `inf`, no commas between thousands, nothing beyond a number's range.
enum NumberSpelling {
  private static let pattern = " *-?[0-9]{1,200}([.][0-9]{1,200})?([eE][+-]?[0-9]{1,2})? *"

  /// The number a text spells, or nil.
  static func value(of text: String) -> Double? {
    let spelled = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    var rest = Array(String(spelled).utf8)[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    guard takeDigits(&rest, upTo: 200) else { return nil }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard takeDigits(&rest, upTo: 200) else { return nil }
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
      guard takeDigits(&rest, upTo: 2) else { return nil }
    }
    return rest.isEmpty ? Double(String(spelled)) : nil
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>, upTo limit: Int) -> Bool {
    let count = rest.prefix { (48...57).contains($0) }.count
    rest = rest.dropFirst(count)
    return (1...limit).contains(count)
  }

  /// The same in Spark.
  static func spark(_ text: String) -> String {
    "CASE WHEN \(text) RLIKE '^(?:\(pattern))\\\\z' THEN try_cast(trim(\(text)) AS DOUBLE) END"
  }

  /// The same as a query.
  static func sql(_ text: String) -> String {
    "CASE WHEN regexp_full_match(\(text), '\(pattern)') THEN TRY_CAST(trim(\(text)) AS DOUBLE) END"
  }
}
