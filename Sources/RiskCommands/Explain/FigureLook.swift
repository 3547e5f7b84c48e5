import Foundation
import RiskExpressions
import RiskKernel
import RiskModels

/// How a figure and what adds to it are written.
struct FigureLook {
  private let figure: ExplainedFigure
  /// How its numbers are written: shares as percentages.
  let format: NumberFormat

  /// Looks up what the figure of some models is measured in.
  init(_ figure: ExplainedFigure, _ scorer: Scorer) {
    self.figure = figure
    format =
      switch figure {
      case .pd: .percent
      case .lgd: scorer.lgd?.card.measure == .share ? .percent : .plain
      case .margin, .ead, .el: .plain
      }
  }

  /// The name it has behind `by`.
  var name: String { figure == .margin ? "pd" : figure.title.lowercased() }

  /// The scale of a PD; of the others there is but one.
  var scale: Value {
    switch figure {
    case .margin: .text("margin")
    case .pd: .text("probability")
    case .lgd, .ead, .el: .null
    }
  }

  /// The figure of somebody, in words.
  func title(of name: String) -> String { "\(figure.title) of \(name)" }

  /// A number of the figure in a sentence.
  func text(_ value: Double, digits: Int = 4) -> String {
    format == .percent
      ? "\(FigureLook.rounded(value * 100, digits: digits)) %" : FigureLook.rounded(value, digits: digits)
  }

  /// An input's value, numbers with four digits or whole.
  static func text(_ value: Value) -> String {
    switch value {
    case .null: "missing"
    case .number(let number): rounded(number)
    default: value.plainText
    }
  }

  /// A number with so many significant digits, large ones whole.
  private static func rounded(_ number: Double, digits: Int = 4) -> String {
    guard number.isFinite, number != 0 else { return Value.shortest(number) }
    let decimals = max(0, min(12, digits - 1 - Int(log10(abs(number)).rounded(.down))))
    guard let short = Double(Words.fixed(number, decimals: decimals)) else { return Value.shortest(number) }
    return abs(short) >= 10_000
      ? Int(exactly: short).map(Words.grouped) ?? Value.shortest(short) : Value.shortest(short)
  }
}
