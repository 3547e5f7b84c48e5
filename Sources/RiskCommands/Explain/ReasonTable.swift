import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// What is said of a feature, or of several together, to whom it concerns.
struct Reason: Sendable {
  /// In which direction the features must move a figure for the reason to be true.
  enum Direction: String, Sendable {
    /// Only where they raise it.
    case up
    /// Only where they lower it.
    case down
  }

  let code: String
  let text: String
  /// The features it stands for; their contributions are added up.
  private(set) var features: [String]
  /// Where it is true; nil for what is said wherever they raise the figure.
  let direction: Direction?

  /// Whether it is true of features that add so much.
  func holds(for sum: Double) -> Bool { direction == .down ? sum < 0 : sum > 0 }

  /// The same reason for more features.
  func standing(for more: [String]) -> Reason {
    var reason = self
    reason.features += more.filter { !features.contains($0) }
    return reason
  }
}

/// The reasons a session gives, in the order they were written.
struct ReasonTable: Sendable {
  let reasons: [Reason]

  /// Checks reasons: a code comes once, and a feature has one reason a direction.
  init(_ reasons: [Reason]) throws(ExplainFault) {
    self.reasons = reasons
    var codes: Set<String> = []
    var places: Set<String> = []
    for reason in reasons {
      guard codes.insert(reason.code).inserted else { throw .reasonTwice(reason.code) }
      for feature in reason.features {
        let place = "\(reason.direction == .down ? "down" : "up") \(feature)"
        guard places.insert(place).inserted else { throw .featureTwice(feature, reason: reason.code) }
      }
    }
  }

  /// The reasons as a table, a line a reason.
  var output: Output {
    let titles = ["code", "text", "features", "when"]
    let rows = reasons.map { reason -> [Value] in
      [
        .text(reason.code), .text(reason.text), .text(reason.features.joined(separator: ", ")),
        .text((reason.direction ?? .up).rawValue),
      ]
    }
    let records = reasons.map { reason in
      Value.record(
        Record(named: [
          ("code", .text(reason.code)), ("text", .text(reason.text)),
          ("features", .list(reason.features.map(Value.text))), ("when", .text((reason.direction ?? .up).rawValue)),
        ]))
    }
    let table = TableView(columns: titles.map { TableView.Column($0) }, rows: rows.map { TableView.Row($0) })
    return Output(.list(records), views: [.table(table)])
  }
}

/// The table of reasons, as a session remembers it.
private struct ReasonsInUse {
  var table: ReasonTable?
}

extension Session {
  /// The reasons that explanations give; nil where there are none.
  var reasonTable: ReasonTable? { state(ReasonsInUse()).table }

  /// Has explanations give reasons, or none.
  func give(_ table: ReasonTable?) { remember(ReasonsInUse(table: table)) }
}
