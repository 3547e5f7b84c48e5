import RiskExpressions
import RiskKernel
import RiskSyntax

/// How rows are drawn.
public enum PlotKind: String, Sendable, CaseIterable {
  case histogram, bars, line, scatter

  /// A call that would be right, for a hint.
  var example: String {
    switch self {
    case .histogram: "… | plot histogram util"
    case .bars: "… | plot bars count() by num_90"
    case .line: "… | plot line mean(default) over month"
    case .scatter: "… | plot scatter util, age"
    }
  }

  /// What it needs, in words.
  var needs: String {
    switch self {
    case .histogram: "a histogram is drawn of one column, without 'over'"
    case .bars: "bars are drawn of one column 'by' another, without 'over'"
    case .line: "a line is drawn of columns 'over' another, one column where there is a 'by'"
    case .scatter: "points are drawn of two columns, without 'over'"
    }
  }
}

/// What stands behind `plot`: how to draw, or a table.
enum PlotSubject {
  case kind(PlotKind)
  case table(Call.InputTable)

  /// A kind's word, a variable with a table, or a pipeline in parentheses.
  static let argument = ArgumentType<PlotSubject>(
    "one of histogram, bars, line, scatter, or a table", placeholder: "KIND",
    form: .word(PlotKind.allCases.map(\.rawValue))
  ) { slot, session in
    let expression = try slot.soleExpression()
    switch expression.kind {
    case .variable, .pipeline: return .table(try session.table(of: expression))
    default: break
    }
    let name = try slot.soleName()
    guard let kind = PlotKind(rawValue: name.text) else {
      throw KernelFault.notAllowed(slot.title, allowed: PlotKind.allCases.map(\.rawValue)).at(name.span)
    }
    return .kind(kind)
  }
}

/// What a chart's options say about its look.
struct ChartLook {
  let title: String
  let height: Int?
  let bins: Int?
}

extension ArgumentType where Content == String {
  /// A line of text.
  static var chartTitle: ArgumentType {
    let wording = "a text of at most 200 characters"
    let accepts = { @Sendable (value: Value) -> String? in
      guard case .text(let text) = value, text.count <= 200 else { return nil }
      return text
    }
    return ArgumentType(
      wording, placeholder: "\"TEXT\"",
      form: .value(check: { value throws(KernelFault) in
        guard accepts(value) != nil else { throw .outOfRange("the value", range: wording) }
      })
    ) { slot, session in
      guard let text = accepts(try session.evaluate(try slot.soleExpression())) else {
        throw KernelFault.outOfRange(slot.title, range: wording)
      }
      return text
    }
  }
}
