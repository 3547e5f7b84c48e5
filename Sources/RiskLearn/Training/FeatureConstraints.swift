import RiskDiagnostics

/// What predictions may do with features, by the features' places.
struct FeatureConstraints: Sendable {
  /// 1, −1 or 0 for each feature; empty where none is constrained.
  let directions: [Int]
  /// Groups of features that may act on one another, every feature in one at least; empty where all may.
  let groups: [[Int]]

  /// Finds the features by their names; throws `LearnFault` where there is none, or where it has no order.
  init(_ request: TrainingRequest, _ names: [String], _ categories: [Int?]) throws(LearnFault) {
    let places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ name: String) throws(LearnFault) -> Int {
      guard let place = places[name] else { throw .unknownFeature(name, known: names) }
      return place
    }
    var directions = [Int](repeating: 0, count: request.directions.isEmpty ? 0 : names.count)
    for (name, direction) in request.directions.sorted(by: { $0.key < $1.key }) {
      let place = try place(name)
      guard categories[place] == nil else { throw .categoryHasNoOrder(feature: name) }
      directions[place] = direction.rawValue
    }
    var groups: [[Int]] = []
    for group in request.interactions {
      guard !group.isEmpty else { throw .emptyGroup }
      var members: Set<Int> = []
      for name in group { members.insert(try place(name)) }
      groups.append(members.sorted())
    }
    if !groups.isEmpty {
      // What no group names acts alone; LightGBM would never use it.
      let named = Set(groups.joined())
      groups += names.indices.filter { !named.contains($0) }.map { [$0] }
    }
    self.directions = directions
    self.groups = groups
  }

  /// Whether predictions are free.
  var isEmpty: Bool { directions.isEmpty && groups.isEmpty }

  /// The directions as both libraries take them: `1,0,-1`.
  var directionsText: String { directions.map(String.init).joined(separator: ",") }
  /// The groups as LightGBM takes them: `[0,1],[2]`.
  var groupsText: String {
    groups.map { "[" + $0.map(String.init).joined(separator: ",") + "]" }.joined(separator: ",")
  }
}
