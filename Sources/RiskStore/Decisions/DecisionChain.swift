/// How an entry is bound to the one before it, so that none can be changed, removed or moved unseen.
///
/// An entry's hash is the SHA-256 (FIPS 180-4) over its fields written one after another as netstrings (D. J. Bernstein,
/// 1997): the count of bytes in decimal digits, a colon, the bytes in UTF-8, a comma. The fields are the word
/// `risk-decision-1`, the hash of the entry before, the number, and the columns in the order the log has them. As each
/// field says how long it is, no two entries are written alike.
enum DecisionChain {
  /// What the first entry follows.
  static let origin = String(repeating: "0", count: 64)
  /// The way entries are written, first of all the fields.
  static let form = "risk-decision-1"

  /// What an entry's hash must be.
  static func hash(of entry: DecisionEntry) throws(StoreFault) -> String {
    try hash(form, entry.previous, number: entry.number, entry.columns.map(\.value))
  }

  /// Binds what was done to the entry before it.
  static func link(
    _ draft: DecisionDraft, number: Int, after previous: String, time: String, by author: DecisionAuthor
  ) throws(StoreFault) -> DecisionEntry {
    let open = DecisionEntry(
      number: number, time: time, author: author, content: draft, previous: previous, hash: "")
    return DecisionEntry(
      number: number, time: time, author: author, content: draft, previous: previous, hash: try hash(of: open))
  }

  private static func hash(
    _ form: String, _ previous: String, number: Int, _ values: [String]
  ) throws(StoreFault) -> String {
    var bytes: [UInt8] = []
    for field in [form, previous, String(number)] + values {
      bytes += Array("\(field.utf8.count):".utf8) + Array(field.utf8) + [UInt8(ascii: ",")]
    }
    return try Fingerprint.sha256(bytes)
  }
}
