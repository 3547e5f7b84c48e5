import RiskDiagnostics
public import RiskSyntax

/// A table whose rows belong to those of another, as a feature set declares it: `table accounts on customer_id`.
public struct ChildTable: Sendable {
  /// What it is called: a dataset's name.
  public let name: Identifier
  /// The table its rows belong to; nil for the rows the features are of.
  public let parent: Identifier?
  /// The columns that are equal in both.
  public let keys: [Key]

  /// A column of the parent with the one of the child that equals it.
  public struct Key: Sendable {
    /// The parent's column.
    public let parent: Identifier
    /// The child's column.
    public let child: Identifier
  }

  /// Reads a line that begins with the word `table`; nil for any other line.
  static func read(_ phrase: Phrase) throws -> ChildTable? {
    guard let words = phrase.groups.first?.arguments, words.count > 1, case .name(let word) = words[0].value.kind,
      words[0].label == nil, word.text == "table", !word.isQuoted
    else { return nil }
    guard words.count == 2, phrase.groups.count == 1, let name = ChildTable.name(words[1]) else {
      throw FeatureFault.badTable.at(phrase.span)
    }
    return try ChildTable(name, phrase)
  }

  private init(_ name: Identifier, _ phrase: Phrase) throws {
    var keys: [Key] = []
    var parent: Identifier?
    for clause in phrase.clauses {
      switch clause.word.text {
      case "on": keys = try clause.groups.flatMap(\.arguments).map(ChildTable.key)
      case "from":
        guard let given = clause.groups.first?.arguments.first.flatMap(ChildTable.name), parent == nil else {
          throw FeatureFault.badTable.at(clause.span)
        }
        parent = given
      default: throw FeatureFault.badTable.at(clause.span)
      }
    }
    guard !keys.isEmpty else { throw FeatureFault.badTable.at(phrase.span) }
    self.name = name
    self.parent = parent
    self.keys = keys
  }

  private static func name(_ argument: Argument) -> Identifier? {
    guard case .name(let name) = argument.value.kind, argument.label == nil else { return nil }
    return name
  }

  /// Reads `customer_id`, or `id = customer_id` where the parent's column is called otherwise.
  private static func key(_ argument: Argument) throws -> Key {
    guard case .name(let child) = argument.value.kind else { throw FeatureFault.badTable.at(argument.span) }
    return Key(parent: argument.label ?? child, child: child)
  }
}

/// The child tables of a feature set.
struct ChildTables: Sendable {
  private(set) var all: [ChildTable] = []
  /// How many there may be.
  private static let limit = 50

  /// Adds a table.
  ///
  /// - Throws: a `FeatureFault` where its name is taken, or where its parent is not declared before it.
  mutating func add(_ table: ChildTable) throws {
    guard self[table.name.text] == nil else { throw FeatureFault.duplicate(table.name.text).at(table.name.span) }
    if let parent = table.parent, self[parent.text] == nil {
      let near = Suggestion.nearest(to: parent.text, among: names)
      throw FeatureFault.unknownTable(parent.text, near: near).at(parent.span)
    }
    guard all.count < ChildTables.limit else {
      throw FeatureFault.tooManyTables(limit: ChildTables.limit).at(table.name.span)
    }
    all.append(table)
  }

  subscript(name: String) -> ChildTable? { all.first { $0.name.text == name } }

  var names: [String] { all.map(\.name.text) }

  /// The table and the column a name such as `accounts.limit` stands for, or nil.
  func column(_ name: Identifier) -> (table: String, column: Identifier)? {
    guard name.isQuoted, let table = names.first(where: { name.text.hasPrefix($0 + ".") }) else { return nil }
    return (table, Identifier(String(name.text.dropFirst(table.count + 1)), isQuoted: true, span: name.span))
  }

  /// The tables from the rows down to one.
  func path(to table: ChildTable) -> [ChildTable] {
    guard let parent = table.parent.flatMap({ self[$0.text] }) else { return [table] }
    return path(to: parent) + [table]
  }

  /// The tables whose rows belong right to those of a table, or of the rows themselves.
  func children(of parent: String?) -> [ChildTable] { all.filter { $0.parent?.text == parent } }

  /// The shortest path that has all of several tables on it, or nil.
  func path(through names: Set<String>) -> [ChildTable]? {
    all.map(path).first { path in names.isSubset(of: path.map(\.name.text)) }
  }
}
