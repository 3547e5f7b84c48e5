import Foundation
import RiskExpressions

/// How values are put into bins.
public enum Binning: Sendable, Equatable {
  /// So many bins of as equal numbers of rows as the values allow.
  case equalCounts(Int)
  /// Bins of one width, whose edges are multiples of it.
  case width(Double)
  /// Bins with given edges between them.
  case edges([Double])
}

/// Edges that cut numbers into bins: a bin begins with its lower edge and ends before its upper one.
public struct BinEdges: Sendable, Equatable {
  /// How many bins there may be.
  public static let limit = 1000
  /// The edges between bins, in order.
  public let inner: [Double]

  /// The edges, each once and in order.
  public init(_ edges: [Double]) { inner = Set(edges.filter(\.isFinite)).sorted() }

  /// The edges of equal counts from quantiles, rounded to as few digits as keep them apart; a bin that begins with the
  /// least value has no edge there.
  init(quantiles: [Double], above least: Double) {
    let exact = BinEdges(quantiles.filter { $0 > least }).inner
    let rounded = (4...17).lazy.map { digits in exact.map { $0.rounded(toDigits: digits) } }
    let apart = rounded.first { Set($0).count == exact.count && ($0.first ?? .infinity) > least }
    self.init(apart ?? exact)
  }

  /// The edges of bins of one width between the least and the greatest value; nil where there are too many.
  init?(width: Double, from least: Double, through greatest: Double) {
    let (first, last) = ((least / width).rounded(.down), (greatest / width).rounded(.down))
    guard last - first < Double(BinEdges.limit) else { return nil }
    self.init(stride(from: first + 1, through: last, by: 1).map { ($0 * width).rounded(toDigits: 15) })
  }

  /// What the bins are called, in order: a number, so that texts sort as bins do, and the edges.
  public var labels: [String] {
    let digits = String(inner.count + 1).count
    let texts = inner.map(BinEdges.text)
    return (0...inner.count).map { bin in
      let place = String(bin + 1)
      let number = String(repeating: "0", count: digits - place.count) + place
      let range =
        switch (bin > 0 ? texts[bin - 1] : nil, bin < texts.count ? texts[bin] : nil) {
        case (let low?, let high?): "\(low) to < \(high)"
        case (nil, let high?): "< \(high)"
        case (let low?, nil): ">= \(low)"
        case (nil, nil): "all"
        }
      return "\(number): \(range)"
    }
  }

  /// The number of the bin a value is in, from 0.
  public func bin(of value: Double) -> Int { inner.count { $0 <= value } }

  private static func text(_ edge: Double) -> String { Value.number(edge).plainText }
}

extension Double {
  /// The number with so many significant digits.
  fileprivate func rounded(toDigits digits: Int) -> Double { Double(String(format: "%.\(digits - 1)e", self)) ?? self }
}
