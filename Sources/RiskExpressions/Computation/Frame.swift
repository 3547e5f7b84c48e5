/// The places of variables by their names.
public final class VariableNames {
  private var places: [String: Int] = [:]
  /// The names in the order of their places.
  public private(set) var all: [String] = []

  /// Knows no name yet.
  public init() {}

  /// The place of a name, or nil.
  public func place(of name: String) -> Int? { places[name] }

  /// The place of a name, which gets one where it has none.
  public func declare(_ name: String) -> Int {
    if let place = places[name] { return place }
    places[name] = all.count
    all.append(name)
    return all.count - 1
  }
}

/// The values of variables: those of a session, or those of one call of an own function.
public final class Frame {
  /// The names of its variables.
  public let names: VariableNames
  /// The session's variables, for those a call does not have itself; nil where this is them.
  public let globals: Frame?
  /// Where everything else is looked up.
  let environment: any Environment
  /// The values by place; nil where a variable is not bound.
  public var values: [Value?]

  /// Makes a frame without values.
  public init(names: VariableNames = VariableNames(), globals: Frame? = nil, environment: any Environment) {
    self.names = names
    self.globals = globals
    self.environment = environment
    values = Array(repeating: nil, count: names.all.count)
  }

  /// The value at a place; the frame of a session grows with its names.
  public subscript(place: Int) -> Value? {
    get { place < values.count ? values[place] : nil }
    set {
      while place >= values.count { values.append(nil) }
      values[place] = newValue
    }
  }

  /// Puts an item behind the list at a place, which is not copied unless somebody else holds it too.
  func append(_ item: Value, at place: Int) {
    guard case .list(var items)? = self[place] else { return }
    // The frame lets go of the list, so that `items` alone holds it.
    values[place] = nil
    items.append(item)
    values[place] = .list(items)
  }

  /// The value of a name here or in the session, or nil.
  public subscript(name: String) -> Value? {
    names.place(of: name).flatMap { self[$0] } ?? globals?[name]
  }
}
