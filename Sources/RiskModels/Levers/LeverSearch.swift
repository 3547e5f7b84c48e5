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
  /// Where a feature overflows among values past the usual ones, the usual ones are looked at.
  ///
  /// - Throws: an `ExpressionFault` where a feature cannot be computed for one of the usual values.
  public func lever(_ facts: InputFacts) throws -> Lever {
    do {
      return try lever(facts, over: customer.domain(of: facts, goesBeyond: goesBeyond), isHeldBack: false)
    } catch is ExpressionFault where goesBeyond {
      return try lever(facts, over: customer.domain(of: facts), isHeldBack: true)
    }
  }

  private func lever(_ facts: InputFacts, over domain: InputDomain?, isHeldBack: Bool) throws -> Lever {
    let now = customer.customer[facts.name] ?? .null
    guard let domain else {
      return Lever(
        facts: facts, now: now, domain: nil, values: [], nearest: nil, best: nil, isExact: true,
        isHeldBack: isHeldBack)
    }
    let axis = try customer.axis(of: facts.name, over: domain)
    var course = TargetCourse(customer, target, axis)
    try course.follow()
    return Lever(
      facts: facts, now: now, domain: domain, values: course.values, nearest: try course.nearest(to: now, facts),
      best: course.best(facts), isExact: course.isExact, isHeldBack: isHeldBack)
  }
}
