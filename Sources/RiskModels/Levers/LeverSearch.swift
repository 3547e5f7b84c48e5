import RiskExpressions

/// Finds for each input alone the exact set of values that meets a target.
public struct LeverSearch {
  /// The customer.
  public let customer: VariedCustomer
  /// What is to be met.
  public let target: ScoreTarget
  /// Whether values are looked at that neither the feature set calls sensible nor training saw.
  public let goesBeyond: Bool

  /// Prepares a search.
  public init(_ customer: VariedCustomer, target: ScoreTarget, goesBeyond: Bool = false) {
    self.customer = customer
    self.target = target
    self.goesBeyond = goesBeyond
  }

  /// Whether the customer meets the target as given.
  public var isMet: Bool {
    get throws {
      var test = target.test(for: customer.customer)
      return try test.isMet(customer.now)
    }
  }

  /// What an input can do.
  ///
  /// - Throws: an `ExpressionFault` where a feature cannot be computed for one of the values.
  public func lever(_ facts: InputFacts) throws -> Lever {
    let now = customer.customer[facts.name] ?? .null
    guard let domain = customer.domain(of: facts, goesBeyond: goesBeyond) else {
      return Lever(facts: facts, now: now, domain: nil, values: [], nearest: nil, best: nil, isExact: true)
    }
    let axis = try customer.axis(of: facts.name, over: domain)
    var course = TargetCourse(customer, target, axis)
    try course.follow()
    return Lever(
      facts: facts, now: now, domain: domain, values: course.values, nearest: try course.nearest(to: now, facts),
      best: course.best(facts), isExact: course.isExact)
  }
}
