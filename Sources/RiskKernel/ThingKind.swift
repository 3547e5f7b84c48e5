public import RiskExpressions

/// A kind of thing that bare names stand for: datasets, models, feature sets, customers.
public struct ThingKind<Item>: Sendable {
  /// What messages call one of them; also what tells the kinds apart.
  public let name: String
  /// What to do about a name that is none.
  let hint: String
  /// Finds a thing that is not in the session but on disk.
  let find: (@Sendable (String, Session) throws -> Item?)?
  /// The names of the things on disk.
  let namesOnDisk: (@Sendable (Session) -> [String])?
  /// Whether a name that is not among those known may be one all the same, such as that of an earlier version.
  let mayKnow: (@Sendable (_ name: String, _ known: Set<String>, Session) -> Bool)?

  /// Declares a kind.
  public init(
    _ name: String, hint: String, find: (@Sendable (String, Session) throws -> Item?)? = nil,
    namesOnDisk: (@Sendable (Session) -> [String])? = nil,
    mayKnow: (@Sendable (_ name: String, _ known: Set<String>, Session) -> Bool)? = nil
  ) {
    self.name = name
    self.hint = hint
    self.find = find
    self.namesOnDisk = namesOnDisk
    self.mayKnow = mayKnow
  }

  var article: String { "aeiou".contains(name.prefix(1)) ? "an" : "a" }

  /// The kind without the type of its things.
  public var erased: AnyThingKind { AnyThingKind(name: name, hint: hint, namesOnDisk: namesOnDisk, mayKnow: mayKnow) }
}

/// A kind of thing as the checker sees it.
public struct AnyThingKind: Sendable {
  let name: String
  let hint: String
  let namesOnDisk: (@Sendable (Session) -> [String])?
  let mayKnow: (@Sendable (_ name: String, _ known: Set<String>, Session) -> Bool)?

  /// The code of the fault for a name that is none of the kind's.
  public var unknownCode: String { "unknown-" + name.split(separator: " ").joined(separator: "-") }
}

extension ThingKind where Item == any Table {
  /// Rows with a name.
  public static var dataset: ThingKind {
    ThingKind("dataset", hint: "load one: load \"data/portfolio.csv\" as portfolio")
  }
}
