import RiskStore

/// The history as one session sees it: what it typed itself, and what other sessions type meanwhile.
final class SharedHistory {
  private let history: CommandHistory
  /// The number of the newest entry that was seen.
  private var newest: Int64 = 0
  /// The entries of this session that lie behind it.
  private var own: Set<Int64> = []

  /// Opens the history of a workspace.
  init(modelFolder: String) throws(StoreFault) { history = try CommandHistory(modelFolder: modelFolder) }

  /// The inputs a session starts with, the oldest first.
  func recent() throws(StoreFault) -> [String] {
    let entries = try history.recent()
    newest = entries.last?.number ?? 0
    return entries.map(\.text)
  }

  /// What other sessions have entered since the last look.
  func news() throws(StoreFault) -> [String] {
    let entries = try history.entries(after: newest)
    newest = entries.last?.number ?? newest
    defer { own = own.filter { $0 > newest } }
    return entries.filter { !own.contains($0.number) }.map(\.text)
  }

  /// Adds an input; as in other shells, one that begins with a blank is nobody's business.
  func add(_ text: String) throws(StoreFault) {
    guard !SharedHistory.isPrivate(text) else { return }
    own.insert(try history.add(text))
  }

  /// Whether an input is not to be remembered.
  static func isPrivate(_ text: String) -> Bool { text.first == " " || text.first == "\t" }
}
