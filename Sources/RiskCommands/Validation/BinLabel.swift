import Foundation
import RiskExpressions
import RiskSyntax

/// The names of bins.
enum BinLabel {
  /// The bin of what is missing.
  static let missing = "missing"

  /// The bins that edges make, an edge belonging to what is above it: `below 10`, `10 to 20`, `from 20`.
  static func labels(between edges: [Double], of type: ScalarType) -> [String] {
    guard let first = edges.first, let last = edges.last else { return ["all"] }
    let names = names(of: edges, type)
    let between = zip(names, names.dropFirst()).map { "\($0) to \($1)" }
    return ["below \(name(first, in: names, edges))"] + between + ["from \(name(last, in: names, edges))"]
  }

  private static func name(_ edge: Double, in names: [String], _ edges: [Double]) -> String {
    edges.firstIndex(of: edge).map { names[$0] } ?? Value.shortest(edge)
  }

  /// Edges in as few digits as tell them apart.
  private static func names(of edges: [Double], _ type: ScalarType) -> [String] {
    if type == .date {
      return edges.map { Int(exactly: $0.rounded(.up)).map { CalendarDate(daysSinceEpoch: $0).description } ?? "" }
    }
    for digits in 4...17 {
      let names = edges.map { name($0, digits: digits) }
      if Set(names).count == edges.count { return names }
    }
    return edges.map(Value.shortest)
  }

  /// A number with so many digits that count, without an exponent where it has a common size.
  private static func name(_ number: Double, digits: Int) -> String {
    let rounded = Double(String(format: "%.\(max(0, digits - 1))e", number)) ?? number
    return Value.shortest(rounded)
  }
}
