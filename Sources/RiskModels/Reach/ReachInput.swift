/// An input that may be changed to reach a target: the values it may take and what moving it costs.
public struct ReachInput: Sendable {
  /// The input.
  public let name: String
  /// The values it may take; it may also stay as it is, whatever it is.
  public let domain: InputDomain
  /// What moving it by one spread costs, or what another level costs.
  public let cost: Double
  /// The distance that costs as much, as the customers of the training differ.
  public let spread: Double
  /// The value that distances are measured from where the customer has none; nil where nobody knows one.
  public let median: Double?

  /// Describes an input; a spread or a cost that is none counts as 1.
  public init(_ name: String, over domain: InputDomain, cost: Double = 1, spread: Double, median: Double? = nil) {
    self.name = name
    self.domain = domain
    self.cost = cost > 0 && cost.isFinite ? cost : 1
    self.median = median
    self.spread = spread > 0 && spread.isFinite ? spread : 1
  }
}
