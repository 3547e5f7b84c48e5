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

  /// Declares a kind.
  public init(
    _ name: String, hint: String, find: (@Sendable (String, Session) throws -> Item?)? = nil,
    namesOnDisk: (@Sendable (Session) -> [String])? = nil
  ) {
    self.name = name
    self.hint = hint
    self.find = find
    self.namesOnDisk = namesOnDisk
  }

  var article: String { "aeiou".contains(name.prefix(1)) ? "an" : "a" }

  /// The kind without the type of its things.
  public var erased: AnyThingKind { AnyThingKind(name: name, hint: hint, namesOnDisk: namesOnDisk) }
}

/// A kind of thing as the checker sees it.
public struct AnyThingKind: Sendable {
  let name: String
  let hint: String
  let namesOnDisk: (@Sendable (Session) -> [String])?

  /// The code of the fault for a name that is none of the kind's.
  public var unknownCode: String { "unknown-" + name.split(separator: " ").joined(separator: "-") }
}

extension ThingKind where Item == any Table {
  /// Rows with a name.
  public static var dataset: ThingKind {
    ThingKind("dataset", hint: "load one: load \"data/portfolio.csv\" as portfolio")
  }
}
