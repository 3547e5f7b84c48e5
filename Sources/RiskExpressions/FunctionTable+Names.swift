extension FunctionTable {
  /// The names of all functions and operators, each once, in the order help lists them.
  public static let names: [String] = {
    var seen: Set<String> = []
    return all.map(\.name).filter { seen.insert($0).inserted }
  }()

  /// What other languages call a function.
  public static func synonyms(for name: String) -> [String] {
    synonyms.filter { $0.value == name }.map(\.key).sorted()
  }
}
