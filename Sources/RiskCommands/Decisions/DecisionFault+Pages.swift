import RiskDiagnostics

extension DecisionFault {
  /// The pages of help on these faults; a broken log has the code of the store's module.
  static let pages = [
    FaultPage(
      "log-off", .customers, "A note without a log",
      "A note is an entry of the decision log, and nothing is written into it while it is off.",
      example: "note \"income was verified\"", remedy: "log on"),
    FaultPage(
      "nothing-to-note", .customers, "A note on nothing",
      "A note says why of what was decided last in this session. On anything else it names the entry.",
      after: .customer, example: "log on; note \"income was verified\"",
      remedy: "log on; score good; note \"income was verified\""),
    FaultPage(
      "no-such-entry", .customers, "An entry that is none",
      "Entries of the decision log are counted from 1 without a gap.",
      example: "log show with entry = 1000000", remedy: "log show"),
    FaultPage(
      "log-over-itself", .files, "A log that would overwrite itself",
      "The log is exported to another file; the one it is kept in is never written over.",
      example: "log on; log export \"models/decisions.sqlite\"", remedy: "log on; log export \"decisions.csv\""),
  ]
}
